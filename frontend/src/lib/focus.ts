const pause = 60; // ms for what is closing to give the focus back itself
const most = 30;

const reachable =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex="0"]';

/**
 * Keeps the keys somewhere: when what has the focus goes away, what is left nearest to it takes the focus, or what had it
 * before. Returns what stops it.
 */
export function keepFocus(page: Document = document): () => void {
  let way: Element[] = []; // what has the focus, and all around it
  const had: HTMLElement[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    way = around(target);
    had.unshift(target);
    had.length = Math.min(had.length, most);
  };
  const find = () => {
    timer = undefined;
    if (isHeld(page) || isThere(way[0])) return; // left on purpose: it is still there
    heir(page, way, had)?.focus({ preventScroll: true });
  };
  const look = () => {
    if (!isHeld(page)) timer ??= setTimeout(find, pause);
  };

  const observer = new MutationObserver(look);
  observer.observe(page.body, { childList: true, subtree: true });
  page.addEventListener('focusin', remember);
  page.addEventListener('focusout', look);
  look();
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    page.removeEventListener('focusin', remember);
    page.removeEventListener('focusout', look);
  };
}

/** Nobody would miss the keys: no dialog is open, nothing is typed into, nobody goes along the tabs with them. */
export function areKeysFree(page: Document = document): boolean {
  const busy = '[aria-modal="true"], [role="menu"], input:focus, textarea:focus, [role="tab"]:focus-visible';
  return page.querySelector(busy) === null;
}

/** A dialog is open: the keys are its own. */
export function isDialogOpen(page: Document = document): boolean {
  return page.querySelector('[aria-modal="true"]') !== null;
}

/** Something has the focus, or a dialog is open, which holds it itself. */
function isHeld(page: Document): boolean {
  const held = page.activeElement;
  return (held !== null && held !== page.body) || isDialogOpen(page);
}

function isThere(element: Element | undefined): boolean {
  if (!element?.isConnected || element.matches(':disabled')) return false;
  return element.checkVisibility?.({ visibilityProperty: true }) ?? true;
}

function around(element: Element): Element[] {
  const all: Element[] = [];
  for (let one: Element | null = element; one; one = one.parentElement) all.push(one);
  return all;
}

/** Beside what went away, else on the page that came instead; of a panel, what had the focus before it opened. */
function heir(page: Document, way: Element[], had: HTMLElement[]): HTMLElement | null {
  const content = page.querySelector<HTMLElement>('main');
  const left = way.find((one) => isThere(one) && !one.matches('[data-place]')); // they stay while pages go
  const inPart = left instanceof HTMLElement && left !== content && left.closest('main, aside, nav') !== null;
  const beside = inPart ? firstIn(left) : null;
  if (beside) return beside;
  const before = left === content ? undefined : had.find((one) => isThere(one) && one !== content);
  const lists = content?.querySelectorAll<HTMLElement>('[role="grid"]') ?? [];
  return before ?? [...lists].find(isThere) ?? content;
}

/** Of a page with tabs the one that is shown: what went away was below it. */
function firstIn(element: HTMLElement): HTMLElement | null {
  if (element.matches(reachable)) return element;
  const tab = element.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
  if (tab && isThere(tab)) return tab;
  return [...element.querySelectorAll<HTMLElement>(reachable)].find(isThere) ?? null;
}
