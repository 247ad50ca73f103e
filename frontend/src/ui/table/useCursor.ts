import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';

interface RowLike<R> {
  id: string;
  original: R;
}

interface CursorOptions<R, Row extends RowLike<R>> {
  /** Rows that are still to come are undefined. */
  rows: readonly (Row | undefined)[];
  onOpen?: (row: R) => void;
  onPeek?: (row: R) => void;
  /** A click opens, though Space would only show. */
  clickOpens?: boolean;
  onCursor?: (row: R | undefined) => void;
  onSelect?: (row: Row) => void;
  /** Shift and a movement: from the row where Shift was first held to this one. */
  onRange?: (from: number, to: number, begins: boolean) => void;
  onSelectAll?: () => void;
  onClear?: () => void;
  onCopy: (row: Row) => void;
  pageRows: () => number;
  /** The row that is open beside the list: who comes by keys is on that one. */
  current?: string;
  /** The keys are on the first row before any is pressed. */
  first?: boolean;
  /** Brings the row at a place into sight. */
  show: (at: number) => void;
}

const moves: Record<string, (page: number) => number> = {
  j: () => 1,
  k: () => -1,
  ArrowDown: () => 1,
  ArrowUp: () => -1,
  PageDown: (page) => page,
  PageUp: (page) => -page,
  Home: () => Number.NEGATIVE_INFINITY,
  End: () => Number.POSITIVE_INFINITY,
};

const lower = (key: string) => (key.length === 1 ? key.toLowerCase() : key);

/** The row that the keys are on. It follows its row when the list is sorted or asked again, else it keeps its place. */
export function useCursor<R, Row extends RowLike<R>>(options: CursorOptions<R, Row>) {
  const { rows } = options;
  const [moved, setCursor] = useState<{ id: string; at: number } | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const anchor = useRef<number | null>(null);
  const first = rows[0] ? { id: rows[0].id, at: 0 } : null;
  if (byKeys && first && !moved) setCursor(placed(rows, options.current) ?? first); // that row from now on, whichever comes first later
  const cursor = moved ?? (options.first ? first : null);
  const at = cursor ? placeOf(rows, cursor) : 0;
  const row = cursor ? rows[at] : undefined;

  const told = useRef(options.onCursor);
  told.current = options.onCursor;
  const original = row?.original;
  useLayoutEffect(() => {
    told.current?.(original);
  }, [original]);

  const goTo = (next: number): number => {
    const to = Math.min(Math.max(next, 0), rows.length - 1);
    if (to < 0) return at;
    setCursor({ id: rows[to]?.id ?? '', at: to }); // one that is still to come is known by its place
    options.show(to);
    return to;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || !isOfList(event)) return;
    if (handle(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** Who comes by keys sees at once which row they are on. */
  const onFocus = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    if (target === currentTarget && currentTarget.matches(':focus-visible')) setByKeys(true);
  };

  const handle = (event: KeyboardEvent): boolean => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey) return handleWithControl(key);
    const move = moves[lower(key)];
    if (move) {
      const from = at;
      const by = move(options.pageRows());
      const to = goTo(cursor || by === Number.POSITIVE_INFINITY ? at + by : 0); // the first press comes to the first row
      if (event.shiftKey && options.onRange) extend(from, to);
      else anchor.current = null;
      return true;
    }
    if (key === 'Escape' && options.onClear) {
      options.onClear();
      return true;
    }
    if (!row) return false;
    return handleOnRow(key, row);
  };

  const extend = (from: number, to: number) => {
    const begins = anchor.current === null;
    anchor.current ??= from;
    options.onRange?.(anchor.current, to, begins);
  };

  const handleWithControl = (key: string): boolean => {
    if (key === 'a' && options.onSelectAll) options.onSelectAll();
    else if (key === 'c' && row && String(window.getSelection()) === '') options.onCopy(row);
    else return false;
    return true;
  };

  const handleOnRow = (key: string, on: Row): boolean => {
    if (key === 'Enter' && options.onOpen) options.onOpen(on.original);
    else if (key === ' ' && options.onPeek) options.onPeek(on.original);
    else if (key.toLowerCase() === 'x' && options.onSelect) options.onSelect(on);
    else return false;
    return true;
  };

  const put = (on: Row) => {
    anchor.current = null;
    setCursor({ id: on.id, at: rows.findIndex((one) => one?.id === on.id) });
  };
  const click = (on: Row, held: { shiftKey?: boolean; ctrlKey?: boolean; metaKey?: boolean } = {}) => {
    if (held.shiftKey && options.onRange) {
      extend(
        cursor ? at : 0,
        rows.findIndex((one) => one?.id === on.id),
      );
      return;
    }
    put(on);
    if ((held.ctrlKey || held.metaKey) && options.onSelect) options.onSelect(on);
    else ((options.clickOpens ? undefined : options.onPeek) ?? options.onOpen)?.(on.original);
  };

  return { row, at: cursor ? at : undefined, onKeyDown, onFocus, click, put };
}

/** A control inside a row has its own keys; a row that was clicked has those of the list. */
export function isOfList({ target, currentTarget }: KeyboardEvent): boolean {
  return (
    target === currentTarget || (target instanceof HTMLElement && target.matches('[role="row"], [role="gridcell"]'))
  );
}

function placed<Row extends { id: string }>(rows: readonly (Row | undefined)[], id: string | undefined) {
  const at = id === undefined ? -1 : rows.findIndex((row) => row?.id === id);
  return id !== undefined && at >= 0 ? { id, at } : undefined;
}

function placeOf<Row extends { id: string }>(
  rows: readonly (Row | undefined)[],
  cursor: { id: string; at: number },
): number {
  const there = rows[cursor.at];
  if (there?.id === cursor.id || (cursor.id === '' && cursor.at < rows.length)) return cursor.at;
  const followed = rows.findIndex((row) => row?.id === cursor.id);
  return followed >= 0 ? followed : Math.min(cursor.at, rows.length - 1);
}
