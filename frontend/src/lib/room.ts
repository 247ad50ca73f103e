import { useSyncExternalStore } from 'react';

const step = 16; // px: while an edge is dragged not every list is to be drawn anew with every pixel

const navigation = 232; // px, until the frame has told how much room there is

let room = 0;
const told = new Set<() => void>();

/** The frame tells how wide its content is. Returns what ends it. */
export function measureRoom(content: HTMLElement): () => void {
  const watch = new ResizeObserver(([entry]) => {
    if (entry) tellRoom(entry.contentRect.width);
  });
  watch.observe(content);
  return () => watch.disconnect();
}

export function tellRoom(width: number): void {
  const now = Math.floor(width / step) * step;
  if (now === room) return;
  room = now;
  for (const changed of told) changed();
}

function watchRoom(changed: () => void): () => void {
  told.add(changed);
  return () => void told.delete(changed);
}

/** px of the content of the window, beside its navigation and a panel: what lists fit their columns to. */
export function useRoom(): number {
  return useSyncExternalStore(watchRoom, () => room || window.innerWidth - navigation);
}
