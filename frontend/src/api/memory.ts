import { type Draft, startDrafts } from '@/lib/drafts';
import { startPlaces } from '@/lib/places';
import { bound } from './bridge';
import { call } from './call';

/** What the person who signed in left in the open workspace: drafts and known places begin with it, the last place is given back. */
export async function recallLeft(onFailure: (error: Error) => void): Promise<unknown> {
  const { drafts, place } = await call(() => bound().Memory.Left());
  startDrafts(JSON.parse(drafts) as Record<string, Draft>, writeDraft, onFailure);
  const left: unknown = place ? JSON.parse(place) : null;
  startPlaces(left);
  return left;
}

function writeDraft(place: string, values: unknown): Promise<void> {
  if (values === undefined) return call(() => bound().Memory.DropDraft(place));
  return call(() => bound().Memory.KeepDraft({ place, values: JSON.stringify(values) }));
}

let next: unknown; // the place that is still to be written
let writing: Promise<void> | undefined;

/** Remembers where the person is. One write after the other, the last place last, however fast somebody moves on. */
export function keepPlace(place: unknown): Promise<void> {
  next = place;
  writing ??= writePlaces().finally(() => {
    writing = undefined;
  });
  return writing;
}

async function writePlaces(): Promise<void> {
  while (next !== undefined) {
    const place = JSON.stringify(next);
    next = undefined;
    await call(() => bound().Memory.KeepPlace(place));
  }
}
