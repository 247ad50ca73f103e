import type { Page } from '@playwright/test';
import { barriers } from './axe';
import { expect } from './test';

/** How a screen is looked at. */
export interface View {
  scheme: 'light' | 'dark';
  width: number;
  height: number;
}

/** Where the pictures go, for people to leaf through. */
export const pictures = '../build/bin/screens';

export async function setView(page: Page, { scheme, width, height }: View): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' }); // nothing is pictured half faded
  await page.setViewportSize({ width, height });
}

/** Looks at what is open: it has come, has one heading, nothing is wider than its place or cut without saying so. */
export async function look(page: Page, name: string, withAxe: boolean): Promise<void> {
  await expect.soft(page.getByRole('heading', { level: 1 }), name).toHaveCount(1);
  await expect.soft(page.getByRole('status', { name: 'Loading' }), name).toHaveCount(0); // nothing is loading
  await expect.soft(page.getByText('This cannot be shown now'), name).toHaveCount(0);
  await still(page);
  await page.screenshot({ path: `${pictures}/${name}.png` });
  expect.soft(await page.evaluate(faults), name).toEqual([]);
  if (withAxe) expect.soft(await barriers(page), name).toEqual([]);
}

/** Waits until what is asked of Go has come: three looks in a row show the same. */
export async function still(page: Page): Promise<void> {
  let before = -1;
  for (let same = 0; same < 3; ) {
    const now = await page.evaluate(
      () => document.body.getElementsByTagName('*').length + (document.body.textContent?.length ?? 0),
    );
    same = now === before ? same + 1 : 0;
    before = now;
    await page.waitForTimeout(80);
  }
}

/** In the page: what is too wide, and which text is cut though no hover says all of it. */
function faults(): string[] {
  const found: string[] = [];
  const described = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent?.trim().slice(0, 60)}`;
  const scrolls = [document.documentElement, ...document.querySelectorAll('main, main [data-place="body"] > *')];
  for (const one of scrolls) {
    if (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'hidden') {
      found.push(`too wide by ${one.scrollWidth - one.clientWidth}: ${described(one)}`);
    }
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set<Element>();
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim() ?? '';
    const parent = walker.currentNode.parentElement;
    if (!text || !parent || seen.has(parent) || !parent.checkVisibility({ visibilityProperty: true })) continue;
    seen.add(parent);
    if (parent.closest('title, script, style, svg, [aria-hidden=true], .visually-hidden, textarea')) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const { left, right, width } = range.getBoundingClientRect();
    if (width <= 1) continue;
    for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
      const { overflowX } = getComputedStyle(box);
      if (overflowX === 'auto' || overflowX === 'scroll') break; // it can be scrolled to
      if (overflowX !== 'hidden' && overflowX !== 'clip') continue;
      const frame = box.getBoundingClientRect();
      if (frame.width <= 1) break; // only read out
      if (right > frame.right + 1 || left < frame.left - 1) {
        parent.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        if (!parent.closest('[title]')) found.push(`cut: ${described(parent)}`);
        break;
      }
    }
  }
  return found;
}
