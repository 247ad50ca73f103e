import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { MadeWorkspace } from '@/api/workspaces';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { NewWorkspaceForm } from './NewWorkspaceForm';
import { RecoverySheet } from './RecoverySheet';

vi.mock('@/ui/ZoneField', () => ({ ZoneField: () => null })); // hundreds of zones that nobody chooses from here

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

const made: MadeWorkspace = {
  recovery_key: 'ABCD-EFGH',
  state: {
    open: true,
    path: '/srv/safe.renogen',
    name: 'Safe',
    fingerprint: '21B6-NJ04-3TRA-ZS1X',
    sample: false,
    password: '',
    names: [],
    user: 'u1',
    remembered: [],
    replaced: [],
    check: { task: 'verify', done: 0, total: 0, finished: true },
  },
};

/** The form filled in and sent, with or without the wish for a recovery key. */
function make(recovery: boolean) {
  fakeDoor();
  const Create = vi.fn(async (_input: unknown) => ({ ...made, recovery_key: recovery ? made.recovery_key : '' }));
  Object.assign(window.go?.api ?? {}, { Workspaces: { Create } });
  const onRecoveryKey = vi.fn();
  render(<NewWorkspaceForm onBack={() => undefined} onRecoveryKey={onRecoveryKey} />);
  const values: [label: RegExp, value: string][] = [
    [/^Name of the workspace/, 'Safe'],
    [/^File/, '/srv/safe.renogen'],
    [/^Your name/, 'Ann'],
    [/^E-mail/, 'ann@example.org'],
    [/^Password(?! again)/, 'six geese a-laying'],
    [/^Password again/, 'six geese a-laying'],
  ];
  for (const [label, value] of values) fireEvent.change(screen.getByLabelText(label), { target: { value } });
  if (recovery) fireEvent.click(screen.getByLabelText(/recovery key/));
  fireEvent.click(screen.getByText('Create workspace'));
  return { Create, onRecoveryKey };
}

test('a new workspace gets a recovery key when one is wanted', async () => {
  const { Create, onRecoveryKey } = make(true);
  await waitFor(() => expect(onRecoveryKey).toHaveBeenCalledWith(made));
  expect(Create).toHaveBeenCalledWith(expect.objectContaining({ name: 'Safe', user: 'Ann', recovery: true }));
  expect(Create.mock.lastCall?.[0]).not.toHaveProperty('again');
});

test('nobody who wants none is shown one', async () => {
  const { Create, onRecoveryKey } = make(false);
  await waitFor(() => expect(Create).toHaveBeenCalledWith(expect.objectContaining({ recovery: false })));
  await Create.mock.results[0]?.value;
  expect(onRecoveryKey).not.toHaveBeenCalled();
});

test('the key is shown with its workspace, printed, and put away', async () => {
  fakeDoor();
  const Print = vi.fn(async () => undefined);
  Object.assign(window.go?.api ?? {}, { System: { Print } });
  const onAway = vi.fn();
  const { user } = render(<RecoverySheet made={made} onAway={onAway} />);
  for (const shown of ['ABCD-EFGH', 'Safe', '21B6-NJ04-3TRA-ZS1X', '/srv/safe.renogen']) {
    expect(screen.getByText(shown)).toBeInTheDocument();
  }
  await user.click(screen.getByRole('button', { name: 'Print' }));
  expect(Print).toHaveBeenCalledOnce();
  expect(onAway).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'I have put it away' }));
  expect(onAway).toHaveBeenCalledOnce();
});
