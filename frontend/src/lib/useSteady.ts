import { useLayoutEffect, useRef, useState } from 'react';

/** Functions that stay the same from one drawing to the next, and do what was given last. For rows that are drawn again only when they change. */
export function useSteady<F extends { [K in keyof F]: (...args: never[]) => void }>(given: F): F {
  const latest = useRef(given);
  useLayoutEffect(() => {
    latest.current = given;
  });
  const [steady] = useState(() => {
    const names = Object.keys(given) as (keyof F)[];
    const made = names.map((name) => [name, (...args: never[]) => latest.current[name](...args)]);
    return Object.fromEntries(made) as F;
  });
  return steady;
}
