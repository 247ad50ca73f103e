import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ProjectKeysView, ProjectView } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { KeyPeople } from './KeyPeople';

afterEach(() => {
  window.go = undefined;
  window.runtime = undefined;
});

const holder = {
  user: 'u1',
  name: 'Mei',
  key_set: 'k1',
  given_by: 'u1',
  given_by_name: 'Mei',
  given_at: 1,
  current: true,
};
const keys = {
  generations: [{ holders: [holder] }],
  candidates: [{ user: 'u2', name: 'Noor', can: [] }],
} as unknown as ProjectKeysView;

function show(allowed: boolean) {
  fakeDoor({ 'secrets.exposed': { secrets: [], total: 0 } });
  const why = { key: 'forbidden' };
  const project = { id: 'p1', key: 'crm', time_zone: 'UTC', can: [{ action: 'project.edit', allowed, why }] };
  return render(<KeyPeople project={project as unknown as ProjectView} keys={keys} />);
}

test('a click on a person shows what that person can read, or says why not', async () => {
  const { user } = show(true);
  await user.click(screen.getByText('Noor'));
  expect(await screen.findByText('Noor was never given the key.')).toBeVisible();
  await user.click(screen.getByText('Mei'));
  expect(await screen.findByText('What Mei could read')).toBeVisible();
});

test('whoever may not see it is told so', async () => {
  const { user } = show(false);
  await user.click(screen.getByText('Mei'));
  expect(await screen.findByText('What this person can read', { selector: 'b' })).toBeVisible();
  expect(screen.queryByText('What Mei could read')).not.toBeInTheDocument();
});
