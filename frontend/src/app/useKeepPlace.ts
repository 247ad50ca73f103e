import { useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { keepPlace } from '@/api/memory';
import { t } from '@/i18n/i18n';
import { knownPlaces, onPlaces } from '@/lib/places';
import { restoreScroll, type Scrolled, wayTo } from '@/lib/scroll';
import { useNotices } from '@/ui/Notices';
import type { LeftPlace } from './useLeft';

const pause = 500; // ms without scrolling

/** Remembers for good where the person is, was and comes often, and scrolls a page that is come back to as it was. */
export function useKeepPlace(begin: LeftPlace | null) {
  const { pathname, search, key } = useLocation();
  const type = useNavigationType();
  const { refuse } = useNotices();
  const path = pathname + search;
  const visit = `${key} ${path}`; // a place that was asked for from outside has no key of its own
  const known = useRef(new Map<string, Scrolled>());
  const first = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place in the history
  useEffect(() => {
    const page = document.getElementById('content');
    if (!page) return;
    const before =
      first.current && begin?.path === path ? begin.scroll : type === 'POP' ? known.current.get(visit) : {};
    first.current = false;
    const scrolled: Scrolled = { ...before };
    known.current.set(visit, scrolled);
    const stop = restoreScroll(page, { ...before });
    let timer: ReturnType<typeof setTimeout>;
    const keep = () =>
      void keepPlace({ path, scroll: scrolled, ...knownPlaces() }).catch((error: Error) =>
        refuse(t('ui.draft.not_kept'), error),
      );
    const onScroll = ({ target }: Event) => {
      if (!(target instanceof Element)) return;
      const way = wayTo(target, page);
      if (target.scrollTop > 0) scrolled[way] = Math.round(target.scrollTop);
      else delete scrolled[way];
      clearTimeout(timer);
      timer = setTimeout(keep, pause);
    };
    page.addEventListener('scroll', onScroll, true);
    keep(); // at once: the program may be killed any moment
    const forget = onPlaces(keep);
    return () => {
      forget();
      stop();
      clearTimeout(timer);
      page.removeEventListener('scroll', onScroll, true);
    };
  }, [visit]);
}
