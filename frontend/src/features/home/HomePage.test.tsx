import { screen, waitFor } from '@testing-library/react';
import { useLocation } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import type { HomeView, NeedView } from '@/api/door';
import { PlaceProvider } from '@/app/place';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { HomePage } from './HomePage';

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

const need = (more: Partial<NeedView>): NeedView => ({
  kind: 'item',
  project: 'p',
  deployment: 'd',
  record: 'i1',
  title: 'Windows packages',
  status: 'go_no_go',
  steps: 0,
  items: 0,
  at: 0,
  overdue: false,
  group: 'decide',
  ref: 'REL-4',
  project_key: 'cpython',
  project_title: 'CPython releases',
  deployment_title: '3.12.1 final',
  start: Date.UTC(2026, 11, 3, 14),
  date_only: false,
  time_zone: 'UTC',
  by: 'u',
  by_name: 'Wes',
  since: Date.UTC(2026, 11, 1),
  ...more,
});

const home = (needs: NeedView[]): HomeView => ({
  needs,
  total: needs.length,
  overdue: 0,
  decide: needs.length,
  verify: 0,
  do: 0,
  people: 0,
  now: [],
  upcoming: [],
});

const item = (more: object) => ({
  seen: 'digest of what was seen',
  since_verified: [],
  can: [{ action: 'approve', allowed: true, remark: 'optional' }],
  ...more,
});

function Address() {
  return <span data-testid="address">{useLocation().search}</span>;
}

function show(queries: Record<string, unknown>, refusals: Record<string, unknown> = {}) {
  const seen = ({ items }: { items: string[] }) => ({
    items: items.map((one) => ({ item: one, seen: 'when selected' })),
  });
  const door = fakeDoor({ 'projects.list': { mine: [], public: [] }, 'items.seen': seen, ...queries }, refusals);
  Object.assign(window.go?.api ?? {}, { Session: { Tags: vi.fn(async () => []) } });
  return {
    ...door,
    ...render(
      <PlaceProvider>
        <HomePage />
        <Address />
      </PlaceProvider>,
    ),
  };
}

test('A and Enter approve what the keys are on, with the digest that was seen and the remark', async () => {
  const { user, done } = show({ 'home.get': home([need({})]), 'item.get': item({}) });
  await screen.findByText('1 thing waits for you');
  await user.keyboard('a');
  await user.type(await screen.findByPlaceholderText('Remark'), 'Tested twice');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(done).toHaveLength(1));
  const payload = { item: 'i1', seen: 'digest of what was seen', remark: 'Tested twice', tags: [] };
  expect(done[0]).toMatchObject({ name: 'item.approve', payload });
});

test('the next key is for the next one, also before the list comes anew', async () => {
  const needs = [need({}), need({ record: 'i2', ref: 'REL-5', title: 'macOS package' })];
  const { user, done } = show({ 'home.get': home(needs), 'item.get': item({}) });
  await screen.findByText('2 things wait for you');
  for (const count of [1, 2]) {
    await user.keyboard('a');
    await screen.findByPlaceholderText('Remark');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByPlaceholderText('Remark')).toBeNull());
    expect(done).toHaveLength(count);
  }
  expect(done.map(({ payload }) => (payload as { item: string }).item)).toEqual(['i1', 'i2']);
});

test('what is not allowed says why and is not sent', async () => {
  const why = { code: 'forbidden', key: 'key.not_own' };
  const refused = item({ can: [{ action: 'approve', allowed: false, remark: 'optional', why }] });
  const { user, done } = show({ 'home.get': home([need({})]), 'item.get': refused });
  await screen.findByText('1 thing waits for you');
  await user.keyboard('a');
  expect(await screen.findByText(/You cannot confirm your own key/)).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(done).toHaveLength(0);
});

test('who may decide alone only gives the reason for that', async () => {
  const alone = item({ can: [{ action: 'approve', allowed: true, alone: true, remark: 'optional' }] });
  const { user, done } = show({ 'home.get': home([need({})]), 'item.get': alone });
  await screen.findByText('1 thing waits for you');
  await user.keyboard('a');
  await user.type(await screen.findByPlaceholderText(/Reason for deciding alone/), 'Everybody else is away{Enter}');
  await waitFor(() => expect(done).toHaveLength(1));
  expect(done[0]?.payload).toMatchObject({ alone: 'Everybody else is away' });
});

test('several at once: each for itself, and the refused ones say why', async () => {
  const needs = [need({}), need({ record: 'i2', ref: 'REL-5', title: 'macOS package' })];
  const conflict = { code: 'conflict', key: 'command.seen_changed' };
  const { user, done } = show({ 'home.get': home(needs), 'item.get': item({}) }, { 'item.approve': conflict });
  await screen.findByText('2 things wait for you');
  await user.keyboard('xjx');
  await user.click(await screen.findByRole('button', { name: 'Approve 2' }));
  expect(await screen.findByText('0 of 2 done.')).toBeInTheDocument();
  expect(done.map(({ payload }) => (payload as { item: string }).item)).toEqual(['i1', 'i2']);
  expect(screen.getAllByText(/This is no longer as you saw it/)).toHaveLength(2);
});

test('when nothing waits, it says what this place is for', async () => {
  show({ 'home.get': home([]) });
  expect(await screen.findByText('Nothing waits for you')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'To the projects' })).toBeInTheDocument();
});

test('Enter does what was begun also where no remark is asked for, and as early as one likes', async () => {
  const asked = need({ kind: 'request', record: 'r1', title: 'December release', status: 'requested' });
  const request = { seen: 'digest', can: [{ action: 'request.approve', allowed: true, remark: 'none' }] };
  const { user, done } = show({ 'home.get': home([asked]), 'request.get': request });
  await screen.findByText('1 thing waits for you');
  await user.keyboard('a{Enter}');
  await waitFor(() => expect(done).toHaveLength(1));
  expect(done[0]?.name).toBe('request.approve');
});

const full = item({
  title: 'Package',
  status: 'go_no_go',
  modules: [],
  stages: [],
  comments: [],
  activities: [],
  attachments: [],
  log: [],
});

const three = ['REL-4', 'REL-5', 'REL-6'].map((ref, at) =>
  need({ record: `i${at + 1}`, ref, title: `Package ${at + 1}`, status: 'go_no_go' }),
);

test('a mouse selects: by the box of a row, by Ctrl and by Shift', async () => {
  const { user } = show({ 'home.get': home(three), 'item.get': full });
  await user.click(await screen.findByRole('checkbox', { name: 'Select REL-4' }));
  expect(screen.getByText('1 selected')).toBeInTheDocument();
  await user.keyboard('{Control>}');
  await user.click(screen.getByText('Package 3'));
  await user.keyboard('{/Control}');
  expect(screen.getByText('2 selected')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('row', { name: /REL-4/ }));
  await user.keyboard('{Shift>}');
  await user.click(screen.getByText('Package 3'));
  await user.keyboard('{/Shift}');
  expect(screen.getByText('3 selected')).toBeInTheDocument();
});

test('a click on a row shows it beside the list', async () => {
  const request = need({ kind: 'request', record: 'r1', ref: '', title: 'December release', status: 'requested' });
  const { user } = show({ 'home.get': home([request]) });
  await user.click(await screen.findByRole('row', { name: /December release/ }));
  expect(await screen.findByRole('complementary', { name: /December release/ })).toBeInTheDocument();
});

test('A is for all that are selected, and R says why it is for none of them', async () => {
  const { user, done } = show({ 'home.get': home(three), 'item.get': item({}) });
  await screen.findByText('3 things wait for you');
  await user.keyboard('xjx');
  await user.keyboard('r');
  expect(await screen.findByText(/Each needs words of its own/)).toBeInTheDocument();
  await user.keyboard('a');
  await waitFor(() => expect(done).toHaveLength(2));
  expect(done.map(({ payload }) => (payload as { item: string }).item)).toEqual(['i1', 'i2']);
  expect(done[0]?.payload).toMatchObject({ seen: 'when selected' }); // not what it is when they are decided about
});

test('what is selected is copied as rows of words', async () => {
  const { user, copied } = show({ 'home.get': home(three) });
  await screen.findByText('3 things wait for you');
  await user.keyboard('xjx{Control>}c{/Control}');
  const [head, first, second, ...rest] = copied[0]?.split('\n') ?? [];
  expect([head?.split('\t')[0], first?.split('\t').slice(0, 2), second?.split('\t')[0]]).toEqual([
    'Ref',
    ['REL-4', 'Package 1'],
    'REL-5',
  ]);
  expect(rest).toEqual([]);
});

test('which kind is shown stands in the address', async () => {
  const { user } = show({ 'home.get': { ...home([need({}), need({ group: 'verify', record: 'i2' })]), verify: 1 } });
  const chip = () => screen.findByRole('button', { name: /Verify.*1/ });
  await user.click(await chip());
  expect(await chip()).toHaveAttribute('aria-pressed', 'true');
  expect(screen.getByTestId('address')).toHaveTextContent('show=verify');
});
