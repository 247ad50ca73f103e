import { useMemo } from 'react';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ItemRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { decisionKeys } from './decide';
import { nameOf } from './useDecision';

const names = Object.keys(decisionKeys) as (keyof typeof decisionKeys)[];
const none: readonly Action[] = [];

/** A, V, S and R on the row that the keys are on: `begin` opens its look, with the remark of what was asked for. */
export function useRowDecisions(row: ItemRow | undefined, begin: (row: ItemRow, key: string) => void) {
  const actions = useMemo<readonly Action[]>(() => {
    if (!row) return none;
    return names.map((name) => ({
      id: `items.${name}`,
      label: t('ui.items.act_on', {
        act: name === 'reject' ? t('ui.items.reject_or_return') : t(`ui.items.do_${name}`),
        name: nameOf(row),
      }),
      group: 'ui.items.group',
      icon: name === 'reject' ? 'close' : undefined,
      keys: decisionKeys[name],
      run: () => begin(row, decisionKeys[name]),
    }));
  }, [row, begin]);
  useActions(actions);
}
