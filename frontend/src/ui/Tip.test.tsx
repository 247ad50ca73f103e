import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from '@/test/render';
import { Tip } from './Tip';

test('the words come when the pointer stays, describe what they are of, and go with Escape', async () => {
  const words = vi.fn(() => 'Thu 3 Dec 2026 14:00 UTC');
  const { user } = render(
    <Tip words={words}>
      <button type="button">14:00</button>
    </Tip>,
  );
  const button = screen.getByRole('button');
  expect(words).not.toHaveBeenCalled();
  await user.hover(button);
  expect(await screen.findByText('Thu 3 Dec 2026 14:00 UTC')).toBeVisible();
  expect(button).toHaveAccessibleDescription('Thu 3 Dec 2026 14:00 UTC');
  button.focus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByText('Thu 3 Dec 2026 14:00 UTC')).toBeNull());
  expect(button).not.toHaveAccessibleDescription();
});

function Save({ onKey }: { onKey: () => void }) {
  const [reason, setReason] = useState<string>();
  return (
    <Tip words={reason}>
      <button type="button" onKeyDown={onKey} onClick={() => setReason('Nothing to save')}>
        {reason ?? 'Save'}
      </button>
    </Tip>
  );
}

test('what has listeners of its own keeps them, and the focus when words come and go', async () => {
  const onKey = vi.fn();
  const { user } = render(<Save onKey={onKey} />);
  const button = screen.getByRole('button', { name: 'Save' });
  await user.click(button);
  expect(screen.getByRole('button', { name: 'Nothing to save' })).toBe(button);
  expect(button).toHaveFocus();
  await user.keyboard('x');
  expect(onKey).toHaveBeenCalledOnce();
});
