import { startTransition, useEffect, useState } from 'react';

/** How many of a long page to draw: a screenful at once, the rest bit by bit, between whatever else is to be done. */
export function useGrowing(total: number, first = 20, step = 20): number {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (drawn >= total) return undefined;
    const later = window.setTimeout(() => startTransition(() => setDrawn(drawn + step)), 30);
    return () => window.clearTimeout(later);
  }, [drawn, total, step]);
  return Math.min(drawn, total);
}

/** The first so many of what groups hold, under `key`, in their groups. Groups of which nothing is left are left out. */
export function firstOf<K extends string, G extends Record<K, readonly unknown[]>>(
  groups: readonly G[],
  key: K,
  most: number,
): G[] {
  let left = most;
  return groups.flatMap((group) => {
    const part = group[key].slice(0, left);
    left -= part.length;
    return part.length > 0 ? [{ ...group, [key]: part }] : [];
  });
}
