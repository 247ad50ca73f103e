import { expect, test } from 'vitest';
import { ticksOf } from './ticks';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 21, 12); // a Saturday

test('ticks are round hours of the zone, with the day at midnight and at the first of several days', () => {
  const words = ticksOf(noon, noon + 20 * hour, 'Asia/Kathmandu').map(({ word }) => word);
  expect(words).toEqual(['Sat 18:00', '21:00', 'Sun', '03:00', '06:00', '09:00', '12:00']);
});

test('a long span has few ticks', () => {
  for (const days of [1, 2, 5, 30]) {
    const ticks = ticksOf(noon, noon + days * 24 * hour, 'Europe/Berlin');
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThanOrEqual(10);
  }
});

test('ticks stay round hours when the clocks go back', () => {
  const words = ticksOf(Date.UTC(2026, 9, 24, 20), Date.UTC(2026, 9, 25, 6), 'Europe/Berlin').map(({ word }) => word);
  expect(words).toEqual(['Sat 22:00', 'Sun', '02:00', '02:00', '04:00', '06:00']);
});
