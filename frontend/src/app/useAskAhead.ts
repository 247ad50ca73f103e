import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Location, matchRoutes, parsePath, type RouteObject } from 'react-router';
import { askAhead } from '@/api/ahead';

const meant = 50; // ms on a link, until somebody seems to want to go there

/**
 * Has at hand what a place shows, as soon as the pointer or the focus rests on a link that leads there, or the pointer
 * presses it, and says then that somebody is about to go there.
 */
export function useAskAhead(pages: RouteObject[], onReady: (location: Location) => void) {
  const client = useQueryClient();
  useEffect(() => {
    let timer = 0;
    let last: Element | null = null;
    const prepare = async (link: HTMLAnchorElement) => {
      const location = locationOf(link);
      await askAhead(client, matchRoutes(pages, location.pathname) ?? []);
      if (last === link && link.isConnected) onReady(location);
    };
    const look = ({ target, type }: Event) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
      const isPressed = type === 'pointerdown';
      if (link === last && !isPressed) return;
      last = link;
      window.clearTimeout(timer);
      if (link) timer = window.setTimeout(() => void prepare(link), isPressed ? 0 : meant);
    };
    const signs = ['pointerover', 'pointerdown', 'focusin'] as const;
    for (const sign of signs) document.addEventListener(sign, look);
    return () => {
      window.clearTimeout(timer);
      last = null;
      for (const sign of signs) document.removeEventListener(sign, look);
    };
  }, [client, pages, onReady]);
}

function locationOf(link: HTMLAnchorElement): Location {
  const { pathname = '/', search = '', hash = '' } = parsePath(link.hash.slice(1));
  return { pathname, search, hash, state: null, key: 'ahead', mask: undefined };
}
