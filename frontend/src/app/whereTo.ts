import type { LeftPlace } from './useLeft';

/**
 * Where somebody who comes in is taken; empty: stays at the address that is open. Who comes back to the window stays;
 * who starts it, or takes it over from somebody else, goes where he was last. An address that was opened comes first.
 */
export function whereTo(
  who: string,
  before: string | null,
  here: string,
  place: LeftPlace | null,
  asked = false,
): string {
  if (asked && place) return place.path === here ? '' : place.path;
  if (who === before) return '';
  if (before === null && here !== '/') return '';
  const there = place?.path ?? '/';
  return there === here ? '' : there;
}
