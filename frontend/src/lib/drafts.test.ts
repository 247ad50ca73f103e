import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftOf, dropDraft, keepDraft, settleDrafts, startDrafts } from './drafts';

const written: [string, unknown][] = [];
const failures: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  written.length = 0;
  failures.length = 0;
  startDrafts(
    { 'item.create': { at: 5, values: { title: 'old' } } },
    async (place, values) => void written.push([place, values]),
    (error) => failures.push(error.message),
  );
});
afterEach(() => vi.useRealTimers());

test('what lay there is there again, with its time', () => {
  expect(draftOf('item.create')).toEqual({ at: 5, values: { title: 'old' } });
  keepDraft('item.create', { title: 'old' });
  expect(draftOf('item.create')?.at).toBe(5);
});

test('typing is written within the pause, the newest state of it', async () => {
  keepDraft('a', 'x');
  await vi.advanceTimersByTimeAsync(200);
  keepDraft('a', 'xy');
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(written).toEqual([['a', 'xy']]);
});

test('a draft that is dropped before it was written never comes back', async () => {
  keepDraft('a', 'x');
  dropDraft('a');
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual([['a', undefined]]);
  expect(draftOf('a')).toBeUndefined();
});

test('settling writes at once, in order', async () => {
  keepDraft('a', 'x');
  keepDraft('b', 'y');
  await settleDrafts();
  expect(written).toEqual([
    ['a', 'x'],
    ['b', 'y'],
  ]);
});

test('what cannot be written is said, and the next is tried again', async () => {
  let full = true;
  startDrafts(
    {},
    async (place, values) => {
      if (full) throw new Error('disk full');
      written.push([place, values]);
    },
    (error) => failures.push(error.message),
  );
  keepDraft('a', 'x');
  await settleDrafts();
  expect(failures).toEqual(['disk full']);
  full = false;
  keepDraft('a', 'xy');
  await settleDrafts();
  expect(written).toEqual([['a', 'xy']]);
});
