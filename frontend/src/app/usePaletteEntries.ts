import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import { useAllActions } from '@/actions/Actions';
import { useGo } from '@/lib/go';
import { usePlaces } from '@/lib/places';
import type { NavPlace } from './Nav';
import {
  actionEntries,
  knownEntries,
  type PaletteEntry,
  type PaletteSource,
  partEntries,
  placeEntries,
} from './paletteEntries';
import { usePlacesHere } from './usePlacesHere';

const pause = 80; // ms between the last key and the question to the backend

/** What fits the typed text: actions and places at once, things of the workspace when they come. */
export function usePaletteEntries(text: string, places: NavPlace[], sources: readonly PaletteSource[]) {
  const navigate = useGo();
  const { actions, context, run } = useAllActions();
  const [found, setFound] = useState<{ entries: PaletteEntry[]; problem?: string }>({ entries: [] });

  useEffect(() => {
    if (text.trim() === '') {
      setFound({ entries: [] });
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      Promise.all(sources.map((source) => source(text.trim())))
        .then((lists) => current && setFound({ entries: calledFirst(lists.flat(), text) }))
        .catch((error: Error) => current && setFound({ entries: [], problem: error.message }));
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, sources]);

  const { pathname } = useLocation();
  const known = usePlaces();
  const parts = usePlacesHere();
  const near = useMemo(() => {
    const go = (to: string) => void navigate(to);
    return [
      ...(text.trim() === '' ? knownEntries(known, pathname, go) : []), // search finds them, and everything else
      ...actionEntries(actions, context, run, text),
      ...placeEntries(places, go, text),
      ...partEntries(parts, go, text),
    ];
  }, [actions, context, run, places, parts, known, pathname, navigate, text]);
  const entries = useMemo(() => grouped([...near, ...found.entries]), [near, found.entries]);
  return { entries, problem: found.problem };
}

/** What is called as the text says comes before what only has its words somewhere; else in the order given. */
function calledFirst(entries: PaletteEntry[], text: string): PaletteEntry[] {
  const wanted = text.trim().toLowerCase();
  const isCalled = ({ label }: PaletteEntry) => label.toLowerCase().startsWith(wanted);
  return [...entries.filter(isCalled), ...entries.filter((entry) => !isCalled(entry))];
}

/** Brings the entries of one head together, heads in the order of their first entry. */
function grouped(entries: PaletteEntry[]): PaletteEntry[] {
  const groups = new Map<string, PaletteEntry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups.values()].flat();
}
