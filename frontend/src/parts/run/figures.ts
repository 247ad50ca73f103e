import type { RunBookView } from '@/api/door';
import { isOpen, minutesUsed, stepsOf } from './steps';

const minute = 60_000;

/** Moments are shown to the minute; what is reckoned from them agrees with what is shown. */
export function wholeMinute(at: number): number {
  return Math.floor(at / minute) * minute;
}

/** How the work that is left stands against the window. Moments are Unix milliseconds, 0 when there is none. */
export interface Figures {
  /** Minutes of the estimates that are left. */
  left: number;
  /** When the open steps end if they are done one after another from now; when nothing is left, the last end. */
  ends: number;
  /** Minutes by which that is after the window; negative inside it. */
  late: number;
  /** The last moment at which the way back, begun then, ends inside the window. */
  decideBy: number;
  /** When a way back that begins now ends. */
  backEnds: number;
  begun: number;
}

export function figuresOf(book: RunBookView, moment: number): Figures {
  const now = wholeMinute(moment);
  const steps = stepsOf(book);
  const left = steps
    .filter(isOpen)
    .reduce(
      (sum, step) => sum + Math.max(0, step.minutes - (step.state === 'in_progress' ? minutesUsed(step, now) : 0)),
      0,
    );
  const starts = steps.map((step) => step.started_at).filter((at) => at > 0);
  const begun = starts.length > 0 ? Math.min(...starts) : 0;
  const lastEnd = Math.max(0, ...steps.map((step) => step.ended_at));
  const from = Math.max(now, begun ? now : book.start);
  const open = steps.some(isOpen);
  const ends = open ? from + left * minute : lastEnd;
  return {
    left,
    ends,
    late: ends ? (wholeMinute(ends) - wholeMinute(book.end)) / minute : 0,
    decideBy: book.way_back_minutes ? book.end - book.way_back_minutes * minute : 0,
    backEnds: book.way_back_minutes ? now + book.way_back_minutes * minute : 0,
    begun,
  };
}
