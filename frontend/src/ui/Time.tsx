import { t } from '@/i18n/i18n';
import { durationText } from '@/lib/duration';
import { clockText, fullMomentText, momentText, relativeText, shortText, weekdayText } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import { sameClock, zoneWord } from '@/lib/zone';
import { Tip } from './Tip';
import { useSurroundings, useZone } from './UiProvider';

/** The exact moment in the zone of the project and in the reader's, for what appears on hover. */
function exactText(at: number, zone: string, mine: string): string {
  const there = `${fullMomentText(at, zone)} ${zoneWord(zone, at)}`;
  if (sameClock(zone, mine, at)) return there;
  return `${there}\n${t('ui.time.yours', { time: `${fullMomentText(at, mine)} ${zoneWord(mine, at)}` })}`;
}

interface TimeProps {
  /** Unix milliseconds. */
  at: number;
  /**
   * relative "in 2 h 10 min", short "Tue 16:20", moment "Thu 3 Dec 14:00", said the same within a sentence, clock "14:00",
   * full "Thu 3 Dec 2026 14:00 UTC".
   */
  as?: 'relative' | 'short' | 'moment' | 'said' | 'clock' | 'full';
}

/** A moment; exact in both zones on hover. Nothing when there is none. */
export function Time({ at, as = 'relative' }: TimeProps) {
  const now = useNow(as === 'relative' ? 10_000 : 60_000);
  const zone = useZone();
  const mine = useSurroundings().zone;
  if (!at) return null;
  const words = {
    relative: () => relativeText(at, now),
    short: () => shortText(at, zone, now),
    moment: () => momentText(at, zone, now),
    said: () => momentText(at, zone, now),
    clock: () => clockText(at, zone),
    full: () => `${fullMomentText(at, zone)} ${zoneWord(zone, at)}`,
  }[as]();
  return (
    <Tip words={() => exactText(at, zone, mine)}>
      <time className={`nw ${as === 'moment' || as === 'clock' ? 'mono' : ''}`} dateTime={new Date(at).toISOString()}>
        {words}
      </time>
    </Tip>
  );
}

/** A length of time. */
export function Minutes({ n }: { n: number }) {
  return <span className="nw">{durationText(n)}</span>;
}

/** "14:02 UTC  15:02 here", ticking: for the status bar. */
export function TwoClocks() {
  const now = useNow(1000);
  const zone = useZone();
  const mine = useSurroundings().zone;
  return (
    <span className="mono row g16">
      <span>
        {weekdayText(now, zone)} {clockText(now, zone)} {zoneWord(zone, now)}
      </span>
      {!sameClock(zone, mine, now) && <span className="c3">{t('ui.time.here', { time: clockText(now, mine) })}</span>}
    </span>
  );
}
