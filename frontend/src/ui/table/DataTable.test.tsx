import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from '@/test/render';
import type { Column } from './columns';
import { DataTable } from './DataTable';
import { linesOf } from './lines';

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

const onOpen = vi.fn();
const onPeek = vi.fn();
beforeEach(() => vi.clearAllMocks());

function show(rows = items) {
  return render(
    <DataTable
      label="Items"
      columns={columns}
      rows={rows}
      rowId={(item) => item.ref}
      remember="test"
      search
      onOpen={onOpen}
      onPeek={onPeek}
      bulk={(selected) => <span>{selected.map(({ ref }) => ref).join(' and ')}</span>}
      empty={<p>No items yet</p>}
      autoFocus
    />,
  );
}

const refs = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[1]?.textContent);

test('keys move, peek and open', async () => {
  const { user } = show();
  await user.keyboard('jj');
  await user.keyboard(' ');
  expect(onPeek).toHaveBeenCalledWith(items[1]);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(onOpen).toHaveBeenCalledWith(items[2]);
  await user.keyboard('{Home}{Enter}');
  expect(onOpen).toHaveBeenLastCalledWith(items[0]);
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
  await user.keyboard('jxjx');
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
  await user.keyboard('j{Control>}c{/Control}');
  expect(copied).toEqual(['Ref\tTitle\tSteps\nREL-10\tTen\t3']);
});

test('no rows: what this place is for', () => {
  show([]);
  expect(screen.getByText('No items yet')).toBeInTheDocument();
  expect(screen.queryByRole('grid')).not.toBeInTheDocument();
});

test('groups stand in the order of their first row', () => {
  const lines = linesOf(['a1', 'b1', 'a2'], (row) => row.charAt(0));
  expect(lines.map((line) => (line.kind === 'group' ? line.id : line.row))).toEqual(['a', 'a1', 'a2', 'b', 'b1']);
});
