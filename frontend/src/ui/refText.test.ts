import { expect, test } from 'vitest';
import { shortRef, someRefs } from './refText';

test('a usual ref is whole, a long one keeps the end that tells it from the others', () => {
  expect(shortRef('PAY-1234')).toBe('PAY-1234');
  expect(shortRef('PLATFORM-12345')).toBe('PLATFORM-12345');
  expect(shortRef('REFERENCE-OF-THE-LONGEST-KIND-100005')).toBe('…T-KIND-100005');
});

test('of several refs the first are named, the others counted', () => {
  expect(someRefs(['R-1', 'R-2'], 2)).toBe('R-1, R-2');
  expect(someRefs(['R-1', 'R-2', 'R-3', 'R-4'], 2)).toBe('R-1, R-2 +2');
  expect(someRefs([], 2)).toBe('');
});
