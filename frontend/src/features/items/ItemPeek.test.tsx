import { act, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Offered } from '@/actions/Actions';
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

test('the ways back stand in one menu, refused ones with their reason; the remark names what needs it', async () => {
  const back = (target: string, more: object) => ({ action: 'revert', target, remark: 'required', ...more });
  const can = [
    back('ready_for_release', { allowed: false, why: { key: 'item.revert.steps_done' } }),
    back('go_no_go', { allowed: true }),
    back('review', { allowed: true }),
  ];
  const { done } = fakeDoor({ 'item.get': { ...view, status: 'completed', can } });
  const { user } = render(
    <ItemPeek row={row} rows={[row]} menu={[]} onShow={nothing} onDone={nothing} onClose={nothing} />,
  );
  expect(await screen.findByText('needed to revert')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Revert…' }));
  expect(await screen.findByRole('menuitem', { name: /Ready For Release/ })).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('menuitem', { name: /Revert to Review/ }));
  await waitFor(() => expect(screen.getByLabelText(/Remark/)).toHaveFocus());
  await user.keyboard('Not yet');
  await user.click(screen.getByRole('button', { name: /Revert to Review/ }));
  await waitFor(() => expect(done).toHaveLength(1));
  expect(done[0]).toMatchObject({ name: 'item.revert', payload: { target: 'review', remark: 'Not yet' } });
});

const behind = vi.fn();
const actionsBehind = [
  { id: 'deployment.edit', label: 'Edit', group: 'ui.items.group', keys: 'e', run: behind },
] as const;

test('E before the item has come opens its form once it has, and nothing behind it', async () => {
  let come: (answer: unknown) => void = () => undefined;
  fakeDoor({ 'project.choices': { people: [], roles: [], categories: ['Feature'], modules: ['core'] } });
  const door = window.go?.api.Door as unknown as { Get: (name: string, words: string) => Promise<string> };
  const ask = door.Get;
  door.Get = (name, words) =>
    name === 'item.get' ? new Promise((answer) => (come = (one) => answer(JSON.stringify(one)))) : ask(name, words);
  const { user } = render(
    <>
      <Offered actions={actionsBehind} />
      <ItemPeek row={row} rows={[row]} menu={[]} onShow={nothing} onDone={nothing} onClose={nothing} />
    </>,
  );
  await screen.findByRole('complementary', { name: 'Faster start' });
  await user.keyboard('e');
  expect(behind).not.toHaveBeenCalled();
  act(() => come(view));
  expect(await screen.findByDisplayValue('Faster start')).toBeVisible();
});
