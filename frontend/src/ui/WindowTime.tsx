import { t } from '@/i18n/i18n';
import { clockText, dayText, fullMomentText, relativeText } from '@/lib/time';
import { useNow } from '@/lib/useNow';
import { sameClock, zoneWord } from '@/lib/zone';
import { Tip } from './Tip';
import { useSurroundings, useZone } from './UiProvider';

interface WindowTimeProps {
  /** Unix milliseconds. */
  start: number;
  end: number;
  /** It means the whole day: no clock is shown. */
  dateOnly?: boolean;
}

interface WindowTimeHereProps extends WindowTimeProps {
  /** Only in the project's zone: `ReadersWindowTime` stands elsewhere. */
  only?: boolean;
}

const minute = 60_000;

function spanText(start: number, end: number, zone: string, now: number): string {
  const day = dayText(start, zone, now);
  const last = dayText(end, zone, now);
  const from = `${day} ${clockText(start, zone)}`;
  return `${from} – ${day === last ? '' : `${last} `}${clockText(end, zone)}`;
}

/**
 * When a window is, in the project's zone: "Thu 3 Dec 14:00 – 20:00 UTC", and in the reader's where it is another one:
 * "(for you Thu 3 Dec 15:00 – 21:00)".
 */
export function WindowTime({ start, end, dateOnly, only }: WindowTimeHereProps) {
  const zone = useZone();
  const mine = useSurroundings().zone;
  const now = useNow();
  if (dateOnly) return <WholeDay start={start} end={end} zone={zone} now={now} />;
  const elsewhere = !only && !sameClock(zone, mine, start);
  return (
    <Tip words={`${fullMomentText(start, zone)} – ${fullMomentText(end, zone)} ${zoneWord(zone, start)}`}>
      <span className="nw">
        <span className="mono">
          {spanText(start, end, zone, now)} {zoneWord(zone, start)}
        </span>
        {elsewhere && (
          <>
            {' ('}
            <ReadersWindowTime start={start} end={end} />)
          </>
        )}
      </span>
    </Tip>
  );
}

/** The same in the zone of the reader: "for you Thu 3 Dec 15:00 – 21:00". Nothing where it is the project's. */
export function ReadersWindowTime({ start, end, dateOnly }: WindowTimeProps) {
  const zone = useZone();
  const mine = useSurroundings().zone;
  const now = useNow();
  if (dateOnly || sameClock(zone, mine, start)) return null;
  return (
    <span className="c3 nw">
      {t('ui.time.for_you')} <span className="mono">{spanText(start, end, mine, now)}</span>
    </span>
  );
}

function WholeDay({ start, end, zone, now }: { start: number; end: number; zone: string; now: number }) {
  const first = dayText(start, zone, now);
  const last = dayText(end - minute, zone, now);
  return (
    <span className="mono nw">
      {first === last ? first : `${first} – ${last}`} {zoneWord(zone, start)}
    </span>
  );
}

interface Spanned {
  start: number;
  end: number;
  state: string;
}

/** The same in a column, shorter: "in 2 d 3 h", "ends in 4 h 10 min", "ended 20 min ago". */
export function windowWhenText({ start, end, state }: Spanned, now: number): string {
  const when = relativeText(end, now);
  if (state === 'running') return t('ui.window.ends_short', { when });
  if (state === 'overrun') return t('ui.window.ended_short', { when });
  return relativeText(start, now);
}

export function WindowWhen(window: Spanned) {
  const now = useNow(10_000);
  return <span className="nw">{windowWhenText(window, now)}</span>;
}

/** How far a window is: "starts in 2 d 3 h", "window ends in 4 h 10 min", "window ended 20 min ago". */
export function WindowClock({ start, end, state }: { start: number; end: number; state: string }) {
  const now = useNow(10_000);
  const span = (from: number, to: number) => relativeText(to, from);
  switch (state) {
    case 'upcoming':
      return <b className="nw">{t('ui.window.starts', { when: span(now, start) })}</b>;
    case 'running':
      return <b className="nw i-run">{t('ui.window.ends', { when: span(now, end) })}</b>;
    case 'overrun':
      return <b className="nw i-over">{t('ui.window.ended', { when: span(now, end) })}</b>;
  }
  if (end > now) return null; // closed before its end: when it would have ended says nothing
  return <span className="nw">{t('ui.window.ended', { when: span(now, end) })}</span>;
}
