/** As many boxes around a word may be the one that cuts it. */
const depth = 6;

/** Where a text is cut for want of room, the whole of it is said on hover, unless something else is said there. */
export function sayWholeTexts(): () => void {
  const said = new Set<HTMLElement>();
  const over = ({ target }: PointerEvent) => {
    for (const element of said) element.removeAttribute('title');
    said.clear();
    if (!(target instanceof HTMLElement) || target.closest('[title]')) return;
    const cut = cutAround(target);
    if (!cut) return;
    // biome-ignore lint/performance/useDomNodeTextContent: what stands side by side keeps apart
    cut.title = cut.innerText.trim();
    said.add(cut);
  };
  document.addEventListener('pointerover', over);
  return () => document.removeEventListener('pointerover', over);
}

function cutAround(target: HTMLElement): HTMLElement | undefined {
  let box: HTMLElement | null = target;
  for (let up = 0; box && up < depth; up += 1, box = box.parentElement) {
    if (isCut(box)) return box;
    if (/auto|scroll/.test(getComputedStyle(box).overflow)) return undefined; // it can be scrolled to
  }
  return undefined;
}

function isCut(box: HTMLElement): boolean {
  const { overflowX } = getComputedStyle(box);
  if (overflowX !== 'hidden' && overflowX !== 'clip') return false;
  return box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 4;
}
