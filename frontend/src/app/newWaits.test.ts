import { expect, test } from 'vitest';
import type { HomeView, NeedView, WindowView } from '@/api/door';
import { newlyRunning, newNeeds, seenIn } from './newWaits';

const need = (record: string, more: Partial<NeedView> = {}) =>
  ({ kind: 'item', record, status: 'approval', steps: 0, items: 0, ...more }) as NeedView;
const home = (needs: NeedView[], now: Partial<WindowView>[] = []) => ({ needs, now }) as HomeView;

test('what waited before is not new', () => {
  const before = home([need('a')], [{ id: 'w', state: 'running' }]);
  expect(newNeeds(seenIn(before), before)).toEqual([]);
  expect(newlyRunning(seenIn(before), before)).toEqual([]);
});

test('another thing, another state of it, and one more step are new; fewer are not', () => {
  const steps = (count: number) => need('d', { kind: 'steps', steps: count });
  const before = seenIn(home([need('a'), steps(2)]));
  const after = [need('a', { status: 'review' }), need('b'), steps(3)];
  expect(newNeeds(before, home(after))).toEqual(after);
  expect(newNeeds(before, home([need('a'), steps(1)]))).toEqual([]);
});

test('a window that began since is told', () => {
  const before = seenIn(home([], [{ id: 'w', state: 'overrun' }]));
  expect(newlyRunning(before, home([], [{ id: 'v', state: 'running' }])).map(({ id }) => id)).toEqual(['v']);
});
