import { expect, test } from 'vitest';
import { testStep } from '@/parts/run/testBook';
import { canRedo, itemAgain, stepAgain, textsOf } from './again';

test('an edit of an item and the acts on a step can be done again here; other things have pages of their own', () => {
  for (const command of ['item.edit', 'step.start', 'step.complete', 'step.hold', 'step.assign', 'step.remark']) {
    expect(canRedo(command), command).toBe(true);
  }
  for (const command of ['step.add', 'step.add_evidence', 'step.move', 'item.submit', 'comment.add', 'step']) {
    expect(canRedo(command), command).toBe(false);
  }
});

test('an edit is done over what stands here now, with other words where they were changed', () => {
  const asked = { item: 'i1', title: { was: 'old', to: 'Mine' }, minutes: { was: 'm', to: 5 } };
  expect(textsOf(asked)).toEqual({ title: 'Mine' });
  expect(itemAgain(asked, { title: 'Ours' }, { title: 'new' })).toEqual({
    item: 'i1',
    title: { was: 'new', to: 'Ours' },
    minutes: { was: 'm', to: 5 },
  });
});

test('an act is done on the step as it is now, or noted where it cannot be done any more', () => {
  const asked = { step: 's1', remark: 'done', seen: 'long ago' };
  expect(stepAgain('step.complete', asked, 'done at night', testStep('1', { state: 'in_progress' }))).toEqual({
    instead: false,
    command: 'step.complete',
    payload: { step: 's1', remark: 'done at night', seen: 'seen-1' },
  });
  expect(stepAgain('step.complete', asked, 'done at night', testStep('1', { state: 'completed' }))).toEqual({
    instead: true,
    command: 'step.remark',
    payload: { step: 's1', remark: 'done at night' },
  });
});
