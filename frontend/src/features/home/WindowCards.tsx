import type { KeyboardEvent } from 'react';
import type { WindowView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { deploymentPath } from '@/lib/paths';
import { clockText, dayText, momentText, relativeText } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import { zoneWord } from '@/lib/zone';
import type { Peeked } from '@/parts/peek/Peek';
import { type Count, CountsBar } from '@/ui/CountsBar';
import { Link } from '@/ui/Link';
import { StatePill } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import classes from './Home.module.css';
import { peekOfWindow } from './peekOf';

// In the order of the bar: what is done first, what has not begun last.
const stepStates: State[] = ['completed', 'skipped', 'failed', 'in_progress', 'on_hold', 'new'];
const itemStates: State[] = [
  'completed',
  'failed',
  'ready_for_release',
  'go_no_go',
  'review',
  'rejected',
  'documentation',
];

function countsOf(counts: Record<string, number>, order: State[]): Count[] {
  return order.map((state) => ({ state, n: counts[state] ?? 0 }));
}

interface WindowsProps {
  windows: WindowView[];
  /** Space: shows it in the side panel. */
  onPeek: (of: Peeked) => void;
}

const onSpace = (run: () => void) => (event: KeyboardEvent) => {
  if (event.key !== ' ') return;
  event.preventDefault();
  run();
};

/** What runs now, and what should be over but is not. */
export function NowCards({ windows, onPeek }: WindowsProps) {
  const now = useNow(10_000);
  return windows.map((window) => (
    <NowCard key={window.id} window={window} now={now} onPeek={() => onPeek(peekOfWindow(window))} />
  ));
}

function NowCard({ window, now, onPeek }: { window: WindowView; now: number; onPeek: () => void }) {
  const { end, start, time_zone: zone } = window;
  const hasSteps = window.steps > 0;
  const counts = hasSteps ? countsOf(window.step_counts, stepStates) : countsOf(window.counts, itemStates);
  const done = counts
    .filter(({ state }) => state === 'completed' || state === 'skipped')
    .reduce((sum, { n }) => sum + n, 0);
  const of = hasSteps ? window.steps : window.items;
  const over = window.state === 'overrun';
  const when = over
    ? t('ui.home.ended', { at: momentText(end, zone, now) })
    : `${clockText(start, zone)} – ${clockText(end, zone)} ${zoneWord(zone, end)}`;
  return (
    <Link to={deploymentPath(window.project_key, window.id)} className={classes.window} onKeyDown={onSpace(onPeek)}>
      <span className="row g8">
        <b className="t14 cut grow" title={window.title}>
          {window.title}
        </b>
        <StatePill state={window.state as State} />
      </span>
      <span className="t12 c2 cut" style={{ display: 'block' }}>
        {window.project_title}, {when}
      </span>
      <div className={classes.bar}>
        <CountsBar counts={counts} label={hasSteps ? t('ui.home.count_steps') : t('ui.home.count_items')} />
      </div>
      <span className={`row t12 ${classes.state}`}>
        <b className={over ? 'i-over' : undefined}>
          {over
            ? t('ui.home.ended_since', { when: relativeText(end, now) })
            : t('ui.home.left', { span: durationText((end - now) / 60_000) })}
        </b>
        <span className="c2">
          {t('ui.home.done_of', { n: done, of })}
          {window.lead_name && `, ${t('ui.home.led_by', { name: window.lead_name })}`}
        </span>
      </span>
    </Link>
  );
}

/** What comes, by date. */
export function UpcomingLines({ windows, onPeek }: WindowsProps) {
  const now = useNow();
  if (windows.length === 0) return <p className="t13 c3">{t('ui.home.no_upcoming')}</p>;
  return (
    <div className={classes.lines}>
      {windows.map((window) => (
        <Link
          key={window.id}
          to={deploymentPath(window.project_key, window.id)}
          className={`${classes.line} ${classes.coming}`}
          onKeyDown={onSpace(() => onPeek(peekOfWindow(window)))}
        >
          <span className={`mono nw ${classes.start}`}>
            {window.date_only
              ? dayText(window.start, window.time_zone, now)
              : momentText(window.start, window.time_zone, now)}
          </span>
          <span className={`t12 c2 nw ${classes.zone}`}>
            {zoneWord(window.time_zone, window.start)}, {relativeText(window.start, now)}
          </span>
          <b className={`cut ${classes.title}`} title={window.title}>
            {window.title}
          </b>
          <Where window={window} />
        </Link>
      ))}
    </div>
  );
}

function Where({ window }: { window: WindowView }) {
  const words = `${window.project_title}, ${t('ui.home.items', { count: window.items })}${ready(window)}`;
  return (
    <span className={`t12 c3 cut ${classes.where}`} title={words}>
      {words}
    </span>
  );
}

function ready({ counts }: WindowView): string {
  const n = counts.ready_for_release ?? 0;
  return n > 0 ? `, ${t('ui.home.ready', { n })}` : '';
}
