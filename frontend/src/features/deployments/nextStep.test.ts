import { expect, test } from 'vitest';
import type { DeploymentView, ItemRow } from '@/api/door';
import { nextStep } from './nextStep';

const may = (action: string) => ({ action, allowed: true, remark: 'none' });
const view = (more: Partial<DeploymentView> = {}) =>
  ({
    state: 'upcoming',
    step_counts: {},
    hurdles: [],
    runs: false,
    can: [may('item.create')],
    ...more,
  }) as DeploymentView;
const row = (...can: string[]) => ({ can, waits: false }) as unknown as ItemRow;
const waiting = (...can: string[]) => ({ can, waits: true }) as unknown as ItemRow;

test('decisions come first', () => {
  const steps = { step_counts: { new: 3 }, state: 'running' as const, runs: true };
  expect(nextStep(view(steps), [row('approve', 'reject'), row('verify'), waiting('submit')])).toEqual({
    kind: 'decide',
    count: 2,
  });
});

test('whose the steps are, is led to them', () => {
  const steps = { step_counts: { new: 2, on_hold: 1, completed: 4 } };
  expect(nextStep(view({ ...steps, runs: true }), [])).toEqual({ kind: 'run', count: 3 });
  expect(nextStep(view(steps), [])?.kind).toBe('create');
  expect(nextStep(view({ ...steps, state: 'overrun', runs: true }), [waiting('submit')])?.kind).toBe('run');
});

test('then what waits to be submitted, then a new item, else nothing', () => {
  expect(nextStep(view(), [waiting('submit')])).toEqual({ kind: 'submit', count: 1 });
  expect(nextStep(view(), [row('submit')])?.kind).toBe('create');
  expect(nextStep(view({ can: [] }), [row()])).toBeUndefined();
});

test('who may approve it is led to a run book that nobody has approved', () => {
  const hurdles = [{ key: 'deployment.hurdle.run_book', stops: true }];
  expect(nextStep(view({ hurdles, can: [may('runbook.approve')] }), [row()])?.kind).toBe('book');
  expect(nextStep(view({ hurdles, runs: true, step_counts: { new: 1 } }), [row()])?.kind).toBe('create');
});
