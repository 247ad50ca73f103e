import { useMemo, useRef } from 'react';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ItemRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { decisionKeys } from './decide';

type BulkAct = 'approve' | 'verify' | 'submit';
const names = Object.keys(decisionKeys) as (keyof typeof decisionKeys)[];

/** A, V and S for all that are selected; R says why it is for none of them. */
export function useBulkKeys(selected: readonly ItemRow[], busy: boolean, decide: (act: BulkAct) => unknown) {
  const latest = useRef(decide);
  latest.current = decide;
  const actions = useMemo(
    () =>
      names.map<Action>((name) => ({
        id: `items.bulk_${name}`,
        label: t('ui.items.act_on_all', { act: t(`ui.items.do_${name}`), count: selected.length }),
        group: 'ui.items.group',
        keys: decisionKeys[name],
        enabled: () => {
          if (name === 'reject') return t('ui.items.bulk_words');
          if (busy) return t('ui.items.bulk_busy');
          return selected.some(({ can }) => can.includes(name)) || t('ui.items.bulk_none');
        },
        run: () => name !== 'reject' && latest.current(name),
      })),
    [selected, busy],
  );
  useActions(actions);
}
