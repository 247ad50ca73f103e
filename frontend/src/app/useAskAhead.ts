import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { matchRoutes, type RouteObject } from 'react-router';
import { askAhead } from '@/api/ahead';

const meant = 60; // ms on a link, until somebody seems to want to go there

/** Has at hand what a place shows, as soon as the pointer or the focus rests on a link that leads there. */
export function useAskAhead(client: QueryClient, routes: RouteObject[]) {
  useEffect(() => {
    let timer = 0;
    let last: Element | null = null;
    const look = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
      if (link === last) return;
      last = link;
      window.clearTimeout(timer);
      if (!link) return;
      timer = window.setTimeout(() => askAhead(client, matchRoutes(routes, pathOf(link)) ?? []), meant);
    };
    document.addEventListener('pointerover', look);
    document.addEventListener('focusin', look);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('pointerover', look);
      document.removeEventListener('focusin', look);
    };
  }, [client, routes]);
}

function pathOf(link: HTMLAnchorElement): string {
  return link.hash.slice(1).split('?')[0] ?? '/';
}
