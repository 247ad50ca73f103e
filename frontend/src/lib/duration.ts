import { t } from '@/i18n/i18n';

const minutesPerHour = 60;
const minutesPerDay = 24 * minutesPerHour;

/** Minutes as people say them: "45 min", "1 h 30 min", "1 d 3 h 46 min". Whole minutes; the sign is dropped. */
export function durationText(minutes: number): string {
  const whole = Math.abs(Math.round(minutes));
  const days = Math.floor(whole / minutesPerDay);
  const hours = Math.floor((whole % minutesPerDay) / minutesPerHour);
  const rest = whole % minutesPerHour;
  const parts = [];
  if (days > 0) parts.push(t('ui.unit.d', { n: days }));
  if (hours > 0) parts.push(t('ui.unit.h', { n: hours }));
  if (rest > 0 || parts.length === 0) parts.push(t('ui.unit.min', { n: rest }));
  return parts.join(' ');
}

const perUnit: Record<string, number> = { d: minutesPerDay, h: minutesPerHour, m: 1, min: 1 };

/**
 * Minutes from what a person typed: "90", "1 h 30 min", "1h30", "1:30", "2d". Null when it is not a duration.
 */
export function parseDuration(text: string): number | null {
  const typed = text.trim().toLowerCase();
  if (/^\d+$/.test(typed)) return Number(typed);
  const clock = /^(\d+):([0-5]\d)$/.exec(typed);
  if (clock) return Number(clock[1]) * minutesPerHour + Number(clock[2]);
  if (!/^(\d+\s*(d|h|min|m)\s*)+(\d+)?$/.test(typed)) return null;
  let minutes = 0;
  for (const [, count, unit] of typed.matchAll(/(\d+)\s*(d|h|min|m)?/g)) {
    minutes += Number(count) * (perUnit[unit ?? 'min'] ?? 1);
  }
  return minutes;
}
