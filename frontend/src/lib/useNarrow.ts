import { useSyncExternalStore } from 'react';

function hookOf(query: string): () => boolean {
  const ask = () => window.matchMedia(query);
  const watch = (changed: () => void) => {
    const asked = ask();
    asked.addEventListener('change', changed);
    return () => asked.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(watch, () => ask().matches);
}

/** Below 1200 px the navigation folds and panels are narrower. */
export const useNarrow = hookOf('(max-width: 1199px)');

/** Up to 760 px high, what stands beside a list gives it its room. */
export const useLow = hookOf('(max-height: 760px)');
