import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Verification as State } from '@/api/integrity';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { Verification } from './Verification';

function show(state: Partial<State>) {
  const fake = fakeDoor();
  const now = { running: false, level: 'quick', done: 0, total: 0, cancelled: false, accepted: [], ...state };
  const integrity = {
    State: vi.fn(async () => ({ ...now })),
    Verify: vi.fn(async () => undefined),
    Cancel: vi.fn(async () => undefined),
  };
  Object.assign(window.go?.api as object, { Integrity: integrity });
  return { ...render(<Verification head={{ seq: 50, hash: 'h' }} />), ...fake, integrity, now };
}

const report = {
  level: 'full',
  workspace: 'w',
  name: 'n',
  fingerprint: 'F-1',
  entries: 40,
  head: 'h',
  schema: 2,
  findings: [],
};

test('a verification that runs tells how far it is, and can be cancelled', async () => {
  const { user, emit, integrity, now } = show({ running: true, done: 10, total: 40 });
  expect(await screen.findByRole('progressbar', { name: 'Verifying' })).toHaveAttribute('aria-valuenow', '25');
  Object.assign(now, { done: 30 });
  emit({ task: 'verification', done: 30, total: 40 });
  await vi.waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '75'));
  expect(screen.getByRole('button', { name: 'Verify from the first entry' })).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(integrity.Cancel).toHaveBeenCalled();
});

test('what was found is named by table, row and field', async () => {
  const finding = { table: 'item', row: 'r-7', field: 'title', entry: 12, what: 'it is A, the journal says B' };
  show({ report: { ...report, findings: [finding] } });
  expect(await screen.findByText('Table item, row r-7, field title, entry 12')).toBeVisible();
  expect(screen.getByText(/it is A, the journal says B/)).toBeVisible();
});

test('without a known fingerprint it is only consistent in itself, and the one to compare is shown', async () => {
  const loss = {
    seen_seq: 42,
    seen_hash: 's',
    seen_at: 1,
    has_seq: 40,
    has_hash: 'h',
    has_at: 1,
    missing: 2,
    seen: 'd',
  };
  show({ report, accepted: [{ at: 1_700_000_000_000, loss }] });
  expect(await screen.findByText('40 entries, consistent in themselves.')).toBeVisible();
  expect(screen.getByText(/Compare this fingerprint with what others see: F-1/)).toBeVisible();
  expect(screen.getByText(/Accepted here on .*2023.*: 2 entries that were seen are not in this file/)).toBeVisible();
});

test('the last verification on this workstation is told with what came since', async () => {
  const last = { fingerprint: 'F-1', at: 1_700_000_000_000, full: true, entries: 40, head: 'h', findings: 0 };
  const { user, integrity } = show({ last });
  expect(await screen.findByText(/All was well with 40 entries; 10 came since/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Recompute and compare' }));
  expect(integrity.Verify).toHaveBeenCalledWith(true);
});

test('a clock that jumped is told beside the result, and is no finding', async () => {
  const hour = 3_600_000;
  show({ report: { ...report, jumped: 1, clock_jumps: [{ entry: 13, at: hour, before: 12, before_at: 3 * hour }] } });
  expect(await screen.findByText(/Time goes back in 1 place/)).toBeVisible();
  expect(screen.getByText(/Entry 13 says .*1:00.*, but entry 12, .*3:00/)).toBeVisible();
  expect(screen.getByText('40 entries, consistent in themselves.')).toBeVisible();
});
