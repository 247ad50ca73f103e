import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { RestoreWorkspace } from './RestoreWorkspace';

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

const damaged = '/srv/Team.renogen';
const backup = { path: '/srv/backups/Team 1.renogen', manifest: { at: Date.UTC(2026, 10, 20, 9), seq: 90 } };
const torn = { ...backup, path: '/srv/backups/Team 2.renogen', problem: { code: 'invalid', key: 'backup.broken' } };
const made = {
  path: '',
  entries: 95,
  newest: 97,
  at: Date.UTC(2026, 10, 20, 11),
  stopped: 'page 7: checksum',
  half_return: true,
  pieces: 0,
};

function show(bound: Record<string, unknown> = {}) {
  const { emit } = fakeDoor();
  const Workspaces = {
    BackupsOf: vi.fn(async () => [torn, backup]),
    LookAhead: vi.fn(async () => made),
    Restore: vi.fn(async () => ({ ...made, path: '/srv/New.renogen', name: 'Team', fingerprint: 'F', restore: 96 })),
    Faults: vi.fn(async () => ({
      findings: [{ entry: 7, field: 'hash', what: 'is not that of what it says' }],
      void: [7],
    })),
    Repair: vi.fn(async () => ({ entry: 12 })),
    ...bound,
  };
  Object.assign(window.go?.api ?? {}, { Workspaces });
  const onBack = vi.fn();
  const onOpen = vi.fn();
  const page = render(<RestoreWorkspace damaged={damaged} onBack={onBack} onOpen={onOpen} />);
  return { ...page, Workspaces, emit, onBack, onOpen };
}

const progress = (done: number) => ({ task: 'restore', done, total: 100, finished: false });

test('that the backups cannot be listed is said, and nothing is chosen instead', async () => {
  const BackupsOf = vi.fn(async () => Promise.reject({ code: 'unavailable', key: 'workspace.not_reachable' }));
  const { user, onBack } = show({ BackupsOf });
  expect(await screen.findByText('Try again')).toBeVisible();
  expect(screen.queryByText('See what would be lost')).not.toBeInTheDocument();
  BackupsOf.mockImplementation(async () => [backup] as never);
  await user.click(screen.getByText('Back'));
  expect(onBack).toHaveBeenCalled();
  await user.click(screen.getByText('Try again'));
  expect(await screen.findByText('See what would be lost')).toBeVisible();
});

test('the newest whole backup is meant; one looks ahead first, and each run begins anew', async () => {
  let arrive = (_made: object) => {};
  const later = () => new Promise<object>((resolve) => (arrive = resolve));
  const { user, emit, Workspaces, onOpen } = show({ LookAhead: vi.fn(later), Restore: vi.fn(later) });
  await user.click(await screen.findByText('See what would be lost'));
  expect(Workspaces.LookAhead).toHaveBeenCalledWith(expect.objectContaining({ backup: backup.path, damaged }));
  act(() => emit(progress(100), 'progress'));
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  await act(async () => arrive(made));
  const ahead = await screen.findByText(/2 entries that were seen here would be lost/);
  expect(ahead).toHaveTextContent('Bring that copy back again.');

  await user.click(screen.getByText('Restore'));
  expect(screen.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow');
  expect(screen.getByText('Cancel').closest('button')).toHaveAttribute('aria-disabled', 'true');
  await act(async () => arrive({ ...made, path: '/srv/New.renogen', name: 'Team', fingerprint: 'F', restore: 96 }));
  expect(await screen.findByText('The workspace is restored')).toBeVisible();
  expect(screen.getByText(/Bring that copy back again/)).toBeVisible();
  expect(screen.queryByText(/checksum/)).not.toBeInTheDocument(); // words for those who mend the program
  await user.click(screen.getByText('Open it'));
  expect(onOpen).toHaveBeenCalledWith('/srv/New.renogen');
});

test('a repair shows how far it is, too', async () => {
  let arrive = (_done: object) => {};
  const Repair = vi.fn(() => new Promise<object>((resolve) => (arrive = resolve)));
  const { user, emit, onOpen } = show({ Repair });
  await user.click(await screen.findByText('Look for what is not whole'));
  expect(await screen.findByText('entry 7, field hash')).toBeVisible();
  await user.click(screen.getByText('Repair', { selector: 'button *, button' }));
  act(() => emit({ task: 'repair', done: 1, total: 4, finished: false }, 'progress'));
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
  await act(async () => arrive({ entry: 12 }));
  await waitFor(() => expect(onOpen).toHaveBeenCalledWith(damaged));
  expect(screen.getByText('Repaired by entry 12.')).toBeVisible();
});
