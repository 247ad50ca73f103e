import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { type SessionState, useSessionState } from '@/api/session';
import { NewEnvironment } from '@/features/administration/EnvironmentPanel';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { CheckStrip } from './CheckStrip';

const near = { kind: 'shared', system: 'nfs4', root: '/srv', mode: 'together', away: false };
const state = {
  open: true,
  path: '/srv/shop.renogen',
  name: 'Shop',
  fingerprint: 'F-1',
  check: { task: 'verify', done: 0, total: 0, finished: true },
  place: near,
} as unknown as SessionState;
const laptop = {
  path: '/laptop/night.renogen',
  name: 'Shop',
  fingerprint: 'F-1',
  opened_at: 2,
  missing: false,
  offline: true,
};

function Part({ onClose }: { onClose: () => void }) {
  const now = useSessionState().data;
  return (
    <>
      <h1>{now?.name}</h1>
      {now && <CheckStrip state={now} />}
      <NewEnvironment onClose={onClose} />
    </>
  );
}

async function show(recent: object[] = []) {
  const refusals: Record<string, unknown> = {};
  const { done, emit } = fakeDoor({}, refusals);
  let now = state;
  const Open = vi.fn(async (path: string) => ({ ...state, path }));
  const ChooseCopy = vi.fn(async () => '/mnt/stick/night.renogen');
  Object.assign(window.go?.api as object, {
    Session: { State: vi.fn(async () => now) },
    Workspaces: { Recent: vi.fn(async () => recent), Open },
    Offline: { ChooseCopy },
  });
  /** The drive goes or comes back; the window is told as by the program. */
  const drive = (away: boolean) => {
    now = { ...state, place: { ...near, away } };
    if (away) refusals['environment.create'] = { code: 'unavailable', key: 'workspace.not_reachable' };
    else delete refusals['environment.create'];
    emit({ task: 'verify', done: 0, total: 0, finished: true }, 'progress');
  };
  const closed = vi.fn();
  const rendered = render(<Part onClose={closed} />);
  await screen.findByRole('heading', { name: 'Shop' });
  return { ...rendered, done, drive, closed, Open, ChooseCopy };
}

test('while the drive is away the window says so and keeps what was typed; then it is saved', async () => {
  const { user, done, drive, closed } = await show();
  await user.type(await screen.findByLabelText(/^Name/), 'Sta');
  expect(screen.queryByText('Not connected.')).not.toBeInTheDocument();
  drive(true);
  expect(await screen.findByText('Not connected.')).toBeVisible();
  await user.type(screen.getByLabelText(/^Name/), 'ging');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  expect(await screen.findByText(/The workspace cannot be reached/)).toBeVisible();
  expect(screen.getByLabelText(/^Name/)).toHaveValue('Staging');
  expect(closed).not.toHaveBeenCalled();
  drive(false);
  await waitFor(() => expect(screen.queryByText('Not connected.')).not.toBeInTheDocument());
  expect(screen.getByLabelText(/^Name/)).toHaveValue('Staging');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(done.at(-1)?.payload).toEqual({ name: 'Staging', description: '' });
});

test('it leads to the offline copies of this workspace that are on this computer', async () => {
  const others = [
    { ...laptop, path: '/laptop/other.renogen', fingerprint: 'F-2' },
    { ...laptop, path: '/laptop/gone.renogen', missing: true },
    { ...laptop, path: '/srv/shop.renogen', offline: false },
  ];
  const { user, drive, Open } = await show([laptop, ...others]);
  drive(true);
  await user.click(await screen.findByRole('button', { name: 'Go on offline…' }));
  expect(await screen.findByText('/laptop/night.renogen')).toBeVisible();
  expect(screen.getAllByText(/^\/laptop/)).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  expect(Open).toHaveBeenCalledWith('/laptop/night.renogen');
});

test('and to any other by its file', async () => {
  const { user, drive, Open, ChooseCopy } = await show();
  drive(true);
  await user.click(await screen.findByRole('button', { name: 'Go on offline…' }));
  expect(await screen.findByText(/No offline copy of this workspace was opened/)).toBeVisible();
  ChooseCopy.mockResolvedValueOnce('');
  await user.click(screen.getByRole('button', { name: 'Choose the file of an offline copy…' }));
  expect(Open).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Choose the file of an offline copy…' }));
  await waitFor(() => expect(Open).toHaveBeenCalledWith('/mnt/stick/night.renogen'));
});
