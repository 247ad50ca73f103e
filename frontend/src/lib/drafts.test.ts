import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftOf, draftText, dropDraft, keepDraft, settleDrafts, startDrafts, useDraftValue } from './drafts';

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

test('a value is a draft of its place until it is nothing again', () => {
  const usual = ['view'];
  const { result, rerender } = renderHook(({ place }) => useDraftValue(place, usual), { initialProps: { place: 'a' } });
  act(() => result.current[1](['view', 'entry']));
  expect(draftOf('a')?.values).toEqual(['view', 'entry']);
  rerender({ place: 'b' });
  expect(result.current[0]).toEqual(['view']);
  rerender({ place: 'a' });
  expect(result.current[0]).toEqual(['view', 'entry']);
  act(() => result.current[1](['view']));
  expect(draftOf('a')).toBeUndefined();
});

test('what lies there of another kind is not taken for it', () => {
  expect(draftText('item.create')).toBe('');
});
