import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { Handle, ReorderSays } from './Handle';
import { targetOf } from './places';
import { useReorder } from './useReorder';

const boxes = [0, 1, 2, 3].map((at) => ({ top: at * 10, bottom: at * 10 + 10 }));

test('a row passes another in the middle of it, and stays in its range', () => {
  expect(targetOf(0, 14, boxes, [0, 3])).toBe(0);
  expect(targetOf(0, 16, boxes, [0, 3])).toBe(1);
  expect(targetOf(3, 4, boxes, [0, 3])).toBe(0);
  expect(targetOf(1, 99, boxes, [0, 2])).toBe(2);
  expect(targetOf(2, -5, boxes, [1, 3])).toBe(1);
});

function List() {
  const [names, setNames] = useState(['a', 'b', 'c']);
  const reorder = useReorder({
    count: names.length,
    nameOf: (at) => names[at] ?? '',
    onMove: async (from, to) => {
      const next = [...names];
      next.splice(to, 0, ...next.splice(from, 1));
      setNames(next);
    },
  });
  return (
    <>
      <ol>
        {names.map((name, at) => (
          <li key={name} {...reorder.rowOf(at)} data-testid="row">
            <Handle reorder={reorder} at={at} />
            <span data-testid="name">{name}</span>
          </li>
        ))}
      </ol>
      <ReorderSays reorder={reorder} />
    </>
  );
}

const order = () => screen.getAllByTestId('name').map((name) => name.textContent);
const handle = (name: string) => screen.getByRole('button', { name: new RegExp(`^Move ${name}`) });

/** jsdom lays nothing out: each row is 10 px high. */
function layOut() {
  screen.getAllByTestId('row').forEach((row, at) => {
    row.getBoundingClientRect = () => ({ top: at * 10, bottom: at * 10 + 10 }) as DOMRect;
  });
}

test('Alt and the arrows move a row, say so, and keep the focus on it', async () => {
  const { user } = render(<List />);
  handle('a').focus();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(order()).toEqual(['b', 'a', 'c']);
  expect(await screen.findByText('a is at place 2 of 3 now.')).toBeInTheDocument();
  expect(handle('a')).toHaveFocus();
  await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
  expect(order()).toEqual(['b', 'c', 'a']);
  expect(await screen.findByText('It is the last one already.')).toBeInTheDocument();
});

test('dragging shows where the row goes; letting go puts it there, Esc leaves it', async () => {
  const { user } = render(<List />);
  layOut();
  fireEvent.pointerDown(handle('a'), { button: 0, pointerId: 1, clientY: 5 });
  fireEvent.pointerMove(handle('a'), { pointerId: 1, clientY: 27 });
  expect(screen.getAllByTestId('row')[2]).toHaveAttribute('data-drop', 'after');
  await user.keyboard('{Escape}');
  fireEvent.pointerUp(handle('a'), { pointerId: 1 });
  expect(order()).toEqual(['a', 'b', 'c']);

  fireEvent.pointerDown(handle('c'), { button: 0, pointerId: 1, clientY: 25 });
  fireEvent.pointerMove(handle('c'), { pointerId: 1, clientY: 2 });
  expect(screen.getAllByTestId('row')[0]).toHaveAttribute('data-drop', 'before');
  fireEvent.pointerUp(handle('c'), { pointerId: 1 });
  await screen.findByText('c is at place 1 of 3 now.');
  expect(order()).toEqual(['c', 'a', 'b']);
});
