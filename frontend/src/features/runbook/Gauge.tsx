import { type CSSProperties, type ReactNode, useMemo } from 'react';
import type { RunBookView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { clockText } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import { type Figures, figuresOf } from '@/parts/run/figures';
import { replacedIn, stepsOf, tallyOf } from '@/parts/run/steps';
import { clockBeside } from '@/parts/run/words';
import { useZone } from '@/ui/UiProvider';
import classes from './Gauge.module.css';
import { ticksOf } from './ticks';

/** The window as a line: what ran, what is left if it is done one after another, the end, the way back. */
export function Gauge({ book }: { book: RunBookView }) {
  const now = useNow(10_000);
  const zone = useZone();
  const figures = figuresOf(book, now);
  const counted = useMemo(() => countedText(book), [book]);
  if (!figures.ends) return null;
  const said = [counted, ...forecast(book, figures, zone)].filter(Boolean).join(' ');
  return (
    <section className={classes.gauge} aria-label={t('ui.runbook.gauge')}>
      <Figure
        label={figures.left > 0 ? t('ui.runbook.ends') : t('ui.runbook.ended')}
        value={clockBeside(figures.ends, book.start, zone)}
        bad={figures.late > 0}
      >
        {lateText(figures.late)}
      </Figure>
      {figures.decideBy > 0 && book.window !== 'over' && (
        <Figure
          label={t('ui.runbook.decide_by')}
          value={clockBeside(figures.decideBy, book.start, zone)}
          bad={now > figures.decideBy}
        >
          {t('ui.runbook.way_back_takes', { span: durationText(book.way_back_minutes) })}
        </Figure>
      )}
      <div className="grow">
        <Track book={book} figures={figures} now={now} zone={zone} said={said} />
        <p className={classes.say} title={said}>
          {said}
        </p>
      </div>
    </section>
  );
}

function Figure({ label, value, bad, children }: { label: string; value: string; bad: boolean; children: ReactNode }) {
  return (
    <div className={classes.figure}>
      <div className="t12 c3">{label}</div>
      <div className={`t20 b ${bad ? 'i-over' : ''}`}>{value}</div>
      <div className={`t12 ${bad ? 'i-over' : 'c3'}`}>{children}</div>
    </div>
  );
}

function lateText(late: number): string {
  return late > 0
    ? t('ui.runbook.after_window', { span: durationText(late) })
    : t('ui.runbook.before_end', { span: durationText(late) });
}

function countedText(book: RunBookView): string {
  const tally = tallyOf(stepsOf(book));
  const again = replacedIn(tally);
  const done = t('ui.runbook.progress', { done: tally.done, all: tally.all });
  return again > 0 ? `${done} ${t('ui.runbook.replaced', { count: again })}` : done;
}

/** What is still to come; nothing once the run is over. */
function forecast(book: RunBookView, figures: Figures, zone: string): string[] {
  if (book.window === 'over') return [];
  return [
    figures.left > 0 ? t('ui.runbook.work_left', { span: durationText(figures.left) }) : '',
    figures.backEnds && figures.begun
      ? t('ui.runbook.back_now', { time: clockBeside(figures.backEnds, book.start, zone) })
      : '',
    book.plan_too_long && figures.left > 0 ? t('ui.runbook.too_long') : '',
  ];
}

/** The word at the end gives way to the clock, which stands in the middle of its line; `ahead` in hundredths of the track. */
function endLook(ahead: number): string {
  if (Math.abs(ahead) > wordRoom) return classes.label ?? '';
  return `${classes.label} ${ahead > 0 ? classes.endBefore : classes.endBehind}`;
}

interface TrackProps {
  book: RunBookView;
  figures: Figures;
  now: number;
  zone: string;
  /** The same in words. */
  said: string;
}

/** In hundredths of the track: what a word above it needs for itself, and what two. */
const wordRoom = 12;
const wordsRoom = 14;

function Track({ book, figures, now, zone, said }: TrackProps) {
  const from = Math.min(book.start, figures.begun || book.start);
  const running = book.window === 'running' || book.window === 'overrun';
  const whole = book.end - from;
  const ends = Math.max(book.end, figures.ends, running ? now : 0);
  const to = Math.min(ends, book.end + whole) + whole * 0.06; // what lies further beyond the window is said, not drawn
  const at = (ms: number) => (100 * (Math.min(Math.max(ms, from), to) - from)) / (to - from);
  const span = (a: number, b: number): CSSProperties => ({
    left: `${at(a)}%`,
    width: `${Math.max(0, at(b) - at(a))}%`,
  });
  const ranTo = figures.left > 0 ? now : figures.ends;
  const workFrom = Math.max(now, figures.begun ? now : book.start);
  const decides = figures.decideBy > 0 && book.window !== 'over';
  const zoneFrom = at(figures.decideBy);
  const isNamed = at(book.end) - zoneFrom > wordsRoom && (!running || Math.abs(at(now) - zoneFrom) > wordsRoom);
  return (
    <div className={classes.track} role="img" aria-label={said}>
      {ticksOf(from, to - (to - from) * 0.04, zone).map((tick) => (
        <span key={tick.at} className={classes.tick} style={{ left: `${at(tick.at)}%` }}>
          {tick.word}
        </span>
      ))}
      <i className={classes.window} style={span(book.start, book.end)} />
      {decides && <i className={classes.warn} style={span(figures.decideBy, book.end)} />}
      {decides && isNamed && (
        <span className={`${classes.label} ${classes.zone}`} style={{ left: `${zoneFrom}%` }}>
          {t('ui.runbook.decide_zone')}
        </span>
      )}
      {figures.begun > 0 && <i className={classes.past} style={span(figures.begun, Math.min(ranTo, book.end))} />}
      {figures.begun > 0 && <i className={classes.over} style={span(Math.max(figures.begun, book.end), ranTo)} />}
      {figures.left > 0 && <i className={classes.left} style={span(workFrom, Math.min(figures.ends, book.end))} />}
      {figures.left > 0 && <i className={classes.late} style={span(Math.max(book.end, workFrom), figures.ends)} />}
      {running && figures.backEnds > 0 && <i className={classes.back} style={span(now, figures.backEnds)} />}
      <i className={classes.end} style={{ left: `${at(book.end)}%` }} />
      <span className={endLook(running ? at(now) - at(book.end) : 100)} style={{ left: `${at(book.end)}%` }}>
        {t('ui.runbook.window_end')}
      </span>
      {figures.ends > to && (
        <span className={`${classes.label} ${classes.beyond}`}>
          {`→ ${clockBeside(figures.ends, book.start, zone)}`}
        </span>
      )}
      {running && (
        <>
          <i className={classes.now} style={{ left: `${at(now)}%` }} />
          <span className={`${classes.label} ${classes.nowLabel} mono`} style={{ left: `${at(now)}%` }}>
            {clockText(now, zone)}
          </span>
        </>
      )}
    </div>
  );
}
