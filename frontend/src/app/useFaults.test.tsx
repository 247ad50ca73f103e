import { act, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { useFaults } from './useFaults';

function Window() {
  useFaults();
  return null;
}

test('what fails where nobody waits for it is said and logged', async () => {
  fakeDoor();
  const Fault = vi.fn(async () => undefined);
  Object.assign(window.go?.api ?? {}, { System: { Fault } });
  render(<Window />);
  const reason = new Error('the queue is gone');
  act(() => void window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason })));
  expect(await screen.findByText('the queue is gone')).toBeVisible();
  expect(Fault).toHaveBeenCalledWith(expect.stringContaining('the queue is gone'));
});
