import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import '@/i18n/i18n';

configure({ asyncUtilTimeout: 5_000 }); // build machines are slow and busy

// What jsdom lacks and the component library asks for.
Object.defineProperty(window, 'matchMedia', {
  writable: true,
  value: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
    addListener: vi.fn(),
    removeListener: vi.fn(),
    dispatchEvent: vi.fn(),
  }),
});

class ResizeObserverStub {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver = ResizeObserverStub;

Object.defineProperty(document, 'fonts', {
  value: { addEventListener: vi.fn(), removeEventListener: vi.fn(), ready: Promise.resolve() },
});
window.HTMLElement.prototype.scrollIntoView = () => {};
window.HTMLElement.prototype.scrollTo = (() => {}) as typeof window.HTMLElement.prototype.scrollTo;

// jsdom lays nothing out; lists that draw only what is in sight need a sight.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => 600 });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 1000 });

// jsdom guesses from what was pressed before; in these tests people come by keys.
const { matches } = Element.prototype;
Element.prototype.matches = function (this: Element, selectors: string): this is Element {
  return selectors === ':focus-visible' ? this === document.activeElement : matches.call(this, selectors);
};

afterEach(() => {
  cleanup();
  localStorage.clear();
});
