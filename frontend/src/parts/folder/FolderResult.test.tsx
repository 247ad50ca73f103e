import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FolderCheck } from '@/api/folders';
import { render } from '@/test/render';
import { FolderResult } from './FolderResult';

const fit: FolderCheck = {
  drive: { kind: 'shared', system: 'nfs4', root: '/srv/team' },
  locks: true,
  locks_alone: true,
  exclusive: true,
  synced: true,
  renames: true,
  latency: 840,
  clock: -90500,
  tried: true,
  use: 'together',
};

test('each thing that was tried has its answer in words, beside the mark', () => {
  render(<FolderResult checked={{ folder: '/srv/team', check: { ...fit, locks: false, use: 'in_turn' } }} />);
  expect(screen.getByText('A shared drive (nfs4, /srv/team)')).toBeVisible();
  const rows = within(screen.getByRole('list', { name: 'What was tried' })).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    'A program can lock a fileyes',
    'What one program has locked, another one cannot lockno',
    'Of two programs that create the same file, one alone succeedsyes',
    'Files can be written through to the diskyes',
    "A file can take another one's placeyes",
    'Creating a file takes 0.8 ms',
    "The drive's clock is 90.5 s behind this computer's",
  ]);
  expect(screen.getByText(/^Fit for a workspace, but the drive's locks do not hold/)).toBeVisible();
});

test('a folder that was not tried only says why, and what to do', () => {
  const drive = { kind: 'synced', system: 'Dropbox', root: '/files/Dropbox' };
  render(<FolderResult checked={{ folder: '/files/Dropbox/team', check: { ...fit, drive, tried: false, use: '' } }} />);
  expect(screen.getByText('A folder that Dropbox synchronises (/files/Dropbox)')).toBeVisible();
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
  expect(screen.getByText(/^Not fit for a workspace\./)).toBeVisible();
});

test('while it is tried it says so', () => {
  const { container } = render(<FolderResult checked={{ folder: '/srv/team' }} />);
  const said = container.querySelector('[role="status"]');
  expect(said).toHaveTextContent('/srv/teamTwo programs are trying the folder.');
});
