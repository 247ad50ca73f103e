import { expect, test } from 'vitest';
import { say, t } from './i18n';
import { messages } from './messages';

test('blanks are filled, plurals chosen', () => {
  expect(t('ui.field.count', { n: 16, max: 250 })).toBe('16 of 250');
  expect(t('ui.stale.title', { who: 'Wes', when: '10:12', count: 1 })).toContain('one of these fields');
});

test('a large count is read in groups of digits, and chooses its plural', () => {
  expect(t('ui.items.count', { count: 1 })).toBe('1 item');
  expect(t('ui.items.count', { count: 12408 })).toBe('12,408 items');
});

test('a message of Go is its sentence; an unknown key is read as words', () => {
  expect(say({ key: 'ui.number.unreadable', params: { given: 'x' } })).toBe('Not a whole number. Given: “x”.');
  expect(say({ key: 'deployment.hurdle.review', params: { count: '1' } })).toBe('One item waits for its review.');
  expect(say({ key: 'deployment.hurdle.review', params: { count: '2' } })).toBe('2 items wait for their review.');
  expect(say({ key: 'item.title.too_odd', params: { max: '3' } })).toBe('item title too odd (3)');
});

test('the texts of the window are there, each once and not empty', () => {
  const texts = Object.entries(messages).filter(([key]) => key.startsWith('ui.'));
  expect(texts.length).toBeGreaterThan(100);
  for (const [key, text] of texts) expect(text, key).toMatch(/\S/);
});
