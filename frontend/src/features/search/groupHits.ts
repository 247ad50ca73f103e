import type { HitView } from '@/api/door';

/** In the order in which they are shown. */
const kinds = ['project', 'deployment', 'request', 'item', 'step', 'task', 'comment', 'file'] as const;

export type HitKind = (typeof kinds)[number];

export interface HitGroup {
  kind: HitKind;
  hits: HitView[];
}

/** What was found, kind by kind; within a kind as it came. */
export function groupHits(hits: readonly HitView[]): HitGroup[] {
  return kinds
    .map((kind) => ({ kind, hits: hits.filter((hit) => hit.kind === kind) }))
    .filter((group) => group.hits.length > 0);
}
