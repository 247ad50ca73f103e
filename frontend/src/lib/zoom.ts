import { useSyncExternalStore } from 'react';
import { recall, remember } from './remember';

/** How large everything can be shown, in percent. */
export const zoomSteps = [75, 80, 90, 100, 110, 125, 150, 175, 200] as const;

const key = 'zoom'; // public/theme.js reads it before the first paint
const listeners = new Set<() => void>();

export function zoomNow(): number {
  return recall<number>(key) ?? 100;
}

/** Shows everything at so many percent; this workstation remembers it. */
export function zoomTo(percent: number) {
  remember(key, percent === 100 ? undefined : percent);
  document.documentElement.style.zoom = percent === 100 ? '' : String(percent / 100);
  for (const listener of listeners) listener();
}

/** The next step up (1) or down (-1) from a size; the size itself where there is none. */
export function nextZoom(percent: number, way: 1 | -1): number {
  const further = zoomSteps.filter((step) => (step - percent) * way > 0);
  return (way > 0 ? further[0] : further.at(-1)) ?? percent;
}

export function useZoom(): number {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, zoomNow);
}
