import { expect, test } from 'vitest';
import type { DeploymentView, ItemRow } from '@/api/door';
import { nextStep } from './nextStep';

const view = (more: Partial<DeploymentView> = {}) =>
  ({
    state: 'upcoming',
    step_counts: {},
    hurdles: [],
    can: [{ action: 'item.create', allowed: true, remark: 'none' }],
    ...more,
  }) as DeploymentView;
const row = (...can: string[]) => ({ can }) as ItemRow;

test('decisions come first', () => {
  const steps = { step_counts: { new: 3 }, state: 'running' };
  expect(nextStep(view(steps), [row('approve', 'reject'), row('verify'), row('submit')], ['approval'])).toEqual({
    kind: 'decide',
    count: 2,
  });
});

test('whoever runs is led to the steps, in the window also approval', () => {
  const steps = { step_counts: { new: 2, on_hold: 1, completed: 4 } };
  expect(nextStep(view(steps), [], ['execute'])).toEqual({ kind: 'run', count: 3 });
  expect(nextStep(view(steps), [], ['approval'])?.kind).toBe('create');
  expect(nextStep(view({ ...steps, state: 'overrun' }), [], ['approval'])?.kind).toBe('run');
  expect(nextStep(view({ ...steps, state: 'running' }), [], ['view'])?.kind).toBe('create');
});

test('then what waits to be submitted, then a new item, else nothing', () => {
  expect(nextStep(view(), [row('submit')], ['entry'])).toEqual({ kind: 'submit', count: 1 });
  expect(nextStep(view(), [row('revert')], ['entry'])?.kind).toBe('create');
  expect(nextStep(view({ can: [] }), [row()], ['view'])).toBeUndefined();
});

test('approval is led to a run book that nobody has approved', () => {
  const hurdles = [{ key: 'deployment.hurdle.run_book', stops: true }];
  expect(nextStep(view({ hurdles }), [row()], ['approval'])?.kind).toBe('book');
  expect(nextStep(view({ hurdles }), [row()], ['review'])?.kind).toBe('create');
  expect(nextStep(view(), [row('submit')], ['approval'])?.kind).toBe('create');
});
