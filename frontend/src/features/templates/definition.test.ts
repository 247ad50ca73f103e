import { expect, test } from 'vitest';
import { linesOfOptions, optionsOfLines } from './definition';

test('options survive being written as lines', () => {
  const options = [{ value: 'a' }, { value: 'b', label: 'Bee = two' }, { value: 'c-1', label: 'C' }];
  expect(optionsOfLines(linesOfOptions(options))).toEqual(options);
});

test('empty lines and blanks vanish, a label that repeats the value is left out', () => {
  expect(optionsOfLines('\n  x  \n\n y = Why \n')).toEqual([{ value: 'x' }, { value: 'y', label: 'Why' }]);
  expect(linesOfOptions([{ value: 'x', label: 'x' }])).toBe('x');
});
