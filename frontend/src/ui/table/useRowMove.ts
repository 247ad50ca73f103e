import { type KeyboardEvent, type PointerEvent, useCallback, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { useNotices } from '../Notices';
import { scrollAtEdge, useHeld } from '../reorder/useHeld';
import { headHeight } from './headHeight';

/** What a list needs to let its rows be moved. */
export interface Order<R> {
  /** What a row is called, for those who hear where it went. */
  nameOf: (row: R) => string;
  /** Puts a row at another place of the whole list, from 0. Resolves when it is there, rejects when it is refused. */
  onMove: (row: R, to: number) => Promise<unknown>;
  /** Why nothing can be moved. */
  reason?: string;
}

interface RowLike<R> {
  id: string;
  original: R;
}

interface RowMoveOptions<R, Row extends RowLike<R>> {
  order?: Order<R>;
  /** In the order in which they stand; those of pages that are still to come are undefined. */
  rows: readonly (Row | undefined)[];
  /** All rows are shown, in their own order. */
  isPlain: boolean;
  rowHeight: number;
  scroller: HTMLDivElement | null;
  /** The place of the row that the keys are on. */
  at: number | undefined;
}

export interface Drag {
  from: number;
  to: number;
}

/** Rows of a long list are put in order: dragged by their grip, or by Alt and the arrows. */
export function useRowMove<R, Row extends RowLike<R>>(options: RowMoveOptions<R, Row>) {
  const { order, rows, scroller, rowHeight } = options;
  const [drag, setDrag] = useState<Drag | null>(null);
  const pointer = useRef(0); // px from the top of the window
  const { said, setSaid, put } = usePut(rows, order);
  const reason = order && (order.reason ?? (options.isPlain ? undefined : t('ui.reorder.own_order_only')));
  const { notify } = useNotices();

  const follow = useCallback(() => {
    if (!scroller) return;
    scrollAtEdge(scroller, pointer.current, headHeight, rowHeight);
    const { top } = scroller.getBoundingClientRect();
    const place = Math.floor((pointer.current - top - headHeight + scroller.scrollTop) / rowHeight);
    const to = Math.min(Math.max(place, 0), rows.length - 1);
    setDrag((old) => (old && old.to !== to ? { ...old, to } : old));
  }, [scroller, rowHeight, rows.length]);

  const cancel = useCallback(() => {
    setDrag(null);
    setSaid(t('ui.reorder.cancelled'));
  }, [setSaid]);
  useHeld(drag !== null, cancel, follow);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const from = event.button === 0 ? placeOfGrip(event.target) : undefined;
    const row = from === undefined ? undefined : rows[from];
    if (!order || reason || !row || from === undefined) return;
    event.preventDefault(); // no words are selected on the way
    event.currentTarget.setPointerCapture?.(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    pointer.current = event.clientY;
    setDrag({ from, to: from });
    setSaid(t('ui.reorder.taken', { what: order.nameOf(row.original), place: from + 1, count: rows.length }));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!drag) return;
    pointer.current = event.clientY;
    follow();
  };
  const onPointerUp = () => {
    if (!drag) return;
    setDrag(null);
    const row = rows[drag.from];
    if (row) void put(row, drag.from, drag.to);
  };

  /** True when the key was for it. */
  const onKey = (event: KeyboardEvent): boolean => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const row = options.at === undefined ? undefined : rows[options.at];
    if (!order || !event.altKey || by === 0 || !row || options.at === undefined) return false;
    const to = options.at + by;
    if (reason) notify({ tone: 'hold', title: reason });
    else if (to < 0 || to >= rows.length) setSaid(t(by < 0 ? 'ui.reorder.first' : 'ui.reorder.last'));
    else void put(row, options.at, to);
    return true;
  };

  return { drag, said, reason, onKey, pointer: { onPointerDown, onPointerMove, onPointerUp } };
}

/** Moves one row at a time, says where it is, and offers to take it back. */
function usePut<R, Row extends RowLike<R>>(rows: readonly (Row | undefined)[], order: Order<R> | undefined) {
  const [said, setSaid] = useState('');
  const { notify, refuse } = useNotices();
  const busy = useRef(false);
  const latest = useRef({ rows, order });
  latest.current = { rows, order };

  const move = async (row: Row, to: number): Promise<boolean> => {
    const now = latest.current.order;
    if (!now || busy.current) return false;
    const what = now.nameOf(row.original);
    busy.current = true;
    try {
      await now.onMove(row.original, to);
      setSaid(t('ui.reorder.moved', { what, place: to + 1, count: latest.current.rows.length }));
      return true;
    } catch (error) {
      refuse(t('ui.reorder.refused', { what }), error as Error);
      return false;
    } finally {
      busy.current = false;
    }
  };
  const put = async (row: Row, from: number, to: number) => {
    if (from === to || !(await move(row, to))) return;
    const title = t('ui.reorder.moved', {
      what: latest.current.order?.nameOf(row.original) ?? '',
      place: to + 1,
      count: latest.current.rows.length,
    });
    const undo = () => void move(latest.current.rows.find((one) => one?.id === row.id) ?? row, from);
    notify({ tone: 'done', title, about: `moved ${row.id}`, undo });
  };
  return { said, setSaid, put };
}

/** The place of the row whose grip is meant. */
function placeOfGrip(target: EventTarget): number | undefined {
  if (!(target instanceof Element) || !target.closest('[data-grip]')) return undefined;
  const place = Number(target.closest('[role="row"]')?.getAttribute('aria-rowindex'));
  return place >= 2 ? place - 2 : undefined;
}
