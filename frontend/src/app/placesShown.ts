import { type Location, matchRoutes, type RouteObject } from 'react-router';

/** One drawing of a page: while its number stays, what is in it stays. */
export interface Drawing {
  id: number;
  location: Location;
  /** How many of its questions were answered while it was drawn ahead. */
  answers: number;
}

/** The page that is shown, and one that is drawn before somebody goes there. */
export interface Drawings {
  here: Drawing;
  ahead: Drawing | null;
}

let last = 0;

export function begin(location: Location): Drawings {
  return { here: draw(location), ahead: null };
}

/** Somebody is on the way to a place. Another part of the page that is shown is not drawn apart: the page stays. */
export function expect(pages: RouteObject[], { here, ahead }: Drawings, location: Location): Drawings {
  if (isSamePage(pages, here.location, location)) return { here, ahead: null };
  if (ahead && isSamePlace(ahead.location, location)) return { here, ahead };
  return { here, ahead: draw(location) };
}

/** Somebody has come to a place. What was drawn ahead keeps the location it was drawn with, or all of it would be drawn anew. */
export function arrive({ here, ahead }: Drawings, location: Location): Drawings {
  if (ahead && isSamePlace(ahead.location, location)) return { here: ahead, ahead: null };
  return { here: { ...here, location }, ahead: null };
}

/** A question of a drawing was answered. Once it is shown, it looks after its answers itself. */
export function answer({ here, ahead }: Drawings, id: number): Drawings {
  if (ahead?.id !== id) return { here, ahead };
  return { here, ahead: { ...ahead, answers: ahead.answers + 1 } };
}

function draw(location: Location): Drawing {
  last += 1;
  return { id: last, location, answers: 0 };
}

function isSamePlace(one: Location, other: Location): boolean {
  return one.pathname === other.pathname && one.search === other.search && other.state === null;
}

function isSamePage(pages: RouteObject[], one: Location, other: Location): boolean {
  const [page, otherPage] = [one, other].map(({ pathname }) => matchRoutes(pages, pathname)?.[0]);
  return page?.route === otherPage?.route && page?.pathname === otherPage?.pathname;
}
