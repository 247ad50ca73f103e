import { screen, waitFor } from '@testing-library/react';
import { useLocation } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import type { ItemRow } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { ItemsTab } from './ItemsTab';

vi.mock('@/app/deployment', () => ({
  useDeployment: () => ({ id: 'd1', project: 'p', project_key: 'p', title: 'Night', time_zone: 'UTC', can: [] }),
}));

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

const row = (at: number) =>
  ({
    id: `i${at}`,
    ref: `REL-${at}`,
    title: `Package ${at}`,
    status: 'go_no_go',
    position: at,
    modules: [],
    can: ['approve', 'reject'],
  }) as unknown as ItemRow;

const ready = [
  { action: 'approve', allowed: true, remark: 'optional' },
  { action: 'reject', allowed: true, remark: 'required' },
];

const view = (item: string, can: object[] = ready) => ({
  ...row(1),
  id: item,
  seen: `${item} as it was seen`,
  stages: [],
  activities: [],
  comments: [],
  log: [],
  attachments: [],
  since_verified: [],
  since_approved: [],
  can,
});

function Address() {
  return <span data-testid="address">{useLocation().search}</span>;
}

function show(can?: object[]) {
  const door = fakeDoor({
    'items.list': { items: [row(1), row(2)], total: 2, can: [] },
    'items.seen': { items: [1, 2].map((at) => ({ item: `i${at}`, seen: `i${at} as it was seen` })) },
    'item.get': ({ item }: { item: string }) => view(item, can),
    'project.choices': { roles: ['approval'] },
    'secrets.tags': { tags: [] },
  });
  Object.assign(window.go?.api ?? {}, { Session: { Tags: vi.fn(async () => []) } });
  const shown = render(
    <>
      <ItemsTab />
      <Address />
    </>,
  );
  return { ...door, ...shown };
}

const open = () => screen.findByText('Package 2', {}, { timeout: 5000 });

test('A acts on the row that the keys are on: its look opens with the remark, and Enter does it', async () => {
  const { user, done } = show();
  await open();
  await user.keyboard('ja');
  expect(await screen.findByLabelText(/Remark/, {}, { timeout: 5000 })).toHaveFocus();
  expect(done).toEqual([]);
  await user.keyboard('Tested{Enter}');
  await waitFor(() => expect(done).toHaveLength(1));
  expect(done[0]).toMatchObject({ name: 'item.approve', payload: { item: 'i2', remark: 'Tested' } });
});

test('A is for all that are selected, also while one of them is looked at', async () => {
  const { user, done } = show();
  await open();
  await user.keyboard('xjx ');
  await screen.findByRole('complementary', {}, { timeout: 5000 });
  await user.keyboard('a');
  await waitFor(() => expect(done).toHaveLength(2));
  expect(done.map(({ payload }) => (payload as { item: string }).item)).toEqual(['i1', 'i2']);
});

test('R returns what cannot be rejected any more, to the state before', async () => {
  const reverts = ['go_no_go', 'review'].map((target) => ({
    action: 'revert',
    target,
    allowed: true,
    remark: 'required',
  }));
  const { user, done } = show(reverts);
  await open();
  await user.keyboard('r');
  expect(await screen.findByLabelText(/Remark/, {}, { timeout: 5000 })).toHaveFocus();
  await user.keyboard('Not now{Enter}');
  await waitFor(() => expect(done).toHaveLength(1));
  expect(done[0]).toMatchObject({
    name: 'item.revert',
    payload: { item: 'i1', target: 'go_no_go', remark: 'Not now' },
  });
});

test('which item is looked at stands in the address', async () => {
  const { user } = show();
  await open();
  await user.keyboard(' ');
  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('peek=i1'), { timeout: 3000 });
  await user.keyboard(' ');
  await waitFor(() => expect(screen.getByTestId('address')).not.toHaveTextContent('peek'), { timeout: 3000 });
});
