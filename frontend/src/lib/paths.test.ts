import { expect, test } from 'vitest';
import { pathOf } from './paths';

const at = { id: 'x', project_key: 'cpython', deployment: 'd', item: '' };

test.each([
  ['project', {}, '/p/cpython'],
  ['deployment', {}, '/p/cpython/d/x'],
  ['request', { deployment: '' }, '/p/cpython/requests?request=x'],
  ['item', {}, '/p/cpython/d/d/i/x'],
  ['step', {}, '/p/cpython/d/d/runbook?step=x'],
  ['task', {}, '/p/cpython/d/d/checklist?task=x'],
  ['comment', { item: 'i' }, '/p/cpython/d/d/i/i'],
  ['file', {}, '/p/cpython/d/d'],
  ['file', { deployment: '' }, '/p/cpython'],
])('a %s %o is at %s', (kind, more, path) => {
  expect(pathOf({ ...at, ...more, kind })).toBe(path);
});
