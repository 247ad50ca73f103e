import { expect, test } from 'vitest';
import type { NeedView } from '@/api/door';
import { actsOf, bulkActsOf, groupNeeds } from './needs';

const need = (more: Partial<NeedView>) =>
  ({ kind: 'item', record: 'r', deployment: 'd', group: 'decide', overdue: false, start: 1, ...more }) as NeedView;

const some = [
  need({ record: 'late', overdue: true, deployment: 'd2' }),
  need({ record: 'second', deployment: 'd2', start: 20 }),
  need({ record: 'first', deployment: 'd1', start: 10, group: 'verify' }),
  need({ record: 'asked', kind: 'access', deployment: '', group: 'people' }),
];

test('late ones come first, then the windows by their start, then what has no window', () => {
  const groups = groupNeeds(some, 'all');
  expect(groups.map(({ id }) => id)).toEqual(['late', 'd1', 'd2', 'later']);
  expect(groups.flatMap(({ needs }) => needs.map(({ record }) => record))).toEqual([
    'late',
    'first',
    'second',
    'asked',
  ]);
});

test('a filter shows only its own, and no empty groups', () => {
  expect(groupNeeds(some, 'verify').map(({ id }) => id)).toEqual(['d1']);
  expect(groupNeeds(some, 'do')).toEqual([]);
});

test('a reviewer is offered to verify, an approver to approve, the writer to submit', () => {
  expect(actsOf(need({ group: 'verify' }))).toEqual(['verify', 'reject']);
  expect(actsOf(need({ group: 'decide' }))).toEqual(['approve', 'reject']);
  expect(actsOf(need({ group: 'do' }))).toEqual(['submit']);
  expect(actsOf(need({ kind: 'steps', group: 'do' }))).toEqual([]);
});

test('several at once: only items that all offer the same', () => {
  expect(bulkActsOf([need({}), need({})])).toEqual(['approve']);
  expect(bulkActsOf([need({}), need({ group: 'verify' })])).toEqual([]);
  expect(bulkActsOf([need({}), need({ kind: 'request' })])).toEqual([]);
  expect(bulkActsOf([])).toEqual([]);
});
