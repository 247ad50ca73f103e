import { expect, test } from 'vitest';
import { type Column, fitting } from './columns';

const column = (id: string, more: Partial<Column<object>> = {}): Column<object> => ({
  id,
  head: id,
  value: () => '',
  ...more,
});
const columns = [
  column('state', { width: 150 }),
  column('title'),
  column('modules', { width: 112, spare: 2 }),
  column('comments', { width: 40, spare: 1 }),
];
const shown = (room: number) => fitting(columns, room, true).map(({ id }) => id);

test('where a list has no room for all its columns, those that can be spared go one by one', () => {
  expect(shown(600)).toEqual(['state', 'title', 'modules', 'comments']);
  expect(shown(500)).toEqual(['state', 'title', 'comments']);
  expect(shown(440)).toEqual(['state', 'title']);
  expect(shown(100)).toEqual(['state', 'title']);
});
