import { useMemo } from 'react';
import { ActionButton } from '@/actions/ActionButton';
import { t } from '@/i18n/i18n';
import { replacedIn, stepsOf, tallyOf } from '@/parts/run/steps';
import { Chip } from '@/ui/Chip';
import { CountsLegend } from '@/ui/CountsBar';
import { SearchField } from '@/ui/SearchField';
import type { State } from '@/ui/states';
import classes from './RunBook.module.css';
import { countOf, type Filter, filters } from './rows';
import type { RunBookPageState } from './useRunBookPage';

const words = {
  all: 'ui.runbook.all',
  mine: 'ui.runbook.mine',
  open: 'ui.runbook.open',
  failed: 'ui.runbook.failed',
} as const;

const marks: Partial<Record<Filter, State>> = { open: 'new', failed: 'failed' };

const order: readonly State[] = ['completed', 'skipped', 'failed', 'in_progress', 'on_hold', 'new'];

/** Filters with how many they show, and how many steps are in which state. */
export function Toolbar({ page }: { page: RunBookPageState }) {
  const { book, me, filter, setFilter, actions } = page;
  const counts = useMemo(() => filters.map((one) => countOf(book, one, me)), [book, me]);
  const tally = useMemo(() => tallyOf(stepsOf(book)), [book]);
  const again = replacedIn(tally);
  return (
    <div className={classes.toolbar}>
      {filters.map((one, at) => (
        <Chip key={one} on={filter === one} count={counts[at]} state={marks[one]} onClick={() => setFilter(one)}>
          {t(words[one])}
        </Chip>
      ))}
      <span className={classes.counts}>
        <CountsLegend short counts={order.map((state) => ({ state, n: tally.states[state] ?? 0 }))} />
        {again > 0 && <span className="t13 c3">{t('ui.runbook.and_replaced', { count: again })}</span>}
      </span>
      <span className="push row g8">
        <SearchField
          field={page.findField}
          value={page.find}
          onChange={page.setFind}
          label={t('ui.runbook.find')}
          back={() => page.list.current?.focus({ preventScroll: true })}
        />
        {actions.primary !== actions.workMode && <ActionButton action={actions.workMode} />}
      </span>
    </div>
  );
}
