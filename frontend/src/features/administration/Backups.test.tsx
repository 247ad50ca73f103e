import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { Backups } from './Backups';

const manifest = { reason: 'schedule', seq: 70, size: 4_000_000, level: 'quick' };

test('a backup says that others had to wait while it was copied', async () => {
  fakeDoor();
  const state = {
    folder: '/mnt/team/shop.backups',
    usual: '/mnt/team/shop.backups',
    ...{ running: false, done: 0, total: 0 },
    backups: [
      { path: '/one.renogen', manifest: { ...manifest, at: 1_800_000_000_000, held: false } },
      { path: '/two.renogen', manifest: { ...manifest, at: 1_800_000_060_000, held: true } },
    ],
  };
  Object.assign(window.go?.api as object, { Backups: { State: vi.fn(async () => state) } });
  render(<Backups />);
  const rows = within(await screen.findByRole('list', { name: 'Backups' })).getAllByRole('listitem');
  const waited = 'others had to wait with saving while it was copied';
  expect(rows.map((row) => row.textContent?.includes(waited))).toEqual([false, true]);
});
