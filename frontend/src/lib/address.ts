import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

export type ChangeAddress = (change: (params: URLSearchParams) => void) => void;

/** What stands behind the ? of the address, and a way to change some of it and leave the rest. No way back is kept. */
export function useAddress(): [URLSearchParams, ChangeAddress] {
  const [params, setParams] = useSearchParams();
  const latest = useRef({ params, setParams });
  latest.current = { params, setParams };
  const change = useCallback<ChangeAddress>((alter) => {
    const next = new URLSearchParams(latest.current.params);
    alter(next);
    latest.current.params = next; // two changes before the next drawing: the second one builds on the first
    latest.current.setParams(next, { replace: true });
  }, []);
  return [params, change];
}

/** The same for what has no place in the address: a second list on a page, a list in a panel. */
export function useOwnAddress(): [URLSearchParams, ChangeAddress] {
  const [params, setParams] = useState(() => new URLSearchParams());
  const latest = useRef(params);
  const change = useCallback<ChangeAddress>((alter) => {
    const next = new URLSearchParams(latest.current);
    alter(next);
    latest.current = next;
    setParams(next);
  }, []);
  return [params, change];
}

const pause = 400; // ms: the engine of the window refuses addresses that change with every key

/** A text of the address that follows typing at once, and the address a moment later. */
export function useTypedText(params: URLSearchParams, change: ChangeAddress, name: string) {
  const stored = params.get(name) ?? '';
  const [typed, setTyped] = useState(stored);
  const written = useRef(stored);
  useEffect(() => {
    if (stored === written.current) return; // our own words, coming back
    written.current = stored;
    setTyped(stored);
  }, [stored]);
  useEffect(() => {
    if (typed === written.current) return;
    const timer = setTimeout(() => {
      written.current = typed;
      change((next) => (typed ? next.set(name, typed) : next.delete(name)));
    }, pause);
    return () => clearTimeout(timer);
  }, [typed, change, name]);
  return [typed, setTyped] as const;
}
