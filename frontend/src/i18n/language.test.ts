import { afterEach, expect, test } from 'vitest';
import { durationText } from '@/lib/duration';
import { sizeText } from '@/lib/format';
import { momentText, parseMoment, relativeText } from '@/lib/time';
import { zoneWord } from '@/lib/zone';
import { i18n, say, t } from './i18n';
import { chooseLanguage, startLanguage, systemLanguage } from './language';
import { andText, compareText, numberText, orText } from './locale';
import { pseudo } from './pseudo';
import { pseudoText } from './pseudoText';

afterEach(() => chooseLanguage('en'));

const now = Date.UTC(2026, 11, 2, 10, 14);
const at = Date.UTC(2026, 11, 3, 14, 0);

test('German chooses its plurals and fills its blanks', async () => {
  await chooseLanguage('de');
  expect(t('ui.items.count', { count: 1 })).toBe('1 Element');
  expect(t('ui.items.count', { count: 0 })).toBe('0 Elemente');
  expect(t('ui.field.count', { n: 16, max: 250 })).toBe('16 von 250');
  expect(document.documentElement.lang).toBe('de');
});

test('what Go says in English words is said in German', async () => {
  const needsRole = { key: 'permission.needs_role', params: { roles: 'entry, approval or execute' } };
  const noSuchChange = { key: 'step.no_such_change', params: { state: 'in progress', action: 'run_again' } };
  expect(say(needsRole)).toContain('entry, approval or execute');
  await chooseLanguage('de');
  expect(say(needsRole)).toBe('Das dürfen nur Mitglieder mit der Rolle Erfassung, Freigabe oder Ausführung.');
  expect(say(noSuchChange)).toContain('im Status In Arbeit kennt diese Änderung nicht: erneut ausführen');
  expect(say({ key: 'deployment.hurdle.review', params: { count: '2' } })).toBe('2 Elemente warten auf ihre Prüfung.');
});

test('dates, spans, numbers, lists and their order follow the language', async () => {
  expect(numberText(12_345)).toBe('12,345');
  await chooseLanguage('de');
  expect(momentText(at, 'UTC', now)).toBe('Do 3. Dez 14:00');
  expect(momentText(Date.UTC(2027, 4, 1), 'UTC', now)).toBe('Sa 1. Mai 2027 00:00');
  expect(relativeText(now + 6 * 86_400_000, now)).toBe('in 6 Tagen');
  expect(relativeText(now - 14 * 60_000, now)).toBe('vor 14 min');
  expect(durationText(90)).toBe('1 h 30 min');
  expect(zoneWord('Europe/Berlin', now)).toBe('MEZ');
  expect(numberText(12_345)).toBe('12.345');
  expect(sizeText(1_250_000)).toBe('1,3 MB');
  expect(andText(['Imani', 'Noor', 'Wes'])).toBe('Imani, Noor und Wes');
  expect(orText(['Imani', 'Noor'])).toBe('Imani oder Noor');
  expect(['Zahl', 'Öl', 'Ort', 'Punkt 10', 'Punkt 9'].sort(compareText)).toEqual([
    'Öl',
    'Ort',
    'Punkt 9',
    'Punkt 10',
    'Zahl',
  ]);
});

test.each([
  '3. Dez 14:00',
  'Do 3. Dez 2026 14:00',
  '3. Dezember 2026, 14:00',
  '3.12.2026 14:00',
  '3.12. 14:00',
  '3 Dec 14:00',
])('a German can type %j', async (text) => {
  await chooseLanguage('de');
  expect(parseMoment(text, 'UTC', now)).toEqual({ at });
});

test('this workstation keeps its choice; without one the system decides', async () => {
  await chooseLanguage('de');
  await chooseLanguage('system');
  expect(i18n.language).toBe('en');
  localStorage.setItem('renogen.language', '"de"');
  await startLanguage();
  expect(i18n.language).toBe('de');
  expect(systemLanguage(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(systemLanguage(['en-GB', 'de'])).toBe('en');
  expect(systemLanguage(['fr'])).toBe('en');
});

test('the pseudo-language is longer, in brackets, and keeps its blanks', () => {
  expect(pseudoText('Open {{name}}')).toBe('⟦Óþéñ {{name}}··⟧');
  for (const [key, text] of Object.entries(pseudo)) expect(text, key).toMatch(/^⟦[\s\S]*⟧$/);
});
