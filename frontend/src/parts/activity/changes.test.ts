import { expect, test } from 'vitest';
import { actionWord, fieldWord, rowWord, shownChanges, valueText } from './changes';

const mei = '01a162d6-be38-727a-af04-155cc1fd0b6d';
const reading = { zone: 'Europe/Berlin', nameOf: (id: string) => (id === mei ? 'Mei' : undefined) };

test.each([
  ['title', '"3.12.1 final"', '3.12.1 final'],
  ['status', '"go_no_go"', 'Go No Go'],
  ['start', '1795701600000', 'Thu 26 Nov 2026 15:00'],
  ['status_at', '0', ''],
  ['minutes', '90', '1 h 30 min'],
  ['position', '3', '3'],
  ['private', 'true', 'yes'],
  ['lead', `"${mei}"`, 'Mei'],
  ['deployment', '"01a1d4fe-5480-7067-9e84-8841aa6cfd35"', ''],
  ['content', `"${'a'.repeat(64)}"`, ''],
  ['modules', '["web","docs"]', 'web, docs'],
  ['persons', `["${mei}"]`, 'Mei'],
  ['values', '[{"id":"pw","sealed":"set"},{"id":"host","text":"build-01"}]', 'set, build-01'],
  ['url', '', ''],
])('%s %s reads as %s', (name, raw, words) => {
  expect(valueText(name, raw, reading)).toBe(words);
});

test('only what says something is shown', () => {
  const fields = [
    { name: 'number', before: '""', after: '"14"' },
    { name: 'content', before: '""', after: `"${'b'.repeat(64)}"` },
  ];
  const row = { table: 'steps', id: 's', action: 'changed', title: '', fields };
  expect(shownChanges(row, reading)).toEqual([{ name: 'number', before: '', after: '14' }]);
});

test('names of fields are words', () => {
  expect(fieldWord('run_book_state')).toBe('Run book state');
  expect(fieldWord('no_undo')).toBe('Point of no return');
  expect(`${rowWord('run_steps')} ${actionWord('changed')}`).toBe('Step of the run changed');
  expect(fieldWord('made_by_a_later_program')).toBe('Made by a later program');
});
