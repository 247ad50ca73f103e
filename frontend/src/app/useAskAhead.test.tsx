import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { useChanges, useGet } from '@/api/queries';
import { itemRoutes } from '@/features/items/routes';
import { runBookRoutes } from '@/features/runbook/routes';
import { itemPath } from '@/lib/paths';
import { fakeDoor } from '@/test/fakeDoor';
import { render } from '@/test/render';
import { Link } from '@/ui/Link';
import { useAskAhead } from './useAskAhead';

const deployment = '01a167a0-cc3c-7006-8b2e-de16012bbeac';
const routes = [...itemRoutes, ...runBookRoutes];
const meant = vi.fn();

afterEach(() => {
  window.go = undefined;
  meant.mockClear();
});

function Ways() {
  useAskAhead(routes, meant);
  return (
    <>
      <Link to={itemPath('SHOP', deployment, 'i1')}>Pay</Link>
      <Link to={`/p/SHOP/d/${deployment}/runbook?step=s1`}>Run book</Link>
      <Link to="/p/SHOP/d/2026-11-26/runbook">By its date</Link>
    </>
  );
}

function Item() {
  return <p>{useGet('item.get', { item: 'i1' }).data?.title}</p>;
}

function WaysThenItem() {
  const [gone, setGone] = useState(false);
  useChanges();
  return (
    <>
      {gone ? <Item /> : <Ways />}
      <button type="button" onClick={() => setGone(true)}>
        Go
      </button>
    </>
  );
}

test('what a place shows is at hand once the pointer or the focus rests on the way there', async () => {
  const { door } = fakeDoor({ 'item.get': { title: 'Pay' }, 'run_book.get': {} });
  const asked = () => door.Get.mock.calls.map(([name, params]) => [name, JSON.parse(params)]);
  render(<Ways />);
  fireEvent.pointerOver(screen.getByText('Pay'));
  fireEvent.pointerOver(screen.getByText('By its date'));
  fireEvent.focusIn(screen.getByText('Run book'));
  await waitFor(() => expect(asked()).toEqual([['run_book.get', { deployment, brief: true }]]));
  fireEvent.pointerOver(screen.getByText('Pay'));
  await waitFor(() => expect(asked()[1]).toEqual(['item.get', { item: 'i1' }]));
  await waitFor(() =>
    expect(meant.mock.calls.map(([{ pathname, search }]) => pathname + search)).toEqual([
      `/p/SHOP/d/${deployment}/runbook?step=s1`,
      itemPath('SHOP', deployment, 'i1'),
    ]),
  );
});

test('a press means it at once; a link that was only passed does not', async () => {
  fakeDoor({ 'item.get': { title: 'Pay' }, 'run_book.get': {} });
  render(<Ways />);
  fireEvent.pointerOver(screen.getByText('Run book'));
  fireEvent.pointerOver(document.body);
  fireEvent.pointerDown(screen.getByText('Pay'));
  await waitFor(() => expect(meant).toHaveBeenCalledTimes(1));
  expect(meant.mock.calls[0]?.[0].pathname).toBe(itemPath('SHOP', deployment, 'i1'));
});

test('the page finds it there, and does not ask again', async () => {
  const { door } = fakeDoor({ 'item.get': { title: 'Pay at once' } });
  const { user } = render(<WaysThenItem />);
  fireEvent.pointerOver(screen.getByText('Pay'));
  await waitFor(() => expect(door.Get).toHaveBeenCalledTimes(1));
  await user.click(screen.getByRole('button', { name: 'Go' }));
  expect(await screen.findByText('Pay at once')).toBeVisible();
  expect(door.Get).toHaveBeenCalledTimes(1);
});

test('an answer of before a change is not kept for the page', async () => {
  const { door, emit } = fakeDoor({ 'item.get': { title: 'As it is now' } });
  let arrive = (_text: string) => {};
  door.Get.mockImplementationOnce(() => new Promise((later) => (arrive = later)));
  const { user } = render(<WaysThenItem />);
  fireEvent.pointerOver(screen.getByText('Pay'));
  await waitFor(() => expect(door.Get).toHaveBeenCalledTimes(1));
  emit({}, 'changed');
  arrive(JSON.stringify({ title: 'As it was' }));
  await user.click(screen.getByRole('button', { name: 'Go' }));
  expect(await screen.findByText('As it is now')).toBeVisible();
});
