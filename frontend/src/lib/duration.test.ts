import { expect, test } from 'vitest';
import { durationText, parseDuration } from './duration';

test.each([
  [0, '0 min'],
  [45, '45 min'],
  [60, '1 h'],
  [90, '1 h 30 min'],
  [1666, '1 d 3 h 46 min'],
  [-374, '6 h 14 min'],
])('%i minutes are written %s', (minutes, text) => {
  expect(durationText(minutes)).toBe(text);
});

test.each([
  ['90', 90],
  ['1:30', 90],
  ['1 h 30 min', 90],
  ['1h30', 90],
  ['2d', 2880],
  [' 1 D 2 H ', 1560],
  ['soon', null],
  ['1:75', null],
  ['', null],
  ['-5', null],
])('%j is read as %s', (text, minutes) => {
  expect(parseDuration(text)).toBe(minutes);
});

test('what is written is read back', () => {
  for (let minutes = 1; minutes < 5000; minutes += 7) expect(parseDuration(durationText(minutes))).toBe(minutes);
});
