import { useMemo } from 'react';
import { ActionButton } from '@/actions/ActionButton';
import { t } from '@/i18n/i18n';
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

/** Filters with how many they show, and how many steps are in which state. */
export function Toolbar({ page }: { page: RunBookPageState }) {
  const { book, me, filter, setFilter, actions } = page;
  const counts = useMemo(() => filters.map((one) => countOf(book, one, me)), [book, me]);
  const { completed, skipped, failed, in_progress, on_hold, new: fresh } = book.progress;
  return (
    <div className={classes.toolbar}>
      {filters.map((one, at) => (
        <Chip key={one} on={filter === one} count={counts[at]} state={marks[one]} onClick={() => setFilter(one)}>
          {t(words[one])}
        </Chip>
      ))}
      <span className={classes.counts}>
        <CountsLegend
          short
          counts={[
            { state: 'completed', n: completed },
            { state: 'skipped', n: skipped },
            { state: 'failed', n: failed },
            { state: 'in_progress', n: in_progress },
            { state: 'on_hold', n: on_hold },
            { state: 'new', n: fresh },
          ]}
        />
      </span>
      <span className="push row g8">
        <SearchField
          field={page.findField}
          value={page.find}
          onChange={page.setFind}
          label={t('ui.runbook.find')}
          back={() => page.list.current?.focus({ preventScroll: true })}
        />
        <ActionButton action={actions.workMode} />
      </span>
    </div>
  );
}
