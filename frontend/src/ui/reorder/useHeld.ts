import { useEffect } from 'react';

const pace = 80; // ms

/** While something is dragged: Escape gives it up, and `follow` is called again and again, for the list may scroll under a pointer at rest. */
export function useHeld(dragging: boolean, cancel: () => void, follow?: () => void) {
  useEffect(() => {
    if (!dragging) return;
    const timer = follow && setInterval(follow, pace);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      cancel();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [dragging, cancel, follow]);
}

const edge = 24; // px from the edge of a list

/** Scrolls a list by `step` px while the pointer, at `y` of the window, is at its upper or lower edge. */
export function scrollAtEdge(scroller: HTMLElement, y: number, headHeight: number, step: number) {
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y < top + headHeight + edge) scroller.scrollBy(0, -step);
  else if (y > bottom - edge) scroller.scrollBy(0, step);
}
