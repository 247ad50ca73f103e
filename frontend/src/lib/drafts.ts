import { useCallback, useState } from 'react';

/** What was typed at one place and not saved. `at` is when that was last, in Unix ms. */
export interface Draft {
  at: number;
  values: unknown;
}

/** Where drafts lie for good: undefined forgets. Done when a crash cannot lose it any more. */
type Write = (place: string, values: unknown) => Promise<void>;

const pause = 300; // ms: at most this much typing is lost when the program is killed

let drafts = new Map<string, Draft>();
let write: Write = async () => undefined;
let failed: (error: Error) => void = () => undefined;
const waiting = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();
let running: Promise<void> = Promise.resolve();

/** Begins with what lies there of the person who signed in. `onFailure` hears why something could not be kept. */
export function startDrafts(kept: Record<string, Draft>, to: Write, onFailure: (error: Error) => void) {
  for (const timer of waiting.values()) clearTimeout(timer);
  waiting.clear();
  drafts = new Map(Object.entries(kept));
  write = to;
  failed = onFailure;
}

/** Hears that something was typed or forgotten. Returns what ends it. */
export function onDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function draftOf(place: string): Draft | undefined {
  return drafts.get(place);
}

/** Remembers what is typed at a place, soon for good. Never give it anything sensitive. */
export function keepDraft(place: string, values: unknown) {
  if (JSON.stringify(drafts.get(place)?.values) === JSON.stringify(values)) return;
  drafts.set(place, { at: Date.now(), values });
  for (const hears of listeners) hears();
  if (!waiting.has(place))
    waiting.set(
      place,
      setTimeout(() => send(place), pause),
    );
}

export function dropDraft(place: string) {
  if (!drafts.delete(place)) return;
  for (const hears of listeners) hears();
  send(place);
}

/** Writes what is waiting; resolved when all lies there. */
export function settleDrafts(): Promise<void> {
  for (const place of [...waiting.keys()]) send(place);
  return running;
}

/** One after the other, so that an older state never lands on a newer one. */
function send(place: string) {
  clearTimeout(waiting.get(place));
  waiting.delete(place);
  const to = write;
  const values = drafts.get(place)?.values;
  running = running.then(() => to(place, values)).catch((error: Error) => failed(error));
}

/**
 * A value that is a draft until it is sent, and `nothing` until something is chosen or typed; giving it that forgets it.
 * Keep `nothing` stable.
 */
export function useDraftValue<T>(place: string, nothing: T): [T, (value: T) => void] {
  const [kept, setKept] = useState(() => ({ place, value: valueAt(place, nothing) }));
  if (kept.place !== place) setKept({ place, value: valueAt(place, nothing) });
  const setValue = useCallback(
    (value: T) => {
      if (JSON.stringify(value) === JSON.stringify(nothing)) dropDraft(place);
      else keepDraft(place, value);
      setKept({ place, value });
    },
    [place, nothing],
  );
  return [kept.place === place ? kept.value : valueAt(place, nothing), setValue];
}

/** The same of a text: the remark on one line. Empty forgets it. */
export function useDraftText(place: string): [string, (text: string) => void] {
  return useDraftValue(place, '');
}

/** The text that is typed at a place now; empty when there is none. */
export function draftText(place: string): string {
  return valueAt(place, '');
}

/** What lies there, if it is what is kept there now: another version may have kept something else. */
function valueAt<T>(place: string, nothing: T): T {
  const values = draftOf(place)?.values;
  const isLike = typeof values === typeof nothing && Array.isArray(values) === Array.isArray(nothing);
  return isLike ? (values as T) : nothing;
}
