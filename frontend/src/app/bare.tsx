import { createContext, useContext, useEffect } from 'react';

/** Tells the frame to leave out navigation and top bar. */
export const BareContext = createContext<(bare: boolean) => void>(() => undefined);

/** For a screen that needs the whole window: navigation and top bar are away for as long as it is shown, and can be. */
export function useBare(can: boolean) {
  const setBare = useContext(BareContext);
  useEffect(() => {
    setBare(can);
    return () => setBare(false);
  }, [setBare, can]);
}
