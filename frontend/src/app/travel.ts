import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';

/** Whether there is a way back and forward. The router numbers its entries in history.state. */
export function useTravel(): { back: boolean; forward: boolean } {
  const location = useLocation();
  const [span, setSpan] = useState({ at: 0, last: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number changes with the place
  useEffect(() => {
    const at = Number((window.history.state as { idx?: number } | null)?.idx ?? 0);
    setSpan((old) => ({ at, last: at > old.at && at === old.last + 1 ? at : Math.max(at, old.last) }));
  }, [location.key]);
  return { back: span.at > 0, forward: span.at < span.last };
}
