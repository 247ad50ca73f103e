import { expect, test } from 'vitest';
import type { HitView } from '@/api/door';
import { groupHits } from './groupHits';

const hit = (kind: string, id: string) => ({ kind, id }) as HitView;

test('kinds come in one order, hits within a kind as found', () => {
  const groups = groupHits([hit('step', 's1'), hit('item', 'i2'), hit('item', 'i1'), hit('project', 'p')]);
  expect(groups.map(({ kind, hits }) => [kind, hits.map(({ id }) => id)])).toEqual([
    ['project', ['p']],
    ['item', ['i2', 'i1']],
    ['step', ['s1']],
  ]);
});
