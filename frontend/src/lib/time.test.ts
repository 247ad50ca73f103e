import { describe, expect, test } from 'vitest';
import { momentText, parseMoment, relativeText, shortText } from './time';

const now = Date.UTC(2026, 11, 2, 10, 14);
const at = Date.UTC(2026, 11, 3, 14, 0);

test('moments are short and in their zone', () => {
  expect(momentText(at, 'UTC', now)).toBe('Thu 3 Dec 14:00');
  expect(momentText(at, 'Europe/Berlin', now)).toBe('Thu 3 Dec 15:00');
  expect(momentText(Date.UTC(2027, 0, 1), 'UTC', now)).toBe('Fri 1 Jan 2027 00:00');
});

test('short is as short as it stays clear', () => {
  expect(shortText(Date.UTC(2026, 11, 2, 9, 5), 'UTC', now)).toBe('09:05');
  expect(shortText(Date.UTC(2026, 11, 1, 16, 20), 'UTC', now)).toBe('Tue 16:20');
  expect(shortText(Date.UTC(2026, 9, 2), 'UTC', now)).toBe('Fri 2 Oct');
});

test('relative times say which way', () => {
  expect(relativeText(at, now)).toBe('in 1 d 4 h'); // 1 d 3 h 46 min
  expect(relativeText(now - 14 * 60_000, now)).toBe('14 min ago');
  expect(relativeText(now + 6 * 86_400_000, now)).toBe('in 6 days');
  expect(relativeText(now + 10_000, now)).toBe('now');
});

describe('what people type', () => {
  test.each([
    ['2026-12-03 14:00', at],
    ['Thu 3 Dec 2026 14:00', at],
    ['3 dec 14:00', at],
    ['3. December 2026, 14:00', at],
    ['1 Feb 09:30', Date.UTC(2027, 1, 1, 9, 30)],
    ['18:00', Date.UTC(2026, 11, 2, 18, 0)],
    ['2026-12-03', Date.UTC(2026, 11, 3)],
  ])('%j is understood', (text, moment) => {
    expect(parseMoment(text, 'UTC', now)).toEqual({ at: moment });
  });

  test('the zone counts', () => {
    expect(parseMoment('3 Dec 15:00', 'Europe/Berlin', now)).toEqual({ at });
  });

  test.each(['31 Feb 14:00', '2026-13-01', '25:00'])('%j does not exist', (text) => {
    expect(parseMoment(text, 'UTC', now)).toEqual({ problem: { key: 'ui.moment.no_such', params: { given: text } } });
  });

  test.each(['soon', '3/12/2026', '3 Foo 14:00'])('%j is not a moment', (text) => {
    expect(parseMoment(text, 'UTC', now)).toMatchObject({ problem: { key: 'ui.moment.unreadable' } });
  });
});

test('a day of the last month without a year is that day; an older one comes next year', () => {
  expect(parseMoment('20 Nov 10:00', 'UTC', now)).toEqual({ at: Date.UTC(2026, 10, 20, 10) });
  expect(parseMoment('20 Oct 10:00', 'UTC', now)).toEqual({ at: Date.UTC(2027, 9, 20, 10) });
});
