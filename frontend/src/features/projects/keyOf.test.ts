import { expect, test } from 'vitest';
import { keyOf } from './keyOf';

test.each([
  ['CPython releases', 'cpython_releases'],
  ['  Zürich: Zahlungen & Kern!', 'zurich_zahlungen_kern'],
  [`${'a'.repeat(29)} b`, 'a'.repeat(29)],
  ['发布', ''],
])('the key of %s', (title, key) => {
  expect(keyOf(title)).toBe(key);
});
