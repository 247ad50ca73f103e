import { createContext, useContext, useLayoutEffect, useSyncExternalStore } from 'react';
import type { ButtonKind } from './Button';

/** Around buttons: they are in the head of the page, or in an empty place while the head has a filled one. */
export const PlaceContext = createContext<'head' | 'beside' | undefined>(undefined);

let inHeads = 0;
const listeners = new Set<() => void>();

function add(n: number) {
  inHeads += n;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether the head of the page shows a filled button. */
export function useFilledHead(): boolean {
  return useSyncExternalStore(subscribe, () => inHeads > 0);
}

/** One button of a page is filled: the head's, and that of an empty place only where the head has none. */
export function useKind(kind: ButtonKind, off: boolean | undefined): ButtonKind {
  const place = useContext(PlaceContext);
  const fills = place === 'head' && kind === 'primary' && !off;
  useLayoutEffect(() => {
    if (!fills) return;
    add(1);
    return () => add(-1);
  }, [fills]);
  return place === 'beside' && kind === 'primary' ? 'default' : kind;
}
