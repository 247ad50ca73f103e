/** How far each part of a page is scrolled, by the way to the part from the page. Parts at their top are left out. */
export type Scrolled = Record<string, number>;

/** The way to a part: the number of each child on it. */
export function wayTo(part: Element, page: Element): string {
  const way: number[] = [];
  for (let at: Element | null = part; at && at !== page; at = at.parentElement) {
    way.unshift(at.parentElement ? Array.from(at.parentElement.children).indexOf(at) : 0);
  }
  return way.join('/');
}

export function partAt(way: string, page: Element): Element | null {
  if (way === '') return page;
  let at: Element | null = page;
  for (const number of way.split('/')) at = at?.children[Number(number)] ?? null;
  return at;
}

const patience = 4000; // ms in which a page should have its content

/**
 * Scrolls the parts of a page as they were, each as soon as it is long enough. The person's own scrolling, typing or
 * clicking ends it. Returns what ends it, too.
 */
export function restoreScroll(page: Element, scrolled: Scrolled): () => void {
  const missing = new Map(Object.entries(scrolled));
  const ends = ['wheel', 'keydown', 'pointerdown', 'touchstart'] as const;
  const apply = () => {
    for (const [way, top] of missing) {
      const part = partAt(way, page);
      if (!part || part.scrollHeight - part.clientHeight < top) continue;
      part.scrollTop = top;
      missing.delete(way);
    }
    if (missing.size === 0) end();
  };
  const watch = new MutationObserver(apply);
  const timer = setTimeout(() => end(), patience);
  const end = () => {
    watch.disconnect();
    clearTimeout(timer);
    for (const name of ends) window.removeEventListener(name, end, true);
  };
  watch.observe(page, { childList: true, subtree: true, attributes: true });
  for (const name of ends) window.addEventListener(name, end, true);
  apply();
  return end;
}
