import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export interface Crumb {
  label: string;
  /** The last one, where we are, has none. */
  to?: string;
}

interface PlaceState {
  crumbs: readonly Crumb[];
  setCrumbs: (crumbs: readonly Crumb[]) => void;
}

const PlaceContext = createContext<PlaceState | null>(null);

export function PlaceProvider({ children }: { children: ReactNode }) {
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  const state = useMemo(() => ({ crumbs, setCrumbs }), [crumbs]);
  return <PlaceContext value={state}>{children}</PlaceContext>;
}

export function useCrumbs(): readonly Crumb[] {
  return usePlaceState().crumbs;
}

function usePlaceState(): PlaceState {
  const state = useContext(PlaceContext);
  if (!state) throw new Error('places need a PlaceProvider above them');
  return state;
}

/** A page says where it is: the path in the top bar, and the title of the window. */
export function usePlace(crumbs: readonly Crumb[]) {
  const { setCrumbs } = usePlaceState();
  const key = JSON.stringify(crumbs);
  useEffect(() => {
    const place = JSON.parse(key) as Crumb[];
    setCrumbs(place);
    document.title =
      place
        .map(({ label }) => label)
        .reverse()
        .join(' · ') || 'Renogen';
  }, [key, setCrumbs]);
}
