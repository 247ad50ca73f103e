import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from '@/test/render';
import type { Column } from './columns';
import { DataTable } from './DataTable';

interface Item {
  ref: string;
  title: string;
  n: number;
}

const items: Item[] = [
  { ref: 'REL-10', title: 'Ten', n: 3 },
  { ref: 'REL-9', title: 'Nine', n: 1 },
  { ref: 'REL-2', title: 'Two', n: 2 },
];
const columns: Column<Item>[] = [
  { id: 'ref', head: 'Ref', value: (item) => item.ref, width: 80 },
  { id: 'title', head: 'Title', value: (item) => item.title },
  { id: 'n', head: 'Steps', icon: 'steps', value: (item) => item.n, width: 40, align: 'right' },
];

const filters = [{ id: 'odd', label: 'Odd', of: ({ n }: Item) => (n % 2 ? 'odd' : 'even') }];

const onOpen = vi.fn();
const onPeek = vi.fn();
beforeEach(() => {
  vi.clearAllMocks();
  localStorage.clear();
});

function Address() {
  return <output aria-label="Address">{useLocation().search}</output>;
}

const address = () => decodeURIComponent(screen.getByRole('status', { name: 'Address' }).textContent ?? '');

function show(rows = items, at = '/') {
  return render(
    <>
      <Address />

      <DataTable
        label="Items"
        columns={columns}
        rows={rows}
        rowId={(item) => item.ref}
        remember="test"
        filters={filters}
        onOpen={onOpen}
        onPeek={onPeek}
        bulk={(selected) => <span>{selected.map(({ ref }) => ref).join(' and ')}</span>}
        empty={<p>No items yet</p>}
        autoFocus
      />
    </>,
    { at },
  );
}

const refs = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[1]?.textContent);

test('keys move, peek and open', async () => {
  const { user } = show();
  await user.keyboard('j');
  await user.keyboard(' ');
  expect(onPeek).toHaveBeenCalledWith(items[1]);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(onOpen).toHaveBeenCalledWith(items[2]);
  await user.keyboard('{Home}{Enter}');
  expect(onOpen).toHaveBeenLastCalledWith(items[0]);
});

let change: (rows: Item[]) => void;

function Changing() {
  const [rows, setRows] = useState(items);
  change = setRows;
  return (
    <DataTable
      label="Items"
      columns={columns}
      rows={rows}
      rowId={(item) => item.ref}
      remember="test"
      onOpen={onOpen}
      empty={<p>No items yet</p>}
      autoFocus
    />
  );
}

test('who comes by keys is on the first row, and stays on it when another one comes first', async () => {
  const { user } = render(<Changing />);
  act(() => change([{ ref: 'REL-11', title: 'Eleven', n: 3 }, ...items]));
  await user.keyboard('{Enter}');
  expect(onOpen).toHaveBeenCalledWith(items[0]);
});

test('who comes back by keys to a row that is open beside the list is on that one', async () => {
  const { user } = render(
    <DataTable
      label="Items"
      columns={columns}
      rows={items}
      rowId={(item) => item.ref}
      remember="test"
      current="REL-9"
      onOpen={onOpen}
      empty={<p>No items yet</p>}
      autoFocus
    />,
  );
  await user.keyboard('{Enter}');
  expect(onOpen).toHaveBeenCalledWith(items[1]);
});

test('End comes to the last row, also as the first key', async () => {
  const { user } = show();
  await user.keyboard('{End}{Enter}');
  expect(onOpen).toHaveBeenCalledWith(items[2]);
});

test('a head sorts, numbers in refs as numbers; the order is remembered', async () => {
  const { user, unmount } = show();
  expect(refs()).toEqual(['REL-10', 'REL-9', 'REL-2']);
  await user.click(screen.getByRole('button', { name: 'Ref' }));
  expect(refs()).toEqual(['REL-2', 'REL-9', 'REL-10']);
  unmount();
  show();
  expect(refs()).toEqual(['REL-2', 'REL-9', 'REL-10']);
});

test('X selects, the bar shows what for, Escape clears', async () => {
  const { user } = show();
  expect(screen.queryByRole('toolbar')).not.toBeInTheDocument();
  await user.keyboard('xjx');
  expect(screen.getByRole('toolbar')).toHaveTextContent('2 selected');
  expect(screen.getByText('REL-10 and REL-9')).toBeInTheDocument();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('toolbar')).not.toBeInTheDocument();
});

test('the box narrows, and says when nothing fits', async () => {
  const { user } = show();
  await user.type(screen.getByRole('searchbox'), 'nin');
  expect(refs()).toEqual(['REL-9']);
  await user.type(screen.getByRole('searchbox'), 'xx');
  expect(screen.getByText('Nothing fits “ninxx”.')).toBeInTheDocument();
});

test('Ctrl+C copies the row as text', async () => {
  const { user, copied } = show();
  await user.keyboard('{Control>}c{/Control}');
  expect(copied).toEqual(['Ref\tTitle\tSteps\nREL-10\tTen\t3']);
});

test('no rows: what this place is for', () => {
  show([]);
  expect(screen.getByText('No items yet')).toBeInTheDocument();
  expect(screen.queryByRole('grid')).not.toBeInTheDocument();
});

test('several columns order the list, also by key; the way round is said', async () => {
  const same = [
    { ref: 'REL-1', title: 'B', n: 1 },
    { ref: 'REL-2', title: 'A', n: 1 },
    { ref: 'REL-3', title: 'C', n: 0 },
  ];
  const { user } = show(same);
  await user.click(screen.getByRole('button', { name: 'Steps' }));
  screen.getByRole('button', { name: 'Title' }).focus();
  await user.keyboard('{Shift>}{Enter}{/Shift}');
  expect(refs()).toEqual(['REL-3', 'REL-2', 'REL-1']);
  await user.keyboard('{Shift>}{Enter}{/Shift}');
  expect(refs()).toEqual(['REL-3', 'REL-1', 'REL-2']);
  expect(screen.getByRole('columnheader', { name: /Title/ })).toHaveAttribute('aria-sort', 'descending');
  expect(screen.getByRole('columnheader', { name: /Steps/ })).toHaveAttribute('aria-sort', 'ascending');
});

test('Shift and arrows select from where they began, and give back', async () => {
  const { user, copied } = show();
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(screen.getByRole('toolbar')).toHaveTextContent('3 selected');
  await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
  expect(screen.getByText('REL-10 and REL-9')).toBeInTheDocument();
  await user.keyboard('{Control>}c{/Control}');
  expect(copied).toEqual(['Ref\tTitle\tSteps\nREL-10\tTen\t3\nREL-9\tNine\t1']);
});

test('Ctrl+A selects all that are shown; a click with Shift selects up to there', async () => {
  const { user } = show();
  await user.keyboard('{Control>}a{/Control}');
  expect(screen.getByRole('toolbar')).toHaveTextContent('3 selected');
  await user.keyboard('{Escape}{Home}');
  await user.keyboard('{Shift>}');
  await user.click(screen.getByText('Nine'));
  await user.keyboard('{/Shift}');
  expect(screen.getByText('REL-10 and REL-9')).toBeInTheDocument();
});

test('a filter stands in the address and is taken away again', async () => {
  const { user } = show();
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.click(await screen.findByRole('menuitem', { name: 'odd' }));
  await waitFor(() => expect(refs()).toEqual(['REL-10', 'REL-9']));
  expect(address()).toBe('?odd=odd');
  await user.click(screen.getByRole('button', { name: 'Remove the filter odd' }));
  expect(refs()).toHaveLength(3);
  expect(address()).toBe('');
});

test('an address shows the list as a colleague sees it', () => {
  show(items, '/?view=Theirs&sort=-n&hide=n&odd=odd');
  expect(refs()).toEqual(['REL-10', 'REL-9']);
  expect(screen.queryByRole('columnheader', { name: /Steps/ })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Theirs' })).toBeInTheDocument();
});

test('a view is saved, chosen, changed, renamed, deleted and taken back', async () => {
  const { user } = show();
  const menu = async (button: string | RegExp, entry: string | RegExp) => {
    await user.click(await screen.findByRole('button', { name: button }));
    await user.click(await screen.findByRole('menuitem', { name: entry }));
  };
  await user.click(screen.getByRole('button', { name: 'Ref' }));
  await menu('View', /Save as a view/);
  await user.type(await screen.findByRole('textbox', { name: 'Name of the view' }), 'By ref{Enter}');
  expect(address()).toBe('?view=By+ref&hide=&sort=ref');
  await user.click(screen.getByRole('button', { name: 'Ref' }));
  expect(refs()).toEqual(['REL-10', 'REL-9', 'REL-2']);
  expect(screen.getByRole('button', { name: /By ref/ })).toHaveTextContent('changed');
  await menu(/By ref/, 'As at first');
  await waitFor(() => expect(screen.getByRole('columnheader', { name: 'Ref' })).not.toHaveAttribute('aria-sort'));
  expect(refs()).toEqual(['REL-10', 'REL-9', 'REL-2']);
  await menu('View', 'By ref');
  await waitFor(() => expect(refs()).toEqual(['REL-2', 'REL-9', 'REL-10']));
  await menu(/By ref/, /Rename/);
  await user.type(await screen.findByRole('textbox', { name: 'Name of the view' }), 'Refs{Enter}', {
    initialSelectionStart: 0,
    initialSelectionEnd: 6,
  });
  expect(address()).toContain('view=Refs');
  await menu(/Refs/, 'Delete this view');
  expect(await screen.findByText('View “Refs” deleted.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /Undo/ }));
  await user.click(screen.getByRole('button', { name: 'View' }));
  expect(await screen.findByRole('menuitem', { name: 'Refs' })).toBeInTheDocument();
});

test('rows are as low as was chosen, on every list', async () => {
  const { user, unmount } = show();
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Compact rows' }));
  await waitFor(() => expect(screen.getAllByRole('row')[1]).toHaveStyle({ height: '28px' }));
  unmount();
  show();
  expect(screen.getAllByRole('row')[1]).toHaveStyle({ height: '28px' });
});

test('a column is made wider by key and hidden by the menu; both stay', async () => {
  const { user, unmount } = show();
  screen.getByRole('button', { name: 'Ref' }).focus();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('button', { name: 'Title' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Title' }));
  await waitFor(() => expect(screen.queryByRole('columnheader', { name: /Title/ })).not.toBeInTheDocument());
  unmount();
  show();
  expect(screen.queryByRole('columnheader', { name: /Title/ })).not.toBeInTheDocument();
});

function Moved({ refs }: { refs: string[] }) {
  const [rows, setRows] = useState(() => refs.map((ref, n) => ({ ref, title: ref, n })));
  const order = {
    nameOf: ({ ref }: Item) => ref,
    onMove: async (row: Item, to: number) => {
      if (row.ref === 'fixed') throw new Error('It stays where it is.');
      setRows((old) => {
        const others = old.filter(({ ref }) => ref !== row.ref);
        return [...others.slice(0, to), row, ...others.slice(to)];
      });
    },
  };
  return (
    <DataTable
      label="Moved"
      columns={columns}
      rows={rows}
      rowId={(item) => item.ref}
      remember="moved"
      order={order}
      empty={<p />}
      autoFocus
    />
  );
}

const inOrder = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent);

test('Alt and the arrows move the row under the keys, say so, and can be taken back', async () => {
  const { user } = render(<Moved refs={['a', 'b', 'c']} />);
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await waitFor(() => expect(inOrder()).toEqual(['b', 'a', 'c']));
  expect((await screen.findAllByText('a is at place 2 of 3 now.')).length).toBeGreaterThan(0);
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await waitFor(() => expect(inOrder()).toEqual(['b', 'c', 'a']));
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(inOrder()).toEqual(['b', 'a', 'c']));
});

test('a refused move is told, and a list in another order moves nothing', async () => {
  const { user } = render(<Moved refs={['fixed', 'b']} />);
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(await screen.findByText('fixed was not moved.')).toBeInTheDocument();
  expect(inOrder()).toEqual(['fixed', 'b']);
  await user.click(screen.getByRole('button', { name: 'Ref' }));
  await user.click(screen.getByRole('grid'));
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(await screen.findByText(/Rows are moved only while the list is shown whole/)).toBeInTheDocument();
});

test('a row is dragged by its grip; Esc leaves it', async () => {
  const { user, container } = render(<Moved refs={['a', 'b', 'c']} />);
  const grid = screen.getByRole('grid');
  grid.getBoundingClientRect = () => ({ top: 0, bottom: 500 }) as DOMRect;
  const grip = () => container.querySelector('[data-grip]') as Element;
  fireEvent.pointerDown(grip(), { button: 0, pointerId: 1, clientY: 40 });
  fireEvent.pointerMove(grid, { pointerId: 1, clientY: 28 + 70 });
  expect(screen.getAllByRole('row')[3]).toHaveAttribute('data-drop', 'after');
  await user.keyboard('{Escape}');
  fireEvent.pointerUp(grid, { pointerId: 1 });
  expect(inOrder()).toEqual(['a', 'b', 'c']);

  fireEvent.pointerDown(grip(), { button: 0, pointerId: 1, clientY: 60 });
  fireEvent.pointerMove(grid, { pointerId: 1, clientY: 28 + 70 });
  fireEvent.pointerUp(grid, { pointerId: 1 });
  await waitFor(() => expect(inOrder()).toEqual(['b', 'c', 'a']));
});

test('the second of two clicks opens the row of the first, also where something else is under it by then', async () => {
  show();
  const row = (await screen.findByText('Nine')).closest('[role="row"]') as HTMLElement;
  const head = screen.getByRole('button', { name: 'Title' });
  fireEvent.click(row, { detail: 1 });
  fireEvent.click(head, { detail: 2 });
  expect(onOpen).toHaveBeenCalledTimes(1);
  expect(onOpen).toHaveBeenCalledWith(items[1]);
  expect(address()).toBe('');
  fireEvent.click(head, { detail: 2 });
  expect(onOpen).toHaveBeenCalledTimes(1);
});
