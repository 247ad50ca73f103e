import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { createMemoryRouter, Outlet, type RouteObject, RouterProvider, useParams } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { useChanges, useGet } from '@/api/queries';
import { keepDraft, useDraftText } from '@/lib/drafts';
import { type Go, GoContext } from '@/lib/go';
import { fakeDoor } from '@/test/fakeDoor';
import { renderRouter } from '@/test/render';
import { Link } from '@/ui/Link';
import { Places } from './Places';

const shown = vi.fn();

function Start() {
  return (
    <>
      <Link to="/item/i1">Item</Link>
      <Link to="/parts/two">Parts</Link>
      <Link to="/broken">Broken</Link>
      <Link to="/talk">Talk</Link>
    </>
  );
}

function Item() {
  const { item = '' } = useParams();
  useEffect(() => shown(), []);
  return <p>{useGet('item.get', { item }).data?.title ?? 'not yet'}</p>;
}

function Parts() {
  const [count, setCount] = useState(0);
  return (
    <>
      <button type="button" onClick={() => setCount(count + 1)}>
        counted {count}
      </button>
      <Link to="/parts/one">One</Link>
      <Link to="/parts/two">Two</Link>
      <Outlet />
    </>
  );
}

function Talk() {
  const [typed] = useDraftText('talk');
  return <p>typed: {typed || 'nothing'}</p>;
}

function Broken(): never {
  throw new Error('cannot be drawn');
}

const pages: RouteObject[] = [
  { path: '/', element: <Start /> },
  { path: '/item/:item', element: <Item /> },
  {
    path: '/parts',
    element: <Parts />,
    children: [
      { path: 'one', element: <p>first part</p> },
      { path: 'two', element: <p>second part</p> },
    ],
  },
  { path: '/broken', element: <Broken /> },
  { path: '/talk', element: <Talk /> },
];

function Frame() {
  useChanges();
  return (
    <>
      <Link to="/">Start</Link>
      <Places pages={pages} />
    </>
  );
}

function open(at = '/') {
  const router = createMemoryRouter([{ path: '*', element: <Frame /> }], { initialEntries: [at] });
  const go: Go = (to, options) => void router.navigate(to as string, options);
  return renderRouter(
    <GoContext value={go}>
      <RouterProvider router={router} />
    </GoContext>,
  );
}

afterEach(() => {
  window.go = undefined;
  vi.clearAllMocks();
});

test('a page is drawn with its answers before somebody goes there, does nothing until then, and stays', async () => {
  const { door } = fakeDoor({ 'item.get': { title: 'Pay' } });
  const { user } = open();
  fireEvent.pointerOver(screen.getByText('Item'));
  const item = await screen.findByText('Pay');
  expect(item).not.toBeVisible();
  expect(shown).not.toHaveBeenCalled();
  expect(screen.getByText('Parts')).toBeVisible();

  await user.click(screen.getByText('Item'));
  expect(screen.getByText('Pay')).toBe(item);
  expect(item).toBeVisible();
  expect(shown).toHaveBeenCalledTimes(1);
  expect(door.Get).toHaveBeenCalledTimes(1);
  expect(screen.queryByText('Parts')).not.toBeInTheDocument();
});

test('what changed after a page was drawn ahead is there when it is shown', async () => {
  const { door, emit } = fakeDoor({ 'item.get': { title: 'As it was' } });
  const { user } = open();
  fireEvent.pointerOver(screen.getByText('Item'));
  await screen.findByText('As it was');
  door.Get.mockImplementation(async () => JSON.stringify({ title: 'As it is' }));
  act(() => emit({}, 'changed'));
  await user.click(screen.getByText('Item'));
  expect(await screen.findByText('As it is')).toBeVisible();
});

test('what is refused is asked once while a page is drawn ahead, and again when somebody goes there', async () => {
  const { door } = fakeDoor({}, { 'item.get': { code: 'not_found', key: 'record.not_found' } });
  const { user } = open();
  fireEvent.pointerOver(screen.getByText('Item'));
  expect(await screen.findByText('not yet')).not.toBeVisible();
  await new Promise((done) => setTimeout(done, 200));
  expect(door.Get).toHaveBeenCalledTimes(1);
  await user.click(screen.getByText('Item'));
  await waitFor(() => expect(door.Get).toHaveBeenCalledTimes(2));
});

test('a page that was drawn before something was typed is drawn anew, with what was typed', async () => {
  const { user } = open();
  fireEvent.pointerOver(screen.getByText('Talk'));
  expect(await screen.findByText('typed: nothing')).not.toBeVisible();
  act(() => keepDraft('talk', 'a word'));
  await user.click(screen.getByText('Talk'));
  expect(await screen.findByText('typed: a word')).toBeVisible();
});

test('another part of the page that is shown is not drawn apart: the page stays as it is', async () => {
  const { user } = open('/parts/one');
  await user.click(screen.getByText('counted 0'));
  fireEvent.pointerOver(screen.getByText('Two'));
  await new Promise((done) => setTimeout(done, 150));
  expect(screen.queryByText('second part')).not.toBeInTheDocument();
  await user.click(screen.getByText('Two'));
  expect(screen.getByText('second part')).toBeVisible();
  expect(screen.getByText('counted 1')).toBeVisible();
});

test('a page that cannot be drawn says so when somebody goes there, and only there', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { user } = open();
  fireEvent.pointerOver(screen.getByText('Broken'));
  expect(await screen.findByText('cannot be drawn')).not.toBeVisible();
  expect(screen.getByText('Parts')).toBeVisible();
  await user.click(screen.getByText('Broken'));
  expect(screen.getByText('cannot be drawn')).toBeVisible();
  await user.click(screen.getByText('Start'));
  expect(screen.getByText('Parts')).toBeVisible();
  expect(screen.queryByText('cannot be drawn')).not.toBeInTheDocument();
  silent.mockRestore();
});
