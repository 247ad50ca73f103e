import classes from './CountsBar.module.css';
import { StateMark, stateWord } from './StateMark';
import { type State, states } from './states';

export interface Count {
  state: State;
  n: number;
}

// Filled is done, striped or hollow is not yet, as on paper.
const fills: Partial<Record<State, string>> = {
  go_no_go: classes.wait,
  review: classes.waitStriped,
  ready_for_release: classes.ready,
  rejected: classes.rejected,
  skipped: classes.skip,
  cancelled: classes.skip,
};

function fillOf(state: State): string {
  return fills[state] ?? classes[states[state].tone] ?? '';
}

/** How many are in which state, as a bar of 8 px. States with none are left out; the order is the caller's. */
export function CountsBar({ counts, label }: { counts: Count[]; label: string }) {
  const some = counts.filter(({ n }) => n > 0);
  const words = some.map(({ state, n }) => `${n} ${stateWord(state)}`).join(', ');
  return (
    <div className={classes.bar} role="img" aria-label={`${label}: ${words}`}>
      {some.map(({ state, n }) => (
        <i key={state} className={fillOf(state)} style={{ flexGrow: n }} />
      ))}
    </div>
  );
}

/** The legend of a bar: mark, word, number. `short` leaves the words to the marks' names. */
export function CountsLegend({ counts, short }: { counts: Count[]; short?: boolean }) {
  return (
    <div className={classes.legend}>
      {counts
        .filter(({ n }) => n > 0)
        .map(({ state, n }) => (
          <span key={state} className="row g8">
            <StateMark state={state} size={14} />
            {!short && <span>{stateWord(state)}</span>}
            <b>{n}</b>
          </span>
        ))}
    </div>
  );
}
