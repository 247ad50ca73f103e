import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useGo } from '@/lib/go';
import type { LeftPlace } from './useLeft';
import { whereTo } from './whereTo';

let before: string | null = null; // who was here last, since the program started
let expected = ''; // the address that was opened, until somebody is inside

/** An address was opened: whoever comes in next is taken there. */
export function expectAt(path: string) {
  expected = path;
}

interface ReturningProps {
  /** The person in the workspace. */
  who: string;
  place: LeftPlace | null;
  children: ReactNode;
}

/** Takes who comes in to the place where he was, before anything is shown. */
export function Returning({ who, place, children }: ReturningProps) {
  const { pathname, search, key } = useLocation();
  const [begun] = useState(key);
  const navigate = useGo();
  const [target] = useState(() =>
    whereTo(who, before, pathname + search, expected ? { path: expected, scroll: {} } : place, expected !== ''),
  );
  const [there, setThere] = useState(!target);
  // For good: an address that is typed later has the key of the one that the window began with.
  if (!there && key !== begun) setThere(true);
  const sent = useRef(false);
  useEffect(() => {
    before = who;
    expected = '';
    if (!target || sent.current) return;
    sent.current = true;
    navigate(target, { replace: true });
  }, [who, target, navigate]);
  // Not before the address is the one: what was shown elsewhere on the way would be remembered as the last place.
  return there ? children : null;
}
