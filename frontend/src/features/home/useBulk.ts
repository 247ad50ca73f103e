import { useMemo, useRef, useState } from 'react';
import type { Action } from '@/actions/registry';
import type { NeedView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useSeen } from '@/parts/useSeen';
import { type ActName, actKeys, bulkActsOf } from './needs';
import { actOnAll, type Outcome } from './useActing';

export interface Bulk {
  count: number;
  /** How many are done; null while nothing is sent. */
  done: number | null;
  /** What can be done with all of them. */
  offered: Action[];
  /** For every key of a row: what it does to all of them, or why it does nothing. */
  actions: Action[];
}

const acts = ['approve', 'verify', 'submit', 'reject', 'tick'] as const;

/** What the keys and the buttons do while several are selected: the same to each, one after the other. */
export function useBulk(selected: readonly NeedView[], onDone: (outcomes: Outcome[], act: ActName) => void): Bulk {
  const [done, setDone] = useState<number | null>(null);
  const told = useRef(onDone);
  told.current = onDone;
  const busy = done !== null;
  const seenOf = useSeen(selected.filter(({ kind }) => kind === 'item').map(({ record }) => record));
  const actions = useMemo(() => {
    const can = bulkActsOf(selected);
    const run = async (act: ActName) => {
      setDone(0);
      const outcomes = await actOnAll(selected, act, seenOf, setDone);
      setDone(null);
      told.current(outcomes, act);
    };
    return acts.map<Action>((act) => ({
      id: `home.bulk_${act}`,
      label: can.includes(act)
        ? t(`ui.home.bulk_${act as 'approve'}`, { n: selected.length })
        : t(`ui.home.act_${act}`),
      group: 'ui.home.keys',
      icon: act === 'reject' ? 'close' : undefined,
      keys: actKeys[act],
      enabled: () => {
        if (busy) return t('ui.home.bulk_busy');
        if (act === 'reject' || act === 'tick') return t('ui.home.bulk_words');
        return can.includes(act) || t('ui.home.bulk_none');
      },
      run: () => run(act),
    }));
  }, [selected, busy, seenOf]);
  const offered = useMemo(
    () => actions.filter(({ id }) => bulkActsOf(selected).some((act) => id === `home.bulk_${act}`)),
    [actions, selected],
  );
  return { count: selected.length, done, offered, actions };
}
