import { expect, test } from 'vitest';
import type { ItemRow } from '@/api/door';
import { noFilter, shownItems, waitsFor } from './filter';

const row = (more: Partial<ItemRow>) =>
  ({ status: 'review', category: 'Build', modules: ['web'], can: [], ...more }) as unknown as ItemRow;

test('filters of one kind widen, of different kinds narrow', () => {
  const rows = [row({}), row({ status: 'go_no_go', modules: ['core', 'web'] }), row({ category: 'Docs' })];
  expect(shownItems(rows, noFilter)).toHaveLength(3);
  expect(shownItems(rows, { ...noFilter, states: ['review', 'go_no_go'], categories: ['Build'] })).toHaveLength(2);
  expect(shownItems(rows, { ...noFilter, modules: ['core'] })).toEqual([rows[1]]);
});

test('what waits for somebody is what Go lets them decide; submitting waits for entry', () => {
  expect(waitsFor(row({ can: ['verify', 'reject'] }), ['review'])).toBe(true);
  expect(waitsFor(row({ can: ['submit', 'item.edit'] }), ['entry'])).toBe(true);
  expect(waitsFor(row({ can: ['submit', 'item.edit'] }), ['approval'])).toBe(false);
  expect(waitsFor(row({ can: ['revert'] }), ['approval'])).toBe(false);
});
