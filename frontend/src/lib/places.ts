import { useSyncExternalStore } from 'react';

/** A place as a list shows it. */
export interface KnownPlace {
  path: string;
  label: string;
  /** What it belongs to; empty for what belongs to the workspace. */
  where: string;
}

interface Known {
  /** The last one first. */
  recent: readonly KnownPlace[];
  /** As they were pinned. */
  pinned: readonly KnownPlace[];
}

const most = 20;
let known: Known = { recent: [], pinned: [] };
const listeners = new Set<() => void>();

/** Begins with what was remembered of the person in the workspace; with nothing for one who was never here. */
export function startPlaces(stored: unknown): void {
  const { recent = [], pinned = [] } = (stored ?? {}) as Partial<Known>;
  put({ recent, pinned });
}

/** Somebody comes to a place. A thing with parts stands there once, by the part that was shown last. */
export function visit(place: KnownPlace): void {
  const [last] = known.recent;
  if (last?.path === place.path && last.label === place.label) return;
  put({ ...known, recent: [place, ...known.recent.filter((one) => !isSame(one, place))].slice(0, most) });
}

/** Pins a place, or takes it away again. */
export function turnPin(place: KnownPlace): void {
  const others = known.pinned.filter((one) => !isSame(one, place));
  put({ ...known, pinned: others.length < known.pinned.length ? others : [...known.pinned, place] });
}

export function isPinned({ pinned }: Known, place: KnownPlace): boolean {
  return pinned.some((one) => isSame(one, place));
}

export function isSame(a: KnownPlace, b: KnownPlace): boolean {
  return a.path === b.path || (thingOf(a.path) === thingOf(b.path) && a.label === b.label && a.where === b.where);
}

/** "/p/crm" of "/p/crm/people", "/p/crm/d/1" of "/p/crm/d/1/items"; of what has no parts the whole. */
function thingOf(path: string): string {
  return /^\/p\/[^/]+(\/d\/[^/]+)?/.exec(path)?.[0] ?? path;
}

export function knownPlaces(): Known {
  return known;
}

export function onPlaces(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePlaces(): Known {
  return useSyncExternalStore(onPlaces, knownPlaces);
}

function put(next: Known): void {
  known = next;
  for (const listener of listeners) listener();
}
