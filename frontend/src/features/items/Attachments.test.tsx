import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ItemView } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { Attachments } from './Attachments';

const attachment = {
  id: 'a1',
  name: 'plan.txt',
  description: 'The plan',
  size: 10,
  created_by_name: 'Mei',
  changed_by: 'u2',
  changed_at: 1_700_000_000_000,
  digests: { name: 'd1', description: 'd2' },
  can: [{ action: 'attachment.edit', allowed: true, remark: '' }],
};

test('an attachment that somebody else changed meanwhile shows both sides', async () => {
  const stale = { key: 'command.stale', params: { now: '"The plan of Friday"' } };
  fakeDoor(
    { 'project.choices': { people: [{ user: 'u2', name: 'Wes' }] } },
    { 'attachment.edit': { code: 'conflict', key: 'command.stale', fields: { description: stale } } },
  );
  const view = { id: 'i1', project: 'p', attachments: [attachment], can: [] } as unknown as ItemView;
  const { user } = render(<Attachments view={view} />);
  await user.click(screen.getByLabelText('More for plan.txt'));
  await user.click(await screen.findByText('Edit'));
  await user.type(screen.getByDisplayValue('The plan'), ' of today');
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  const both = await screen.findByRole('region', { name: /changed/i });
  expect(within(both).getByText('The plan of Friday')).toBeVisible();
  expect(within(both).getByText('The plan of today')).toBeVisible();
  expect(screen.getByDisplayValue('The plan of today')).toBeVisible();
});
