import { type ReactNode, startTransition, useEffect, useState } from 'react';

/** What stands beside the content of a page: drawn in the moment after it, so that it does not keep the content waiting. */
export function Later({ children }: { children: ReactNode }) {
  const [isTime, setTime] = useState(false);
  useEffect(() => {
    let timer = 0;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => startTransition(() => setTime(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, []);
  return isTime ? children : null;
}
