import { Activity, memo, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { type Location, type RouteObject, useLocation, useRoutes } from 'react-router';
import { AskerProvider } from '@/api/asker';
import { onDrafts } from '@/lib/drafts';
import { Skeleton } from '@/ui/Skeleton';
import { ErrorBoundary } from './ErrorBoundary';
import { PlaceBody, PlaceFrame } from './PlaceFrame';
import { answer, arrive, begin, type Drawing, expect } from './placesShown';
import { useAskAhead } from './useAskAhead';

/**
 * The page of the address. The one that somebody seems to be about to open is drawn out of sight before, so that it is there
 * at once: none of its effects run until then.
 */
export function Places({ pages }: { pages: RouteObject[] }) {
  const location = useLocation();
  const [drawn, setDrawn] = useState(() => ({ at: location, ...begin(location) }));
  if (drawn.at !== location) setDrawn({ at: location, ...arrive(drawn, location) });
  const onMeant = useCallback(
    (next: Location) => setDrawn((now) => ({ at: now.at, ...expect(pages, now, next) })),
    [pages],
  );
  // It was drawn with the drafts of before.
  useEffect(() => onDrafts(() => setDrawn((now) => (now.ahead ? { ...now, ahead: null } : now))), []);
  useAskAhead(pages, onMeant);
  const onAnswer = useCallback((id: number) => setDrawn((now) => ({ at: now.at, ...answer(now, id) })), []);
  const all = drawn.ahead ? [drawn.here, drawn.ahead] : [drawn.here];
  return all.map((one) => (
    <PlaceFrame key={one.id} ahead={one === drawn.ahead}>
      <Activity mode={one === drawn.ahead ? 'hidden' : 'visible'}>
        <PlaceBody>
          <Place pages={pages} drawing={one} onAnswer={onAnswer} />
        </PlaceBody>
      </Activity>
    </PlaceFrame>
  ));
}

interface PlaceProps {
  pages: RouteObject[];
  drawing: Drawing;
  onAnswer: (id: number) => void;
}

const Place = memo(function Place({ pages, drawing, onAnswer }: PlaceProps) {
  const { id, location, answers } = drawing;
  const drawn = useRoutes(pages, location);
  // The router makes it anew whenever the address changes, also that of another page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows from these two
  const page = useMemo(() => drawn, [pages, location]);
  const onOwnAnswer = useCallback(() => onAnswer(id), [id, onAnswer]);
  return (
    <ErrorBoundary at={location.pathname}>
      <AskerProvider answers={answers} onAnswer={onOwnAnswer}>
        <Suspense fallback={<Skeleton />}>{page}</Suspense>
      </AskerProvider>
    </ErrorBoundary>
  );
});
