import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { render } from '@/test/render';
import { ScrollBox } from './ScrollBox';
import classes from './ScrollBox.module.css';

test('an edge says that there is more beyond it, until one is there', () => {
  render(<ScrollBox label="Rows">wide</ScrollBox>);
  const box = screen.getByRole('group', { name: 'Rows' });
  const says = () => [classes.left, classes.right].map((side) => box.parentElement?.classList.contains(side ?? ''));
  for (const [name, value] of [
    ['scrollWidth', 300],
    ['clientWidth', 100],
  ] as const) {
    Object.defineProperty(box, name, { value });
  }
  fireEvent.scroll(box);
  expect(says()).toEqual([false, true]);
  box.scrollLeft = 200;
  fireEvent.scroll(box);
  expect(says()).toEqual([true, false]);
  expect(box).toHaveAttribute('tabindex', '0');
});
