import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useAskToLose, wouldLoseAnything } from '@/ui/leaving';

/** Goes to no other place before it is asked, when a form of this one holds what would be lost with it. */
export function useAskBeforeGoing() {
  const ask = useRef(useAskToLose());
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && wouldLoseAnything(),
  );
  const latest = useRef(blocker);
  latest.current = blocker;
  const isHeld = blocker.state === 'blocked';
  useEffect(() => {
    if (!isHeld) return;
    void ask.current().then((sure) => {
      if (sure) latest.current.proceed?.();
      else latest.current.reset?.();
    });
  }, [isHeld]);
}
