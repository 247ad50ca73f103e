import { expect, test } from 'vitest';
import { subValuesOfText, textOfSubValues } from './subValues';

test('sub-values survive being written as text', () => {
  const options = [
    { value: 'Windows', values: [{ key: 'name', value: 'Wes' }] },
    { value: 'macOS', values: [{ key: 'name', value: 'Mei' }] },
  ];
  expect(subValuesOfText(textOfSubValues(options))).toEqual(options);
});

test.each(['', '[]', '{"a": 1}', '{"a": {"b": 2}}', '{"a": {"b": "c"}'])('%j cannot be read', (text) => {
  expect(subValuesOfText(text)).toBeNull();
});
