import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
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

test('a text is read in the page', async () => {
  fakeDoor();
  const Text = vi.fn(async () => ({ text: 'Stop the queue first.', whole: false }));
  Object.assign(window.go?.api ?? {}, { Files: { Text } });
  const view = { id: 'i1', project: 'p', attachments: [attachment], can: [] } as unknown as ItemView;
  const { user } = render(<Attachments view={view} />);
  await user.click(screen.getByRole('button', { name: 'Show plan.txt here' }));
  expect(await screen.findByText('Stop the queue first.')).toBeVisible();
  expect(screen.getByText('This is its beginning. Open it for the rest.')).toBeVisible();
  expect(Text).toHaveBeenCalledWith({ kind: 'attachment', record: 'a1' });
});

test('another file takes the place of an attachment, in one command', async () => {
  const { done } = fakeDoor();
  Object.assign(window.go?.api ?? {}, {
    Files: { Begin: vi.fn(async () => 'f'), Piece: vi.fn(async () => null), Finish: vi.fn(async () => 'newer') },
  });
  const one = { ...attachment, digests: { ...attachment.digests, file: 'd0' } };
  const view = { id: 'i1', project: 'p', attachments: [one], can: [] } as unknown as ItemView;
  const { user, container } = render(<Attachments view={view} />);
  await user.click(screen.getByLabelText('More for plan.txt'));
  await user.click(await screen.findByText('Replace'));
  const field = container.querySelector('input[type="file"]') as HTMLInputElement;
  await user.upload(field, new File(['new'], 'plan-2.txt'));
  await user.click(screen.getByRole('button', { name: /^Replace/ }));
  await waitFor(() => expect(done).toHaveLength(1));
  expect(done[0]).toMatchObject({
    name: 'attachment.edit',
    payload: { attachment: 'a1', file: { was: 'd0', to: 'newer' }, name: { was: 'd1', to: 'plan-2.txt' } },
  });
});

test('the comments stay near: three of many files, and all when asked for', async () => {
  fakeDoor();
  const attachments = [1, 2, 3, 4, 5, 6, 7].map((at) => ({ ...attachment, id: `a${at}`, name: `plan-${at}.txt` }));
  const view = { id: 'i1', project: 'p', attachments, can: [] } as unknown as ItemView;
  const { user } = render(<Attachments view={view} />);
  expect(screen.getAllByRole('listitem')).toHaveLength(3);
  await user.click(screen.getByRole('button', { name: 'Show all 7' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(7);
});
