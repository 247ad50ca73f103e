/** What a list has room for, about: with it its rows are drawn at once, not after it was drawn empty and measured. */
export function likelyRoom() {
  return { width: window.innerWidth, height: Math.max(0, window.innerHeight - 260) };
}

/** Where a list begins whose line at `top` (px) stands in the middle, about. */
export function aroundMiddle(top: number): number {
  return Math.max(0, top - likelyRoom().height / 2);
}
