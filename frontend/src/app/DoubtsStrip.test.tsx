import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { DoubtView } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { DoubtsStrip } from './DoubtsStrip';

const doubt = (id: string, outcome: string, again: boolean): DoubtView => ({
  id,
  command: 'comment.add',
  at: Date.UTC(2026, 10, 22, 3, 0),
  outcome,
  title: 'Rotate the keys',
  again,
});

function show(doubts: DoubtView[]) {
  let left = doubts;
  fakeDoor({ 'doubts.list': () => ({ doubts: left }) });
  const away = vi.fn(async (id: string) => {
    left = left.filter((one) => one.id !== id);
  });
  const Session = { SettleDoubt: away, DoDoubtAgain: vi.fn(away) };
  Object.assign(window.go?.api ?? {}, { Session });
  return { ...render(<DoubtsStrip name="Noor" />), Session };
}

test('nothing open: nothing is shown', async () => {
  show([]);
  await waitFor(() => expect(window.go?.api.Door.Get).toHaveBeenCalled());
  expect(screen.queryByRole('button', { name: 'Look' })).not.toBeInTheDocument();
});

test('what was not saved is told until it is done again or settled', async () => {
  const { user, Session } = show([doubt('1', 'not_done', true), doubt('2', 'done', false), doubt('3', '', true)]);
  expect(await screen.findByText(/1 thing that you asked for was not saved/)).toBeInTheDocument();
  expect(screen.getByText(/was saved after all/)).toBeInTheDocument();
  expect(screen.getByText(/Nobody knows yet/)).toBeInTheDocument();
  await user.click(screen.getAllByRole('button', { name: 'Look' })[0] as HTMLElement);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getAllByText(/Noor .*Rotate the keys/)).toHaveLength(3);
  expect(dialog.getAllByRole('button', { name: 'I know it' })).toHaveLength(2); // not what is not known yet
  await user.click(dialog.getAllByRole('button', { name: 'Do it again' })[0] as HTMLElement);
  await waitFor(() => expect(Session.DoDoubtAgain).toHaveBeenCalledWith('1'));
  await waitFor(() => expect(screen.queryByText(/was not saved/)).not.toBeInTheDocument());
  await user.click(dialog.getByRole('button', { name: 'I know it' }));
  await waitFor(() => expect(Session.SettleDoubt).toHaveBeenCalledWith('2'));
});
