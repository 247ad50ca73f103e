import { perLanguage } from '@/i18n/locale';

/** A moment as a wall calendar and clock in some zone shows it. Month 1 to 12. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const minute = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

const walls = new Map<string, WallTime>(); // one moment is asked for many times: its day, its clock, in both zones
const mostWalls = 2000;

/** What the wall shows in an IANA zone at a moment (Unix milliseconds). */
export function wallTime(at: number, zone: string): Readonly<WallTime> {
  const name = `${at} ${zone}`;
  const known = walls.get(name);
  if (known) return known;
  if (walls.size === mostWalls) walls.clear();
  const wall = readWall(at, zone);
  walls.set(name, wall);
  return wall;
}

function readWall(at: number, zone: string): WallTime {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = part;
  return { year, month, day, hour, minute };
}

function asUtc(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
}

function offset(at: number, zone: string): number {
  const floored = Math.floor(at / minute) * minute;
  return asUtc(wallTime(floored, zone)) - floored;
}

/**
 * The moment at which the wall shows this in the zone. Null when it never does (no such day, or skipped when the
 * clocks go forward); the earlier one when it does twice.
 */
export function momentOf(wall: WallTime, zone: string): number | null {
  const guess = asUtc(wall);
  const day = 24 * 60 * minute;
  const candidates = [offset(guess - day, zone), offset(guess + day, zone)].map((shift) => guess - shift);
  const exact = candidates.filter((at) => sameWall(wallTime(at, zone), wall));
  return exact.length > 0 ? Math.min(...exact) : null;
}

function sameWall(a: WallTime, b: WallTime): boolean {
  return asUtc(a) === asUtc(b) && a.day === b.day && a.month === b.month && a.hour === b.hour;
}

/** The zone of this computer. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

// Made once for each zone: making one costs more than all that is shown with it. English as in Great Britain knows CET,
// as in the United States only GMT+1.
const wordFormats = perLanguage((locale) => {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (zone: string) => {
    const known = made.get(zone);
    if (known) return known;
    const language = locale === 'en' ? 'en-GB' : locale;
    const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'short' });
    made.set(zone, format);
    return format;
  };
});

/** A short word for a zone at a moment, as documents write it, too: "UTC", "CET", "UTC+8". */
export function zoneWord(zone: string, at: number): string {
  const parts = wordFormats()(zone).formatToParts(at);
  const word = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
  return word.replace(/^GMT(?=[^A-Z])/, 'UTC');
}

/** Whether two zones show the same wall at a moment. */
export function sameClock(a: string, b: string, at: number): boolean {
  return offset(at, a) === offset(at, b);
}

/** Every zone that this computer knows, and the one given, which another computer may have chosen. */
export function zones(chosen: string): string[] {
  const all = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  if (chosen) all.add(chosen);
  return [...all].sort();
}
