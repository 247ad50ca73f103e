import { act, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { render } from '@/test/render';
import { BriefNote } from './Note';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Says the first size, as the real one does. */
class SayingObserver {
  constructor(private readonly say: () => void) {}
  observe() {
    queueMicrotask(() => act(this.say));
  }
  unobserve() {}
  disconnect() {}
}

test('a strip of which only the beginning has room shows the rest when asked', async () => {
  vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockReturnValue(9000);
  vi.stubGlobal('ResizeObserver', SayingObserver);
  const { user } = render(<BriefNote tone="hold">20 items wait for their review.</BriefNote>);
  await user.click(await screen.findByRole('button', { name: 'Show all' }));
  expect(screen.getByRole('button', { name: 'Show less' })).toHaveAttribute('aria-expanded', 'true');
});

test('one that has room offers nothing', () => {
  render(<BriefNote tone="hold">20 items wait for their review.</BriefNote>);
  expect(screen.queryByRole('button')).toBeNull();
});
