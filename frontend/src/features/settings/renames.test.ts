import { expect, test } from 'vitest';
import type { ListChange } from '@/lib/list';
import { type ListRename, renamesAfter } from './renames';

const rename = (name: string, to: string): ListChange => ({ kind: 'rename', name, to });

function after(...changes: ListChange[]): ListRename[] {
  return changes.reduce<ListRename[]>((all, one) => renamesAfter(all, 'modules', ['web', 'core'], one), []);
}

test('a rename of a saved entry is told once, from its saved name to its last one', () => {
  expect(after(rename('web', 'site'), rename('site', 'portal'))).toEqual([
    { list: 'modules', from: 'web', to: 'portal' },
  ]);
});

test('an entry that has its old name again, or that is new, is not renamed', () => {
  expect(after(rename('web', 'site'), rename('site', 'web'))).toEqual([]);
  expect(after({ kind: 'add', name: 'api' }, rename('api', 'interface'))).toEqual([]);
});

test('what is removed after it was renamed is a removal', () => {
  expect(after(rename('web', 'site'), rename('core', 'kernel'), { kind: 'remove', name: 'site' })).toEqual([
    { list: 'modules', from: 'core', to: 'kernel' },
  ]);
});

test('the renames of another list stay', () => {
  const other = { list: 'categories', from: 'web', to: 'site' };
  expect(renamesAfter([other], 'modules', ['web'], { kind: 'remove', name: 'site' })).toEqual([other]);
});
