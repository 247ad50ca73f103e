import { expect, test } from 'vitest';
import { newId } from './uuid';

test('an id has the time first, then version and variant', () => {
  expect(newId(0x0192_3456_789a, new Uint8Array(10).fill(0xff))).toBe('01923456-789a-7fff-bfff-ffffffffffff');
});

test('later ids sort behind earlier ones', () => {
  const ids = [5, 1_700_000_000_000, 1_800_000_000_123].map((at) => newId(at));
  expect(ids.toSorted()).toEqual(ids);
});
