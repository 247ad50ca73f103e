import { expect, test } from 'vitest';
import { isForTyping, pressName, Sequences } from './keys';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  pressName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test('presses have names', () => {
  expect(press('k', { ctrlKey: true })).toBe('mod+k');
  expect(press('K', { metaKey: true })).toBe('mod+k');
  expect(press('C', { shiftKey: true })).toBe('shift+c');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press(' ')).toBe('space');
  expect(press('ArrowLeft', { altKey: true })).toBe('alt+ArrowLeft');
  expect(press('Enter', { ctrlKey: true })).toBe('mod+enter');
});

test('letters, and undo, belong to the field that is typed in', () => {
  expect(['a', '?', 'shift+c', 'mod+z', 'space'].map(isForTyping)).toEqual([true, true, true, true, true]);
  expect(['mod+k', 'alt+ArrowLeft', 'F11'].map(isForTyping)).toEqual([false, false, false]);
});

test('sequences join two presses, for a second', () => {
  const sequences = new Sequences();
  const starts = (prefix: string) => prefix === 'g ';
  expect(sequences.add('g', 0, starts)).toEqual(['g']);
  expect(sequences.add('h', 500, starts)).toEqual(['g h', 'h']);
  expect(sequences.add('h', 600, starts)).toEqual(['h']);
  sequences.add('g', 1000, starts);
  expect(sequences.add('h', 2500, starts)).toEqual(['h']);
});
