import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { tellRoom } from '@/lib/room';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { Contributions } from './Contributions';
import type { Project } from './ProjectPage';

const project = { id: 'p', time_zone: 'UTC' } as Project;
const none = {
  requests: 0,
  deployments: 0,
  items: 0,
  submitted: 0,
  reviewed: 0,
  approved: 0,
  rejected: 0,
  tasks: 0,
  steps_completed: 0,
  steps_failed: 0,
  attachments: 0,
  total: 0,
  blocked: false,
};
const mei = { ...none, user: 'u1', name: 'Mei', roles: ['entry'], items: 3, submitted: 2, total: 5 };
const wes = { ...none, user: 'u2', name: 'Wes', roles: [], approved: 1, total: 1 };

test('what everybody did is shown, with sums, and those who left are named as such', async () => {
  tellRoom(1600);
  fakeDoor({ 'contributions.list': { people: [mei, wes] } });
  render(<Contributions project={project} />);
  expect(await screen.findByText('Mei')).toBeVisible();
  expect(screen.getByText('not a member any more')).toBeVisible();
  expect(screen.getByText('6')).toBeVisible();
  expect(screen.getByText('2 people')).toBeVisible();
});

test('a period is asked of Go', async () => {
  const { door } = fakeDoor({ 'contributions.list': { people: [mei] } });
  const { user } = render(<Contributions project={project} />);
  await user.click(await screen.findByRole('button', { name: 'Last 30 days' }));
  await waitFor(() => expect(door.Get).toHaveBeenCalledTimes(2));
  const asked = door.Get.mock.calls.map(([, params]) => JSON.parse(params));
  expect(asked[0]).toMatchObject({ project: 'p', from: 0, to: 0 });
  const days = (Date.now() - asked[1].from) / 86_400_000;
  expect(days).toBeGreaterThanOrEqual(30);
  expect(days).toBeLessThan(31);
});

test('a period in which nobody did anything says so', async () => {
  fakeDoor({ 'contributions.list': { people: [{ ...mei, ...none }] } });
  render(<Contributions project={project} />);
  expect(await screen.findByText('Nobody did anything here in this time')).toBeVisible();
  expect(screen.getByRole('button', { name: /Copy as text/ })).toHaveAttribute('aria-disabled', 'true');
});
