import type { RowBlock, RunBookStep } from '@/api/door';
import { say, type TextKey, t } from '@/i18n/i18n';
import { clockText, dayText } from '@/lib/time';
import { type StepAction, stepActions } from './steps';

const verbs: Record<StepAction, TextKey> = {
  start: 'ui.step.start',
  complete: 'ui.step.complete',
  fail: 'ui.step.fail',
  attempt_failed: 'ui.step.attempt_failed',
  skip: 'ui.step.skip',
  hold: 'ui.step.hold',
  resume: 'ui.step.resume',
  reopen: 'ui.step.reopen',
  run_again: 'ui.step.run_again',
  assign: 'ui.step.assign',
  remark: 'ui.step.note',
};

const deeds: Record<StepAction | 'add', TextKey> = {
  start: 'ui.step.did.start',
  complete: 'ui.step.did.complete',
  fail: 'ui.step.did.fail',
  attempt_failed: 'ui.step.did.attempt_failed',
  skip: 'ui.step.did.skip',
  hold: 'ui.step.did.hold',
  resume: 'ui.step.did.resume',
  reopen: 'ui.step.did.reopen',
  run_again: 'ui.step.did.run_again',
  assign: 'ui.step.did.assign',
  remark: 'ui.step.did.remark',
  add: 'ui.step.did.add',
};

export function verbOf(action: StepAction): string {
  return t(verbs[action]);
}

/** "completed it", for the log of a step. */
export function deedOf(action: string): string {
  return action in deeds ? t(deeds[action as keyof typeof deeds]) : action;
}

export function isStepAction(action: string): action is StepAction {
  return stepActions.some((one) => one === action);
}

const stages: Record<string, TextKey> = {
  pre: 'ui.stage.pre',
  during: 'ui.stage.during',
  post: 'ui.stage.post',
};

export function stageWord(stage: string): string {
  const key = stages[stage];
  return key ? t(key) : stage;
}

/** The label of a block: the template's own, or a word of the catalogue. */
export function labelOf(block: RowBlock): string {
  return block.label || (block.label_key ? say({ key: block.label_key }) : '');
}

/** Reasons that hold for the whole run book stand at its head, not in every row. */
const ofTheBook = ['step.start.run_book_draft', 'step.archived', 'step.deployment_closed'];

/** Why nobody can start the step now, if that is about this step. */
export function blockedText(step: RunBookStep): string {
  if (!step.blocked || ofTheBook.includes(step.blocked.key)) return '';
  const { key, params } = step.blocked;
  if (key === 'step.start.checkpoint_open') return t('ui.step.waits_for', { step: params?.checkpoint ?? '' });
  return say(step.blocked);
}

/** What a held step waits for: the remark and the expected end. */
export function holdText(step: RunBookStep, zone: string): string {
  if (!step.hold_until) return step.remark;
  return t('ui.step.held_until', { why: step.remark, time: clockText(step.hold_until, zone) });
}

/** The clock, with the weekday when it is not that of the window: "20:27", "Fri 00:12". */
export function clockBeside(at: number, start: number, zone: string): string {
  const day = dayText(at, zone, start);
  const clock = clockText(at, zone);
  return day === dayText(start, zone, start) ? clock : `${day.split(' ')[0]} ${clock}`;
}
