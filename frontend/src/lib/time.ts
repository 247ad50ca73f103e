import { type Message, t } from '@/i18n/i18n';
import { perLanguage } from '@/i18n/locale';
import { durationText } from './duration';
import { momentOf, type WallTime, wallTime, zoneWord } from './zone';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Names of months and days, January and Sunday first, as the language has them. */
function namesIn(locale: string) {
  const named = (options: Intl.DateTimeFormatOptions, moments: number[]) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return moments.map((at) => format.format(at));
  };
  const months = Array.from({ length: 12 }, (_, i) => Date.UTC(2023, i, 1));
  const days = Array.from({ length: 7 }, (_, i) => Date.UTC(2023, 0, 1 + i)); // 1 January 2023 was a Sunday
  return {
    shortMonths: named({ month: 'short' }, months),
    months: named({ month: 'long' }, months),
    weekdays: named({ weekday: 'short' }, days),
  };
}
const names = perLanguage(namesIn);
const english = namesIn('en');
const relative = perLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));

const two = (n: number) => String(n).padStart(2, '0');

function weekday({ year, month, day }: WallTime): string {
  return names().weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
}

/** Days as they were said last: a list says few different ones, each many times. */
const days = perLanguage(() => new Map<string, string>());

function dayOf(wall: WallTime, withYear: boolean): string {
  const key = `${wall.year}-${wall.month}-${wall.day}${withYear}`;
  const known = days().get(key);
  if (known !== undefined) return known;
  const month = names().shortMonths[wall.month - 1];
  const said = { weekday: weekday(wall), day: wall.day, month, year: wall.year };
  const text = withYear ? t('ui.time.day_year', said) : t('ui.time.day', said);
  days().set(key, text);
  return text;
}

/** "Thu" */
export function weekdayText(at: number, zone: string): string {
  return weekday(wallTime(at, zone));
}

/** "14:00" */
export function clockText(at: number, zone: string): string {
  const wall = wallTime(at, zone);
  return `${two(wall.hour)}:${two(wall.minute)}`;
}

/** "Thu 3 Dec", with the year only when it is not this one. */
export function dayText(at: number, zone: string, now: number): string {
  const wall = wallTime(at, zone);
  return dayOf(wall, wall.year !== wallTime(now, zone).year);
}

/** "Thu 3 Dec 14:00", with the year only when it is not this one. */
export function momentText(at: number, zone: string, now: number): string {
  return `${dayText(at, zone, now)} ${clockText(at, zone)}`;
}

/** "Thu 3 Dec 2026 14:00", whole, for fields and for what appears on hover. */
export function fullMomentText(at: number, zone: string): string {
  return `${dayOf(wallTime(at, zone), true)} ${clockText(at, zone)}`;
}

/** As short as it stays clear: "14:02" today, "Tue 16:20" in the last days, else "Mon 30 Nov". */
export function shortText(at: number, zone: string, now: number): string {
  const [then, today] = [wallTime(at, zone), wallTime(now, zone)];
  const sameDay = then.year === today.year && then.month === today.month && then.day === today.day;
  if (sameDay) return clockText(at, zone);
  if (Math.abs(now - at) < 6 * day) return `${weekday(then)} ${clockText(at, zone)}`;
  return dayText(at, zone, now);
}

/** The head of a column of times with their zone: "Start (UTC)", "Start (CET/CEST)" where there is a summer time. */
export function timeHead(what: string, zone: string): string {
  const year = new Date().getUTCFullYear();
  const words = [0, 6].map((month) => zoneWord(zone, Date.UTC(year, month, 1)));
  return t('ui.time.head', { what, zone: [...new Set(words)].join('/') });
}

/** "in 2 h 10 min", "14 min ago", "in 2 d 3 h", "in 6 days": exact within a day, hours within three, whole days beyond. */
export function relativeText(at: number, now: number): string {
  const minutes = Math.round((at - now) / minute);
  if (minutes === 0) return t('ui.time.now');
  if (Math.abs(minutes) >= 3 * 24 * 60) return relative().format(Math.round(minutes / (24 * 60)), 'day');
  const span = durationText(Math.abs(minutes) < 24 * 60 ? minutes : Math.round(minutes / 60) * 60);
  return minutes > 0 ? t('ui.time.in', { span }) : t('ui.time.ago', { span });
}

export type Parsed = { at: number } | { problem: Message };

const wordy = /^(?:\p{L}{2,10}[.,]*\s+)?(\d{1,2})\.?\s+(\p{L}{3,9})\.?(?:\s+(\d{4}))?(?:,?\s+(\d{1,2}):(\d{2}))?$/iu;
const dotted = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})?(?:,?\s+(\d{1,2}):(\d{2}))?$/;
const numeric = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t]+(\d{1,2}):(\d{2}))?$/i;
const clockOnly = /^(\d{1,2}):(\d{2})$/;

/**
 * The moment that a person typed, read in the zone: "2026-12-03 14:00", "Thu 3 Dec 2026 14:00", "3.12.2026 14:00", "3 Dec 14:00" (the next
 * one, or that of the last month), "14:00" (today). Refuses what is not a moment or does not exist there.
 */
export function parseMoment(text: string, zone: string, now: number): Parsed {
  const typed = text.trim();
  const wall = readWall(typed, wallTime(now, zone));
  if (!wall) return { problem: { key: 'ui.moment.unreadable', params: { given: typed } } };
  const at = momentOf(wall, zone);
  if (at === null) return { problem: { key: 'ui.moment.no_such', params: { given: typed } } };
  return { at };
}

function readWall(typed: string, today: WallTime): WallTime | null {
  const clock = clockOnly.exec(typed);
  if (clock) return { ...today, hour: Number(clock[1]), minute: Number(clock[2]) };
  const iso = numeric.exec(typed);
  if (iso) {
    const [, year, month, date, hour = 0, minutes = 0] = iso.map(Number);
    return { year, month, day: date, hour: hour || 0, minute: minutes || 0 } as WallTime;
  }
  const words = wordy.exec(typed) ?? dotted.exec(typed);
  if (!words) return null;
  const month = monthOf(words[2] ?? '');
  if (month === 0) return null;
  const date = Number(words[1]);
  const year = words[3] ? Number(words[3]) : yearMeant(month, date, today);
  return { year, month, day: date, hour: Number(words[4] ?? 0), minute: Number(words[5] ?? 0) };
}

/** The year of a day typed without one: this year's, also when it was within the last month; else the next that comes. */
function yearMeant(month: number, date: number, today: WallTime): number {
  const ago = Date.UTC(today.year, today.month - 1, today.day) - Date.UTC(today.year, month - 1, date);
  return today.year + (ago > 31 * day ? 1 : 0);
}

/** 1 to 12 from a number, or from the beginning of a name in the language of the window or in English; else 0. */
function monthOf(typed: string): number {
  if (/^\d+$/.test(typed)) return Number(typed);
  const begins = (name: string) => name.toLowerCase().startsWith(typed.toLowerCase());
  return Math.max(names().months.findIndex(begins), english.months.findIndex(begins)) + 1;
}
