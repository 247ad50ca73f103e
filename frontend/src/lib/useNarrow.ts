import { useSyncExternalStore } from 'react';

const narrow = () => window.matchMedia('(max-width: 1199px)');

function watch(changed: () => void) {
  const query = narrow();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Below 1200 px the navigation folds and lists drop columns. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow().matches);
}
