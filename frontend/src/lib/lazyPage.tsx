import { type ComponentType, lazy, useEffect, useState } from 'react';

const waiting: (() => Promise<unknown>)[] = [];

/** A page whose code is not part of the first paint: lazyPage(() => import('./X'), 'X'). It needs a Suspense above it. */
export function lazyPage<N extends string, P extends object>(
  load: () => Promise<Record<N, ComponentType<P>>>,
  name: N,
) {
  let loaded: ComponentType<P> | undefined;
  const take = async () => {
    loaded = (await load())[name];
    return { default: loaded };
  };
  waiting.push(take);
  const later = lazy(take);
  return (props: P) => <Shown of={() => loaded ?? later} props={props} />;
}

/** What is there when it is first shown stays, so that a page is not begun anew when its code has come. */
function Shown<P extends object>({ of, props }: { of: () => ComponentType<P>; props: P }) {
  const [Page] = useState(of);
  return <Page {...props} />;
}

const pause = 300; // ms, for the first paint

/** Loads all pages one after another once the first paint is done, so that none is waited for when it is opened. */
export function useLoadPages() {
  useEffect(() => {
    const timer = setTimeout(async () => {
      for (const take of waiting.splice(0)) await take();
    }, pause);
    return () => clearTimeout(timer);
  }, []);
}
