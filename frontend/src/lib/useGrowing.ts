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
