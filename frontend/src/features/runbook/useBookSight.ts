import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { aroundMiddle, likelyRoom } from '@/lib/sight';
import type { BookLine } from './rows';

export const headHeight = 28; // px
const heights = { stage: 32, section: 28, step: 32, checkpoint: 36 };

function heightOf(line: BookLine | undefined): number {
  if (line?.kind === 'step' && line.step.checkpoint) return heights.checkpoint;
  return heights[line?.kind ?? 'step'];
}

function keyOf(line: BookLine | undefined): string {
  if (line?.kind === 'step') return line.step.id;
  if (line?.kind === 'section') return `section ${line.id}`;
  return `stage ${line?.stage.stage}`;
}

function topOf(lines: readonly BookLine[], place: number): number {
  return lines.slice(0, Math.max(0, place)).reduce((sum, line) => sum + heightOf(line), 0);
}

interface SightOptions {
  lines: readonly BookLine[];
  scroller: HTMLDivElement | null;
  /** The id of the step that the keys are on. */
  current: string | undefined;
  /** It is open beside the list, which leaves the list less room. */
  isOpen: boolean;
}

/** The lines in sight of a run book. The current step stays in sight, and stands in the middle at first. */
export function useBookSight({ lines, scroller, current, isOpen }: SightOptions) {
  const placeOf = (id: string | undefined) => lines.findIndex((line) => line.kind === 'step' && line.step.id === id);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller,
    estimateSize: (at) => heightOf(lines[at]),
    getItemKey: useCallback((at: number) => keyOf(lines[at]), [lines]),
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 6,
    initialRect: likelyRoom(),
    initialOffset: () => aroundMiddle(topOf(lines, placeOf(current))),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines are other heights
  useEffect(() => virtual.measure(), [lines]);
  const begun = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change elsewhere leaves the list where it is
  useEffect(() => {
    const place = scroller ? placeOf(current) : -1;
    if (place < 0) return;
    virtual.scrollToIndex(place, { align: begun.current ? 'auto' : 'center' });
    begun.current = true;
  }, [scroller, current]);
  const room = virtual.scrollRect?.height;
  const before = useRef(room);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the room changes
  useEffect(() => {
    const place = placeOf(current);
    const top = topOf(lines, place) - (virtual.scrollOffset ?? 0);
    const wasInSight = place >= 0 && top >= 0 && top + heightOf(lines[place]) <= (before.current ?? 0);
    if (room && (isOpen || wasInSight)) virtual.scrollToIndex(Math.max(0, place));
    before.current = room;
  }, [room]);
  const lineAt = useCallback(
    (offset: number) => virtual.getVirtualItemForOffset(offset + headHeight)?.index ?? lines.length - 1,
    [virtual, lines.length],
  );
  return { virtual, lineAt, heightAt: (at: number) => heightOf(lines[at]) };
}
