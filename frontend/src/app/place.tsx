import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { type KnownPlace, visit } from '@/lib/places';

export interface Crumb {
  label: string;
  /** The last one, where we are, has none. */
  to?: string;
}

const CrumbsContext = createContext<readonly Crumb[]>([]);
/** Apart from what it sets: a page that says where it is is not drawn again for that. */
const SayContext = createContext<((crumbs: readonly Crumb[]) => void) | null>(null);

export function PlaceProvider({ children }: { children: ReactNode }) {
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  return (
    <SayContext value={setCrumbs}>
      <CrumbsContext value={crumbs}>{children}</CrumbsContext>
    </SayContext>
  );
}

export function useCrumbs(): readonly Crumb[] {
  return useContext(CrumbsContext);
}

function useSay() {
  const say = useContext(SayContext);
  if (!say) throw new Error('places need a PlaceProvider above them');
  return say;
}

/** The place as it is remembered; none for those that stand at the left anyway. */
export function placeOf(crumbs: readonly Crumb[], path: string): KnownPlace | undefined {
  const last = crumbs.at(-1);
  if (!last || crumbs.length < 2) return undefined;
  const around = crumbs.slice(0, -1).filter(({ to }) => to !== '/projects');
  return { path, label: last.label, where: around.map(({ label }) => label).join(', ') };
}

/** A page says where it is: the path in the top bar, the title of the window, and the place among those one was at. */
export function usePlace(crumbs: readonly Crumb[]) {
  const say = useSay();
  const { pathname } = useLocation();
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    const place = JSON.parse(key) as Crumb[];
    say(place);
    document.title =
      place
        .map(({ label }) => label)
        .reverse()
        .join(' · ') || 'Renogen';
  }, [key, say]);
  useEffect(() => {
    const place = placeOf(JSON.parse(key) as Crumb[], pathname);
    if (place) visit(place);
  }, [key, pathname]);
}
