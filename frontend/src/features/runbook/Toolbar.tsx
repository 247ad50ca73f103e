import { ActionButton } from '@/actions/ActionButton';
import { t } from '@/i18n/i18n';
import { Chip } from '@/ui/Chip';
import { CountsLegend } from '@/ui/CountsBar';
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
  const { completed, skipped, failed, in_progress, on_hold, new: fresh } = book.progress;
  return (
    <div className={classes.toolbar}>
      {filters.map((one) => (
        <Chip
          key={one}
          on={filter === one}
          count={countOf(book, one, me)}
          state={marks[one]}
          onClick={() => setFilter(one)}
        >
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
      <span className="push">
        <ActionButton action={actions.workMode} />
      </span>
    </div>
  );
}
