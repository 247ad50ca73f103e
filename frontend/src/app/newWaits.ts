import type { HomeView, NeedView, WindowView } from '@/api/door';

/** What waited and ran when it was looked at last: names of it, with how much it was. */
export type Seen = ReadonlyMap<string, number>;

export function seenIn({ needs, now }: HomeView): Seen {
  const running = now.filter(({ state }) => state === 'running');
  return new Map([
    ...needs.map((need) => [nameOf(need), need.steps + need.items] as const),
    ...running.map(({ id }) => [`running ${id}`, 0] as const),
  ]);
}

/** What waits now and did not before, or is more than before: another step of a run book, say. */
export function newNeeds(before: Seen, { needs }: HomeView): NeedView[] {
  return needs.filter((need) => need.steps + need.items > (before.get(nameOf(need)) ?? -1));
}

/** The windows that began since. */
export function newlyRunning(before: Seen, { now }: HomeView): WindowView[] {
  return now.filter(({ id, state }) => state === 'running' && !before.has(`running ${id}`));
}

function nameOf({ kind, record, status }: NeedView): string {
  return `${kind} ${record} ${status}`;
}
