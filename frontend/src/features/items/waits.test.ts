import { expect, test } from 'vitest';
import type { ItemRow } from '@/api/door';
import { waitsFor } from './waits';

const row = (more: Partial<ItemRow>) =>
  ({ status: 'review', category: 'Build', modules: ['web'], can: [], ...more }) as unknown as ItemRow;

test('what waits for somebody is what Go lets them decide; submitting waits for entry', () => {
  expect(waitsFor(row({ can: ['verify', 'reject'] }), ['review'])).toBe(true);
  expect(waitsFor(row({ can: ['submit', 'item.edit'] }), ['entry'])).toBe(true);
  expect(waitsFor(row({ can: ['submit', 'item.edit'] }), ['approval'])).toBe(false);
  expect(waitsFor(row({ can: ['revert'] }), ['approval'])).toBe(false);
});
