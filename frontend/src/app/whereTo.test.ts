import { expect, test } from 'vitest';
import { whereTo } from './whereTo';

const place = { path: '/p/CRM/people', scroll: {} };

test('a start leads to the last place, an opened address stays', () => {
  expect(whereTo('noor', null, '/', place)).toBe('/p/CRM/people');
  expect(whereTo('noor', null, '/', null)).toBe('');
  expect(whereTo('noor', null, '/p/WEB', place)).toBe('');
});

test('an address that was opened comes first', () => {
  expect(whereTo('noor', null, '/', place, true)).toBe('/p/CRM/people');
  expect(whereTo('noor', 'noor', '/p/WEB', place, true)).toBe('/p/CRM/people');
});

test('who signs in again stays; somebody else goes to his own place', () => {
  expect(whereTo('noor', 'noor', '/p/WEB', place)).toBe('');
  expect(whereTo('mei', 'noor', '/p/WEB', place)).toBe('/p/CRM/people');
  expect(whereTo('mei', 'noor', '/p/WEB', null)).toBe('/');
});
