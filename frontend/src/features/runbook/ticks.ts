import { clockText, weekdayText } from '@/lib/time';
import { wallTime } from '@/lib/zone';

const hour = 3_600_000;
const quarter = hour / 4; // every zone is off by whole quarters of an hour
const steps = [1, 2, 3, 6, 12, 24]; // hours, so that one of them is always midnight
const most = 9;

export interface Tick {
  at: number;
  /** "18:00", at midnight the day: "Tue"; the first one has both where the span is of several days. */
  word: string;
}

/** Round hours of the zone between two moments, at most nine. */
export function ticksOf(from: number, to: number, zone: string): Tick[] {
  const every =
    steps.find((hours) => (to - from) / (hours * hour) <= most) ?? 24 * Math.ceil((to - from) / (24 * hour * most));
  const all: Tick[] = [];
  for (let at = Math.ceil(from / quarter) * quarter; at < to; at += quarter) {
    const wall = wallTime(at, zone);
    if (wall.minute !== 0 || wall.hour % Math.min(every, 24) !== 0) continue;
    if (every > 24 && all.length > 0 && at - (all.at(-1)?.at ?? 0) < (every - 2) * hour) continue;
    all.push({ at, word: wall.hour === 0 ? weekdayText(at, zone) : clockText(at, zone) });
  }
  const [first] = all;
  const day = weekdayText(from, zone);
  if (first && day !== weekdayText(to, zone) && first.word.includes(':')) {
    first.word = `${weekdayText(first.at, zone)} ${first.word}`;
  }
  return all;
}
