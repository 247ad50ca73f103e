import { createContext, useContext } from 'react';

/** Whether what is inside can be seen: another panel may lie over the one that holds it. */
export const ShownContext = createContext(true);

export function useIsShown(): boolean {
  return useContext(ShownContext);
}
