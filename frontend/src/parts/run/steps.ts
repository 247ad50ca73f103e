import type { RunBookStep, RunBookView } from '@/api/door';
import { abilityFor } from '@/lib/abilities';

/** What a person does to a step: the commands step.* without adding. */
export const stepActions = [
  'start',
  'complete',
  'fail',
  'attempt_failed',
  'skip',
  'hold',
  'resume',
  'reopen',
  'run_again',
  'assign',
  'remark',
] as const;

export type StepAction = (typeof stepActions)[number];

/** All steps of a run book in its order. */
export function stepsOf(book: RunBookView): RunBookStep[] {
  return book.stages.flatMap((stage) => stage.sections.flatMap((section) => section.steps));
}

export function isOpen({ state }: RunBookStep): boolean {
  return state === 'new' || state === 'in_progress' || state === 'on_hold';
}

/** The ids of steps that failed or were skipped and have a later one in their place. */
export function replacedOf(steps: readonly RunBookStep[]): ReadonlySet<string> {
  const again = new Set(steps.filter(({ origin }) => origin !== 'deviation').map(({ after }) => after));
  return new Set(steps.filter(({ id, state }) => state !== 'completed' && again.has(id)).map(({ id }) => id));
}

/** How many steps are in which state; a step with another one in its place counts in `again` only. */
export interface Tally {
  states: Partial<Record<string, number>>;
  again: Partial<Record<string, number>>;
  /** Completed or skipped, of all that count. */
  done: number;
  all: number;
}

/** The one count of steps: bars, legends and sentences agree by it. */
export function tallyOf(steps: readonly RunBookStep[]): Tally {
  const replaced = replacedOf(steps);
  const tally: Tally = { states: {}, again: {}, done: 0, all: steps.length - replaced.size };
  for (const { id, state } of steps) {
    const counts = replaced.has(id) ? tally.again : tally.states;
    counts[state] = (counts[state] ?? 0) + 1;
  }
  tally.done = (tally.states.completed ?? 0) + (tally.states.skipped ?? 0);
  return tally;
}

/** How many steps have another one in their place. */
export function replacedIn({ again }: Tally): number {
  return Object.values(again).reduce<number>((sum, n) => sum + (n ?? 0), 0);
}

/** A person's own: assigned to them, theirs by the plan while nobody is assigned, or begun by them. */
export function isMine(step: RunBookStep, user: string): boolean {
  return step.assignee === user || (!step.assignee && step.owner === user) || step.started_by === user;
}

const onward: Partial<Record<string, StepAction>> = { new: 'start', in_progress: 'complete', on_hold: 'resume' };

/** What takes the step on: start, complete or resume. A step that has ended has none. */
export function onwardOf(step: RunBookStep): StepAction | undefined {
  return onward[step.state];
}

/** Who is to do it, by name. */
export function doerOf(step: RunBookStep): string {
  return step.assignee_name || step.owner_name;
}

/** Minutes from the start to the end, or to now, as the clock times that are shown beside them; 0 when it was not begun. */
export function minutesUsed(step: RunBookStep, now: number): number {
  if (!step.started_at) return 0;
  const minuteOf = (at: number) => Math.floor(at / 60_000);
  return Math.max(0, minuteOf(step.ended_at || now) - minuteOf(step.started_at));
}

/** Minutes over the estimate of a step that is in progress. */
export function minutesOver(step: RunBookStep, now: number): number {
  if (step.state !== 'in_progress' || step.minutes === 0) return 0;
  return Math.max(0, minutesUsed(step, now) - step.minutes);
}

/** Whether the person may do it now. */
export function mayDo(step: RunBookStep, action: StepAction): boolean {
  return abilityFor(step.can, action)?.allowed === true;
}

/** Whether the action must say why. */
export function asksWhy(step: RunBookStep, action: StepAction): boolean {
  return abilityFor(step.can, action)?.remark === 'required';
}
