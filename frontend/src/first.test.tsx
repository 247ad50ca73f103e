import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstPages } from './first';
import { systemLanguage } from './i18n/language';

const script = readFileSync('public/theme.js', 'utf8');

/** What the script in the head decides, with what is kept in the window and the languages of the system. */
function decided(languages: string[], hash = ''): string | undefined {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
  location.hash = hash;
  delete document.documentElement.dataset.first;
  // biome-ignore lint/security/noGlobalEval: it is the script of the page
  // biome-ignore lint/complexity/noCommaOperator: in the global scope, as in the page
  (0, eval)(script);
  return document.documentElement.dataset.first;
}

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  location.hash = '';
});

test('the page is drawn in each language, out of reach', async () => {
  document.body.innerHTML = await firstPages();
  const pages = [...document.querySelectorAll('[data-first]')];
  expect(pages.map((page) => page.querySelector('h1')?.textContent)).toEqual([
    'Welcome to Renogen',
    'Willkommen bei Renogen',
  ]);
  for (const page of pages) {
    expect(page.hasAttribute('inert')).toBe(true);
    expect(page.getAttribute('aria-hidden')).toBe('true');
    expect(page.querySelectorAll('button')).toHaveLength(5);
  }
});

test('it speaks as the window will', () => {
  for (const languages of [['de-AT', 'en'], ['fr', 'de'], ['fr'], ['en-GB', 'de']]) {
    expect(decided(languages)).toBe(systemLanguage(languages));
  }
  localStorage.setItem('renogen.language', '"de"');
  expect(decided(['en'])).toBe('de');
});

test('it is left out where another page will come', () => {
  expect(decided(['en'], '#/p/cpython')).toBeUndefined();
  sessionStorage.setItem('renogen.open', '1');
  expect(decided(['en'])).toBeUndefined();
});
