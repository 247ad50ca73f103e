import { expect, test } from 'vitest';
import { filtered, valuesOf } from './filters';
import { asText, groupsOf, linesOf } from './lines';
import {
  lookOf,
  putLook,
  readHidden,
  readSort,
  renamedView,
  sortNames,
  sortOf,
  toggleValue,
  withoutView,
  withView,
} from './look';

const params = (text: string) => new URLSearchParams(text);

test('an order is read as it is written', () => {
  const sort = [
    { id: 'start', desc: true },
    { id: 'title', desc: false },
  ];
  expect(sortNames(sort)).toEqual(['-start', 'title']);
  expect(sortOf('-start,title')).toEqual(sort);
  expect(readSort(params('sort='))).toEqual([]);
  expect(readSort(params(''))).toBeUndefined();
  expect(readHidden(params('hide=a,b'))).toEqual(['a', 'b']);
});

test('the look is what belongs to the list, in one order', () => {
  expect(lookOf(params('tab=x&state=b&state=a&sort=n&q=&hide='), ['state'])).toBe('hide=&sort=n&state=b&state=a');
  expect(lookOf(params('waits='), ['waits'])).toBe('waits=');
});

test('a view takes the place of the look and leaves the rest of the address', () => {
  const address = params('request=r1&q=old&state=a');
  putLook(address, ['state'], { name: 'Mine', address: 'hide=&sort=-n&state=b&state=c' });
  expect(address.toString()).toBe('request=r1&view=Mine&hide=&sort=-n&state=b&state=c');
  putLook(address, ['state']);
  expect(address.toString()).toBe('request=r1');
});

test('values of a filter go in and out', () => {
  const address = params('state=a');
  toggleValue(address, 'state', 'b');
  expect(address.getAll('state')).toEqual(['a', 'b']);
  toggleValue(address, 'state', 'a');
  expect(address.getAll('state')).toEqual(['b']);
});

test('views stand by name, each name once', () => {
  const view = (name: string, address = '') => ({ name, address });
  expect(withView([view('B'), view('A')], view('B', 'q=1'))).toEqual([view('A'), view('B', 'q=1')]);
  expect(withoutView([view('A'), view('B')], 'A')).toEqual([view('B')]);
  expect(renamedView([view('A', 'q=1'), view('C')], 'A', 'C')).toEqual([view('C', 'q=1')]);
});

test('values of one filter widen, different filters narrow', () => {
  const rows = [
    { state: 'review', modules: ['web'] },
    { state: 'review', modules: ['core', 'web'] },
    { state: 'failed', modules: [] },
  ];
  const filters = [
    { id: 'state', label: 'State', of: (row: (typeof rows)[number]) => row.state },
    { id: 'module', label: 'Module', of: (row: (typeof rows)[number]) => row.modules },
  ];
  expect(filtered(rows, filters, {})).toBe(rows);
  expect(filtered(rows, filters, { state: ['review', 'failed'], module: [] })).toHaveLength(3);
  expect(filtered(rows, filters, { state: ['review', 'failed'], module: ['core'] })).toEqual([rows[1]]);
  expect(filters.map((filter) => valuesOf(filter, rows))).toEqual([
    ['failed', 'review'],
    ['core', 'web'],
  ]);
});

test('lines: rows that are still to come, what is open below, groups in the order of their first row', () => {
  const sparse = ['a', undefined, 'b'];
  const plain = linesOf(sparse);
  expect([plain.count, plain.at(1), plain.at(3)]).toEqual([3, { kind: 'row', row: undefined, at: 1 }, undefined]);
  const open = linesOf(sparse, { isOpen: (row) => row === 'a' });
  expect([open.count, open.at(1), open.placeOf(2)]).toEqual([4, { kind: 'below', row: 'a' }, 3]);
  const grouped = linesOf(['a1', 'b1', 'a2'], { groupOf: (row) => row.charAt(0) });
  const kinds = Array.from({ length: grouped.count }, (_, at) => grouped.at(at)?.kind);
  expect(kinds).toEqual(['group', 'row', 'row', 'group', 'row']);
  expect([...groupsOf(['a1', 'b1', 'a2'], (row) => row.charAt(0))]).toEqual([
    ['a', ['a1', 'a2']],
    ['b', ['b1']],
  ]);
});

test('rows are copied in words, each in one line', () => {
  const columns = [
    { head: 'Title', value: (row: { title: string; at: number }) => row.title },
    { head: 'At', value: (row: { title: string; at: number }) => row.at, text: () => 'today' },
  ];
  expect(asText(columns, [{ title: 'two\nlines\tand a tab', at: 5 }])).toBe('Title\tAt\ntwo lines and a tab\ttoday');
});
