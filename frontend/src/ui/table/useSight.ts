import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect } from 'react';
import type { Paged } from '@/lib/paged';
import { likelyRoom } from '@/lib/sight';
import { headHeight } from './headHeight';
import type { Line, Lines } from './lines';

interface SightOptions<R, Row extends { id: string; original: R }> {
  lines: Lines<Row>;
  rowHeight: number;
  scroller: HTMLDivElement | null;
  pages?: Paged<R>;
}

const groupHeight = 28; // px
const belowHeight = 120; // px until it is measured
const calm = 60; // ms in one place before its pages are asked for: flying past asks for nothing

/** The lines in sight, and the pages that they need. */
export function useSight<R, Row extends { id: string; original: R }>(options: SightOptions<R, Row>) {
  const { lines, rowHeight, scroller, pages } = options;
  // Another function is another measure of all lines. A page that comes changes no place: rows are known by it then.
  const ownKey = useCallback((at: number) => keyOf(lines.at(at), at), [lines]);
  const lineKey = pages && lines.isPlain ? placeKey : ownKey;
  const virtual = useVirtualizer({
    count: lines.count,
    getScrollElement: () => scroller,
    estimateSize: (at) => heightOf(lines.at(at)?.kind, rowHeight),
    getItemKey: lineKey,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialRect: likelyRoom(),
    overscan: 5, // rows beside those in sight: each of them is painted, too
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of rows is another place for each
  useEffect(() => virtual.measure(), [rowHeight]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const need = pages?.need;
  useEffect(() => {
    if (!need) return;
    const timer = setTimeout(() => need(first, last), calm);
    return () => clearTimeout(timer);
  }, [need, first, last]);
  const seen = (at: number | undefined) => {
    if (at === undefined) return false;
    const place = lines.placeOf(at);
    return place >= first && place <= last;
  };
  return { virtual, seen };
}

const placeKey = (at: number) => at;

function heightOf(kind: Line<unknown>['kind'] | undefined, rowHeight: number): number {
  if (kind === 'group') return groupHeight;
  return kind === 'below' ? belowHeight : rowHeight;
}

function keyOf(line: Line<{ id: string }> | undefined, at: number): string {
  if (!line) return '';
  if (line.kind === 'group') return `group ${line.id}`;
  if (line.kind === 'below') return `below ${line.row.id}`;
  return line.row?.id ?? `place ${at}`;
}
