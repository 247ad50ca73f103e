import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { SessionState } from '@/api/session';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { CheckStrip } from './CheckStrip';

const loss = { seen_seq: 42, seen_hash: 's', seen_at: 1, has_seq: 40, has_hash: 'h', has_at: 1, missing: 2, seen: 'd' };
const params = { seen: '42', seen_at: '2026-11-21 23:57 UTC', has: '40', has_at: '2026-11-20 10:00 UTC', count: '2' };
const state = {
  name: 'Python releases',
  check: { task: 'verify', done: 40, total: 40, finished: true, problem: { key: 'journal.lost', params } },
  loss,
} as unknown as SessionState;

test('a loss is told with what was seen and what is there, and accepted by typing', async () => {
  fakeDoor();
  const AcceptLoss = vi.fn(async () => ({ ...state, loss: undefined }));
  Object.assign(window.go?.api as object, { Workspaces: { AcceptLoss } });
  const { user } = render(<CheckStrip state={state} />);
  expect(screen.getByText(/lacks 2 entries .* had 42 entries, this file has 40/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Accept the loss…' }));
  await user.click(await screen.findByRole('button', { name: 'Accept the loss' }));
  expect(AcceptLoss).not.toHaveBeenCalled();
  await user.type(screen.getByRole('textbox'), 'Python releases');
  await user.click(screen.getByRole('button', { name: 'Accept the loss' }));
  expect(AcceptLoss).toHaveBeenCalledWith('d');
});
