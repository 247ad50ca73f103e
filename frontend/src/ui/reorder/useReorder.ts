import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { isInRange, type Range, targetOf } from './places';
import { useHeld } from './useHeld';

interface ReorderOptions {
  count: number;
  /** What the row at a place is called, for those who hear it. */
  nameOf: (at: number) => string;
  /** Puts a row at another place; both from 0. Resolves when the list shows it. A refusal is shown by the page. */
  onMove: (from: number, to: number) => Promise<unknown>;
  /** The first and last place that a row may get; all of them when left out. */
  rangeOf?: (at: number) => Range;
}

interface Drag {
  from: number;
  to: number;
}

/** Puts the rows of a short list in order: drag by the handle, with mouse, pen or finger; Alt and the arrows on it. */
export function useReorder({ count, nameOf, onMove, rangeOf }: ReorderOptions) {
  const rows = useRef(new Map<number, HTMLElement>());
  const handles = useRef(new Map<number, HTMLElement>());
  const [drag, setDrag] = useState<Drag | null>(null);
  const [said, setSaid] = useState('');
  const [moved, setMoved] = useState<{ to: number } | null>(null);
  const range = (at: number): Range => rangeOf?.(at) ?? [0, count - 1];

  useEffect(() => {
    if (moved) handles.current.get(moved.to)?.focus();
  }, [moved]);

  const cancel = useCallback(() => {
    setDrag(null);
    setSaid(t('ui.reorder.cancelled'));
  }, []);
  useHeld(drag !== null, cancel);

  const move = async (from: number, to: number) => {
    if (from === to) return;
    const what = nameOf(from);
    await onMove(from, to);
    setSaid(t('ui.reorder.moved', { what, place: to + 1, count }));
    setMoved({ to });
  };

  const handleOf = (at: number) => ({
    ref: (node: HTMLElement | null) => void (node ? handles.current.set(at, node) : handles.current.delete(at)),
    'aria-label': t('ui.reorder.handle', { what: nameOf(at) }),
    'aria-keyshortcuts': 'Alt+ArrowUp Alt+ArrowDown',
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture?.(event.pointerId);
      setDrag({ from: at, to: at });
      setSaid(t('ui.reorder.taken', { what: nameOf(at), place: at + 1, count }));
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!drag) return;
      const to = targetOf(drag.from, event.clientY, boxes(rows.current, count), range(drag.from));
      if (to !== drag.to) setDrag({ ...drag, to });
    },
    onPointerUp: () => {
      if (!drag) return;
      setDrag(null);
      void move(drag.from, drag.to);
    },
    onPointerCancel: () => drag && cancel(),
    onKeyDown: (event: KeyboardEvent) => {
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (!event.altKey || by === 0) return;
      event.preventDefault();
      event.stopPropagation();
      if (isInRange(at + by, range(at))) void move(at, at + by);
      else setSaid(t(by < 0 ? 'ui.reorder.first' : 'ui.reorder.last'));
    },
  });

  const rowOf = (at: number) => ({
    ref: (node: HTMLElement | null) => void (node ? rows.current.set(at, node) : rows.current.delete(at)),
    'data-dragged': drag?.from === at || undefined,
    'data-drop':
      drag && drag.to === at && drag.to !== drag.from ? (drag.to < drag.from ? 'before' : 'after') : undefined,
  });

  return { rowOf, handleOf, said };
}

function boxes(rows: Map<number, HTMLElement>, count: number) {
  return Array.from({ length: count }, (_, at) => {
    const { top = 0, bottom = 0 } = rows.get(at)?.getBoundingClientRect() ?? {};
    return { top, bottom };
  });
}
