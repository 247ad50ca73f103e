import { expect, test } from 'vitest';
import { momentOf, sameClock, wallTime, zoneWord } from './zone';

const wall = (year: number, month: number, day: number, hour: number, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
});

test.each(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'])(
  'wall time and moment are inverse in %s, all year',
  (zone) => {
    const start = Date.UTC(2026, 0, 1, 0, 30);
    for (let at = start; at < start + 366 * 86_400_000; at += 5 * 3_600_000) {
      const shown = wallTime(at, zone);
      const back = momentOf(shown, zone);
      expect(back).not.toBeNull();
      expect(wallTime(back as number, zone)).toEqual(shown);
      expect(back).toBeLessThanOrEqual(at);
    }
  },
);

test('an hour that the clocks skip does not exist', () => {
  expect(momentOf(wall(2026, 3, 29, 2, 30), 'Europe/Berlin')).toBeNull();
});

test('of an hour that comes twice, the first', () => {
  expect(momentOf(wall(2026, 10, 25, 2, 30), 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30));
});

test('a day that no month has does not exist', () => {
  expect(momentOf(wall(2026, 2, 31, 14), 'UTC')).toBeNull();
});

test('zones are compared at a moment', () => {
  expect(sameClock('Europe/Berlin', 'Europe/Paris', Date.UTC(2026, 0, 1))).toBe(true);
  expect(sameClock('Europe/London', 'UTC', Date.UTC(2026, 6, 1))).toBe(false);
});

test('a zone without letters of its own is named as documents name it', () => {
  const at = Date.UTC(2026, 10, 22);
  expect(zoneWord('Asia/Kathmandu', at)).toBe('UTC+5:45');
  expect(zoneWord('Europe/London', at)).toBe('GMT');
  expect(zoneWord('UTC', at)).toBe('UTC');
});
