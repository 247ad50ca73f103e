import { useSyncExternalStore } from 'react';
import { bound } from './bridge';
import { call } from './call';

/** How large the window is drawn, in percent, and the sizes that there are; none where the engine cannot be told. */
export interface Zoom {
  percent: number;
  steps: readonly number[];
}

let size: Zoom = { percent: 100, steps: [] };
const listeners = new Set<() => void>();

function know(now: Zoom) {
  size = now;
  for (const listener of listeners) listener();
}

/** Asks how large the window is drawn. In a plain browser it is the browser's own matter. */
export async function startZoom(): Promise<void> {
  if (window.go) know(await call(() => bound().System.Zoom()));
}

/** One size larger or smaller, or, by 0, the window's own size. Beyond the last there is nothing. Rejects with AppError. */
export async function zoomBy(by: 1 | -1 | 0): Promise<void> {
  const { percent, steps } = size;
  const next = by === 0 ? 100 : steps[steps.indexOf(percent) + by];
  if (next === undefined || next === percent) return;
  know({ percent: next, steps }); // at once: the next press goes on from here
  try {
    await call(() => bound().System.SetZoom(next));
  } catch (error) {
    if (size.percent === next) know({ percent, steps });
    throw error;
  }
}

/** How large the window is drawn now. */
export function useZoom(): Zoom {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => size,
  );
}
