import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import './CopyOutWorkspace';
import { Welcome } from './Welcome';

const path = '/files/Dropbox/shop.renogen';
const to = '/laptop/shop.renogen';
const synced = {
  code: 'unavailable',
  key: 'share.synced',
  params: { program: 'Dropbox', folder: '/files/Dropbox' },
};
const check = {
  drive: { kind: 'local', system: 'ext4', root: '/' },
  ...{ locks: true, locks_alone: true, exclusive: true, synced: true, renames: true },
  ...{ latency: 80, clock: 0, tried: true, use: 'alone' },
};

function show(bound: Record<string, unknown> = {}) {
  const { emit } = fakeDoor();
  const Workspaces = {
    Recent: vi.fn(async () => []),
    Choose: vi.fn(async () => path),
    ChooseFolder: vi.fn(async () => '/srv/team'),
    CheckFolder: vi.fn(async () => check),
    ChooseCopyPlace: vi.fn(async () => to),
    CopyOut: vi.fn(async () => ({ path: to, name: 'Shop', fingerprint: 'F-1', entries: 1234, head: 'h' })),
    Open: vi.fn(async (opened: string) => {
      if (opened === path) throw synced;
      return { open: true, path: opened };
    }),
    ...bound,
  };
  const System = { Facts: vi.fn(async () => ({ version: '1', system: 'linux' })) };
  Object.assign(window.go?.api ?? {}, { Workspaces, System, Session: { State: vi.fn(async () => ({ open: false })) } });
  return { ...render(<Welcome onRecoveryKey={vi.fn()} />), Workspaces, emit };
}

test('a folder is checked without any workspace open, and another one after it', async () => {
  const { user, Workspaces } = show();
  await user.click(screen.getByRole('button', { name: 'Check a folder…' }));
  expect(await screen.findByText('A disk of this computer (ext4, /)')).toBeVisible();
  expect(Workspaces.CheckFolder).toHaveBeenCalledWith('/srv/team');
  Workspaces.ChooseFolder.mockResolvedValueOnce('/srv/other');
  await user.click(screen.getByRole('button', { name: 'Check another folder…' }));
  expect(await screen.findByText('/srv/other')).toBeVisible();
});

test('nothing happens when no folder was chosen; what went wrong is said', async () => {
  const CheckFolder = vi.fn(async () => {
    throw { code: 'unavailable', key: 'share.folder_refused' };
  });
  const { user, Workspaces } = show({ CheckFolder });
  Workspaces.ChooseFolder.mockResolvedValueOnce('');
  await user.click(screen.getByRole('button', { name: 'Check a folder…' }));
  expect(CheckFolder).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Check a folder…' }));
  expect(await screen.findByText('The folder was not checked.')).toBeVisible();
  expect(screen.getByText(/cannot create files in the folder/)).toBeVisible();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('a workspace in the folder of a sync program is copied out, and opened there', async () => {
  const { user, Workspaces } = show();
  await user.click(screen.getByRole('button', { name: 'Open workspace' }));
  expect(await screen.findByRole('heading', { name: 'This workspace is not opened where it lies' })).toBeVisible();
  expect(screen.getByText(path)).toBeVisible();
  expect(screen.getByText(/^This folder is synchronised by Dropbox/)).toBeVisible();
  expect(screen.getByText(/does not come back into this folder/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Copy it to a disk of this computer…' }));
  expect(Workspaces.CopyOut).toHaveBeenCalledWith(path, to);
  expect(await screen.findByRole('heading', { name: 'The workspace was copied' })).toBeVisible();
  expect(screen.getByText('1,234')).toBeVisible();
  expect(screen.getByText(/^Tell the others that the workspace lies at/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Open it there' }));
  expect(Workspaces.Open).toHaveBeenLastCalledWith(to);
});

test('a copy that failed is said, and the page stays', async () => {
  const CopyOut = vi.fn(async () => {
    throw { code: 'conflict', key: 'workspace.exists', params: { file: 'shop.renogen' } };
  });
  const { user } = show({ CopyOut });
  await user.click(screen.getByRole('button', { name: 'Open workspace' }));
  await user.click(await screen.findByRole('button', { name: 'Copy it to a disk of this computer…' }));
  expect(await screen.findByText('Nothing was copied.')).toBeVisible();
  expect(screen.getByText(/There is a file called “shop.renogen” already/)).toBeVisible();
  expect(screen.getByRole('heading', { name: 'This workspace is not opened where it lies' })).toBeVisible();
});

test('one that is not whole either leads to restoring', async () => {
  const CopyOut = vi.fn(async () => {
    throw { code: 'unavailable', key: 'copy_out.not_whole', params: { count: '2' } };
  });
  const { user } = show({ CopyOut, BackupsOf: vi.fn(async () => []) });
  await user.click(screen.getByRole('button', { name: 'Open workspace' }));
  await user.click(await screen.findByRole('button', { name: 'Copy it to a disk of this computer…' }));
  expect(await screen.findByText(/it has 2 findings/)).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Restore a workspace' })).toBeVisible();
});
