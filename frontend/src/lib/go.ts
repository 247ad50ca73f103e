import { createContext, useContext } from 'react';

/** Goes to a whole address, "/p/SHOP/people", or so many places forward or back. */
export type Go = (to: string | number, options?: { replace?: boolean }) => void;

/** Given once, near the root: asked of the router, it would be worked out anew at each place, for all who ask. */
export const GoContext = createContext<Go | null>(null);

export function useGo(): Go {
  const go = useContext(GoContext);
  if (!go) throw new Error('going to a place needs a GoContext above it');
  return go;
}
