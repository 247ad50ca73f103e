import { expect, test } from 'vitest';
import { applyChange, moved } from './list';

test('moving keeps every element', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a'], 3, 0)).toEqual(['a']);
});

test('changes of a list of names', () => {
  const names = ['a', 'b', 'c'];
  expect(applyChange(names, { kind: 'add', name: 'd' })).toEqual(['a', 'b', 'c', 'd']);
  expect(applyChange(names, { kind: 'remove', name: 'b' })).toEqual(['a', 'c']);
  expect(applyChange(names, { kind: 'rename', name: 'b', to: 'x' })).toEqual(['a', 'x', 'c']);
  expect(applyChange(names, { kind: 'move', name: 'c', to: 0 })).toEqual(['c', 'a', 'b']);
  expect(names).toEqual(['a', 'b', 'c']);
});
