import { createEvent, fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { render } from '@/test/render';
import { Markdown } from './Markdown';
import { OutsideLink } from './OutsideLink';
import { UiProvider } from './UiProvider';

const address = 'https://example.org/a';

test.each([
  [
    'an address',
    <OutsideLink key="1" to={address}>
      there
    </OutsideLink>,
  ],
  ['a link in Markdown', <Markdown key="2" text={`Look [there](${address}).`} />],
])('%s never takes the place of the window', (_, link) => {
  const openAddress = vi.fn(() => Promise.resolve());
  render(<UiProvider surroundings={{ zone: 'UTC', openAddress, copyText: async () => {} }}>{link}</UiProvider>);
  const anchor = screen.getByRole('link', { name: 'there' });
  const after = (event: Event) => {
    fireEvent(anchor, event);
    return event.defaultPrevented;
  };
  expect(after(createEvent.click(anchor))).toBe(true);
  expect(openAddress).toHaveBeenLastCalledWith(address);
  expect(after(createEvent.mouseDown(anchor, { button: 1 }))).toBe(true);
  expect(after(new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true }))).toBe(true);
  expect(openAddress).toHaveBeenCalledTimes(2);
  expect(after(new MouseEvent('auxclick', { button: 2, bubbles: true, cancelable: true }))).toBe(false);
  expect(after(createEvent.dragStart(anchor))).toBe(true);
  expect(anchor).toHaveAttribute('draggable', 'false');
});

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'renogen://open', 'data:text/html,x'])(
  '%s is no link',
  (to) => {
    render(<OutsideLink to={to}>there</OutsideLink>);
    expect(screen.getByText('there')).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  },
);
