import { beforeEach, expect, test } from 'vitest';
import { isPinned, knownPlaces, startPlaces, turnPin, visit } from './places';

const place = (path: string, label: string, where = 'CRM') => ({ path, label, where });

beforeEach(() => startPlaces(null));

test('the last place comes first; a thing with parts stands there once, by the part that was shown last', () => {
  visit(place('/p/crm/d/1/items', 'Night'));
  visit(place('/p/crm/d/1/i/7', 'REL-7', 'CRM, Night'));
  visit(place('/p/crm/d/2/items', 'Night'));
  visit(place('/p/crm/d/1/checklist', 'Night'));
  expect(knownPlaces().recent.map(({ path }) => path)).toEqual([
    '/p/crm/d/1/checklist',
    '/p/crm/d/2/items',
    '/p/crm/d/1/i/7',
  ]);
});

test('a place is pinned until it is turned again, also by another of its parts', () => {
  turnPin(place('/p/crm/d/1/items', 'Night'));
  expect(isPinned(knownPlaces(), place('/p/crm/d/1/notes', 'Night'))).toBe(true);
  turnPin(place('/p/crm/d/1/notes', 'Night'));
  expect(knownPlaces().pinned).toEqual([]);
});

test('what one person left is not there for the next', () => {
  startPlaces({ path: '/', recent: [place('/p/crm', 'CRM', '')], pinned: [] });
  expect(knownPlaces().recent).toHaveLength(1);
  startPlaces({ path: '/' });
  expect(knownPlaces().recent).toEqual([]);
});
