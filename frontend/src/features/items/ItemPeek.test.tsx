import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ItemRow } from '@/api/door';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { ItemPeek } from './ItemPeek';

const row = { id: 'i1', ref: 'REL-4', title: 'Faster start' } as ItemRow;
const may = (action: string) => ({ action, allowed: true, remark: 'optional' });
const view = {
  ...row,
  project: 'p1',
  status: 'review',
  modules: ['core'],
  category: 'Feature',
  description: '',
  url: '',
  url_label: '',
  digests: {},
  stages: [],
  activities: [],
  comments: [],
  log: [],
  since_verified: [],
  since_approved: [],
  can: ['item.edit', 'item.move', 'item.copy', 'verify'].map(may),
};
const nothing = () => undefined;

test('E with the look at an item edits that item, and the look offers what its page does', async () => {
  const { done } = fakeDoor({
    'item.get': view,
    'project.choices': { people: [], roles: [], categories: ['Feature'], modules: ['core'] },
  });
  const { user } = render(
    <ItemPeek row={row} rows={[row]} menu={[]} onShow={nothing} onDone={nothing} onClose={nothing} />,
  );
  await user.click(await screen.findByRole('button', { name: 'More' }));
  expect(await screen.findByRole('menuitem', { name: /Move/ })).toBeInTheDocument();
  expect(screen.getByRole('menuitem', { name: /Copy/ })).toBeInTheDocument();
  await user.keyboard('{Escape}');

  await user.keyboard('e');
  expect(await screen.findByDisplayValue('Faster start')).toBeVisible();
  expect(screen.queryByRole('complementary', { name: 'Faster start' })).not.toBeInTheDocument();

  screen.getByDisplayValue('Faster start').blur();
  await user.keyboard('v'); // the item below is not decided about unseen
  expect(done).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.getByRole('complementary', { name: 'Faster start' })).toBeVisible();
});
