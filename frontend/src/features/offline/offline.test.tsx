import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { CopyView } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { BringBack } from './BringBack';
import { CopyCard } from './CopyCard';

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

test('a copy of which everything was brought back can be put away', async () => {
  fakeDoor();
  const Offline = { ChooseCopy: vi.fn(async () => '/mnt/night.renogen'), Return: vi.fn(async () => ({ results: [] })) };
  Object.assign(window.go?.api ?? {}, { Offline });
  const onClose = vi.fn();
  const { user } = render(<BringBack onClose={onClose} />);
  await user.click(screen.getByText(/^Choose/, { selector: 'button' }));
  expect(await screen.findByText('Everything in this copy was brought back already.')).toBeVisible();
  await user.click(screen.getByText('Close'));
  expect(onClose).toHaveBeenCalled();
});

const copy = {
  id: 'c1',
  titles: ['3.12.1'],
  holder_name: 'Mei',
  until: 1,
  state: 'out',
  people: [],
  merged: 2,
  unsettled: 1,
  can: [{ action: 'copy.close', allowed: true, remark: 'none' }],
} as unknown as CopyView;

test('what was refused of a copy, and why, is not hidden when it cannot be had', async () => {
  const { user } = (() => {
    fakeDoor({}, { 'copy.get': { code: 'unavailable', key: 'workspace.not_reachable' } });
    return render(<CopyCard copy={copy} />);
  })();
  expect(await screen.findByRole('alert')).toBeVisible();
  fakeDoor({ 'copy.get': { refused: [] } }, { 'copy.close': { code: 'forbidden', key: 'copy.not_offline' } });
  await user.click(screen.getByText('Try again'));
  await user.click(await screen.findByText('End the copy'));
  expect(await screen.findByText('End the copy', { selector: 'b' })).toBeVisible(); // the notice that it was refused
});
