import type { RunBookStep } from '@/api/door';
import { allows } from '@/lib/abilities';
import { isStepAction } from '@/parts/run/words';

/** What was asked for: the JSON of a command. */
export type Asked = Record<string, unknown>;

interface Edit {
  was: string;
  to: unknown;
}

const ofStep = 'step.';

const isEdit = (value: unknown): value is Edit => typeof value === 'object' && value !== null && 'was' in value;

/** Whether it can be done again beside what was refused; other things have pages of their own. */
export const canRedo = (command: string): boolean =>
  command === 'item.edit' || (command.startsWith(ofStep) && isStepAction(command.slice(ofStep.length)));

/** The texts that an edit wanted to write. */
export function textsOf(asked: Asked): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(asked)) {
    if (isEdit(value) && typeof value.to === 'string') texts[name] = value.to;
  }
  return texts;
}

/** The edit of an item over what it says now; texts replace those that were asked for. */
export function itemAgain(asked: Asked, texts: Record<string, string>, digests: Record<string, string>): Asked {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [
      name,
      isEdit(value) ? { was: digests[name] ?? value.was, to: texts[name] ?? value.to } : value,
    ]),
  );
}

/** The same thing done to a step as it is now, or, where that cannot be any more, a remark instead. */
export function stepAgain(command: string, asked: Asked, remark: string, step: RunBookStep) {
  const instead = !allows(step.can, command.slice(ofStep.length));
  if (instead) return { instead, command: 'step.remark', payload: { step: asked.step, remark } };
  const { seen, ...rest } = asked;
  return { instead, command, payload: { ...rest, remark, ...(seen === undefined ? {} : { seen: step.seen }) } };
}
