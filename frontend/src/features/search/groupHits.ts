import type { HitView } from '@/api/door';

/** In the order in which they are shown. */
export const hitKinds = ['project', 'deployment', 'request', 'item', 'step', 'task', 'comment', 'file'] as const;

export type HitKind = (typeof hitKinds)[number];

export interface HitGroup {
  kind: HitKind;
  hits: HitView[];
}

/** What was found, kind by kind; within a kind as it came. */
export function groupHits(hits: readonly HitView[]): HitGroup[] {
  return hitKinds
    .map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) }))
    .filter((group) => group.hits.length > 0);
}
