import type { Action } from '@/actions/registry';
import type { RunBookStep } from '@/api/door';
import { onwardOf, type StepAction } from './steps';
import { verbOf } from './words';

const keys: Partial<Record<StepAction, string>> = { fail: 'f', hold: 'h', skip: 's' };

/** The act that takes the step on, fail, hold and skip by key. The acting says itself why something is refused. */
export function actActions(step: RunBookStep, act: (action: StepAction) => Promise<boolean>): Action[] {
  const one = (action: StepAction, key?: string): Action => ({
    id: `step.${action}`,
    label: verbOf(action),
    keys: key,
    group: 'ui.runbook.group',
    run: () => void act(action),
  });
  const onward = onwardOf(step);
  const others = (Object.keys(keys) as StepAction[]).filter((action) =>
    step.can.some((ability) => ability.action === action),
  );
  return [...(onward ? [one(onward, 'enter')] : []), ...others.map((action) => one(action, keys[action]))];
}
