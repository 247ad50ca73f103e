import { type PointerEvent, useCallback, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { scrollAtEdge, useHeld } from '@/ui/reorder/useHeld';
import type { BookLine } from './rows';
import type { Moves } from './useMoves';

interface StepDragOptions {
  lines: readonly BookLine[];
  moves: Moves;
  scroller: HTMLDivElement | null;
  /** The line at a height of the list, in px from its first line. */
  lineAt: (offset: number) => number;
  headHeight: number;
}

/** Both are places among the lines. */
interface Drag {
  from: number;
  to: number;
}

const pace = 32; // px that the list scrolls at a time

/** A step is taken by its grip and dragged among the steps of its stage. */
export function useStepDrag({ lines, moves, scroller, lineAt, headHeight }: StepDragOptions) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const pointer = useRef(0); // px from the top of the window
  const { say } = moves;

  const follow = useCallback(() => {
    if (!scroller) return;
    scrollAtEdge(scroller, pointer.current, headHeight, pace);
    const { top } = scroller.getBoundingClientRect();
    const under = lineAt(pointer.current - top - headHeight + scroller.scrollTop);
    setDrag((old) => {
      if (!old) return old;
      const to = reachable(lines, moves, old.from, under);
      return to === old.to ? old : { ...old, to };
    });
  }, [scroller, lines, moves, lineAt, headHeight]);

  const cancel = useCallback(() => {
    setDrag(null);
    say(t('ui.reorder.cancelled'));
  }, [say]);
  useHeld(drag !== null, cancel, follow);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const from = event.button === 0 ? lineOfGrip(event.target) : undefined;
    const line = from === undefined ? undefined : lines[from];
    if (moves.reason || from === undefined || line?.kind !== 'step' || moves.placeOf(line.step) < 0) return;
    event.preventDefault(); // no words are selected on the way
    event.currentTarget.setPointerCapture?.(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    pointer.current = event.clientY;
    setDrag({ from, to: from });
    const place = moves.placeOf(line.step) + 1;
    say(t('ui.reorder.taken', { what: line.step.title, place, count: moves.inStage(line.step.stage).length }));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!drag) return;
    pointer.current = event.clientY;
    follow();
  };
  const onPointerUp = () => {
    if (!drag) return;
    setDrag(null);
    const [moved, there] = [lines[drag.from], lines[drag.to]];
    if (moved?.kind !== 'step' || there?.kind !== 'step') return;
    void moves.put(moved.step, moves.placeOf(there.step));
  };
  return { drag, pointer: { onPointerDown, onPointerMove, onPointerUp } };
}

/** The line nearest to the one under the pointer, on the way from where it was taken, whose place the step may get. */
function reachable(lines: readonly BookLine[], moves: Moves, from: number, under: number): number {
  const moved = lines[from];
  if (moved?.kind !== 'step') return from;
  const way = under < from ? 1 : -1;
  for (let at = Math.min(Math.max(under, 0), lines.length - 1); at !== from; at += way) {
    const line = lines[at];
    if (line?.kind === 'step' && line.step.stage === moved.step.stage && moves.placeOf(line.step) >= 0) return at;
  }
  return from;
}

/** The line of the row whose grip is meant. */
function lineOfGrip(target: EventTarget): number | undefined {
  if (!(target instanceof Element) || !target.closest('[data-grip]')) return undefined;
  const place = Number(target.closest('[role="row"]')?.getAttribute('aria-rowindex'));
  return place >= 2 ? place - 2 : undefined;
}
