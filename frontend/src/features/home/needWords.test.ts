import { expect, test } from 'vitest';
import type { NeedView, WindowView } from '@/api/door';
import { needDue } from './needWords';

const now = Date.UTC(2026, 11, 3, 12);
const hour = 3_600_000;
const here = { now, zone: 'UTC' };
const there = { now, zone: 'Asia/Kathmandu' };
const need = (more: object) =>
  ({ kind: 'item', deployment: 'd', start: now, at: now, time_zone: 'UTC', overdue: false, ...more }) as NeedView;
const started = need({ start: now - hour, at: now - hour });

test('of a window that runs it says how long it still does; else when it began', () => {
  const windows = [{ id: 'd', end: now + 8 * hour }] as WindowView[];
  expect(needDue(started, windows, here).words).toBe('8 h left');
  expect(needDue(started, [], here).words).toBe('started 11:00');
});

test('a clock of another zone than the reader’s names its zone', () => {
  expect(needDue(started, [], there).words).toBe('started 11:00 UTC');
  expect(needDue(need({ start: now + hour, at: now + hour }), [], there).words).toBe('13:00 UTC');
  expect(needDue(need({ start: now + 9 * 24 * hour, at: now + 9 * 24 * hour }), [], there).words).toBe('Sat 12 Dec');
});

test('the date of a request is one that somebody wants', () => {
  expect(needDue(need({ kind: 'request', deployment: '', start: 0 }), [], here).words).toBe('wanted Thu 3 Dec');
});
