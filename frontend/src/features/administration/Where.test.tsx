import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { Where } from './Where';

const place = { kind: 'shared', system: 'cifs', root: '/mnt/team', mode: 'together', away: false };
const check = {
  drive: { kind: 'shared', system: 'cifs', root: '/mnt/team' },
  ...{ locks: true, locks_alone: true, exclusive: true, synced: true, renames: true },
  ...{ latency: 1500, clock: 2000, tried: true, use: 'together' },
};

function show() {
  const { emit } = fakeDoor();
  const now = { open: true, path: '/mnt/team/shop.renogen', check: { task: 'verify' }, place: { ...place } };
  const CheckFolder = vi.fn(async () => check);
  Object.assign(window.go?.api as object, {
    Session: { State: vi.fn(async () => ({ ...now })) },
    Workspaces: { CheckFolder },
  });
  return { ...render(<Where />), emit, now, CheckFolder };
}

test('it says where the file lies and how it is used, also when that changes', async () => {
  const { emit, now } = show();
  expect(await screen.findByText('/mnt/team/shop.renogen')).toBeVisible();
  expect(screen.getByText('A shared drive (cifs, /mnt/team)')).toBeVisible();
  expect(screen.getByText(/^Together:/)).toBeVisible();
  now.place = { ...place, mode: 'in_turn', away: true };
  emit({ task: 'verify', done: 0, total: 0, finished: true }, 'progress');
  expect(await screen.findByText(/^In turn:/)).toBeVisible();
  expect(screen.getByText('Not connected')).toBeVisible();
});

test('its folder is checked', async () => {
  const { user, CheckFolder } = show();
  await user.click(await screen.findByRole('button', { name: 'Check this folder' }));
  expect(CheckFolder).toHaveBeenCalledWith('');
  expect(await screen.findByText('Creating a file takes 1.5 ms')).toBeVisible();
  expect(screen.getByText("The drive's clock is 2 s ahead of this computer's")).toBeVisible();
  expect(screen.getByText('Fit for a workspace that several computers use together.')).toBeVisible();
});
