import { expect, test } from 'vitest';
import { initialOf, markedParts, matches, sizeText } from './format';

test('sizes', () => {
  expect(sizeText(999)).toBe('999 B');
  expect(sizeText(184_200)).toBe('184 KB');
  expect(sizeText(50_000_000)).toBe('50.0 MB');
});

test('the marked parts of a text make up the whole', () => {
  expect(markedParts('Windows packages', 'win')).toEqual([
    { text: 'Win', hit: true },
    { text: 'dows packages', hit: false },
  ]);
  expect(
    markedParts('a (b) c', '(b)')
      .map(({ text }) => text)
      .join(''),
  ).toBe('a (b) c');
  expect(markedParts('plain', '  ')).toEqual([{ text: 'plain', hit: false }]);
});

test('every word must stand somewhere', () => {
  expect(matches('REL-4 Windows packages', 'pack win')).toBe(true);
  expect(matches('REL-4 Windows packages', 'pack mac')).toBe(false);
});

test('initials of any script', () => {
  expect(initialOf(' noor ')).toBe('N');
  expect(initialOf('🙂 Ada')).toBe('🙂');
  expect(initialOf('')).toBe('?');
});
