import { type ReactNode, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
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
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const [target, setTarget] = useState(() =>
    whereTo(who, before, pathname + search, expected ? { path: expected, scroll: {} } : place, expected !== ''),
  );
  useEffect(() => {
    before = who;
    expected = '';
    if (target) navigate(target, { replace: true });
    setTarget('');
  }, [who, target, navigate]);
  return target ? null : children;
}
