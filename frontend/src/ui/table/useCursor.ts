import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface RowLike<R> {
  id: string;
  original: R;
}

interface CursorOptions<R, Row extends RowLike<R>> {
  rows: Row[];
  onOpen?: (row: R) => void;
  onPeek?: (row: R) => void;
  onCursor?: (row: R | undefined) => void;
  onSelect?: (row: Row) => void;
  onSelectAll?: () => void;
  onClear?: () => void;
  onCopy: (row: Row) => void;
  pageRows: number;
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

/** The row that the keys are on. It follows its row when the list is sorted or asked again, else it keeps its place. */
export function useCursor<R, Row extends RowLike<R>>(options: CursorOptions<R, Row>) {
  const { rows } = options;
  const [moved, setCursor] = useState<{ id: string; at: number } | null>(null);
  const cursor = moved ?? (options.first && rows[0] ? { id: rows[0].id, at: 0 } : null);
  const followed = cursor ? rows.findIndex((row) => row.id === cursor.id) : -1;
  const at = followed >= 0 ? followed : Math.min(cursor?.at ?? 0, rows.length - 1);
  const row = cursor ? rows[at] : undefined;

  const told = useRef(options.onCursor);
  told.current = options.onCursor;
  const original = row?.original;
  useEffect(() => {
    told.current?.(original);
  }, [original]);

  const goTo = (next: number) => {
    const to = Math.min(Math.max(next, 0), rows.length - 1);
    const target = rows[to];
    if (!target) return;
    setCursor({ id: target.id, at: to });
    options.show(to);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.altKey) return; // a control inside a row has its own keys
    if (handle(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const handle = (event: KeyboardEvent): boolean => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey) return handleWithControl(key);
    const move = moves[key.length === 1 ? key.toLowerCase() : key];
    if (move) {
      goTo(row ? at + move(options.pageRows) : 0);
      return true;
    }
    if (key === 'Escape' && options.onClear) {
      options.onClear();
      return true;
    }
    if (!row) return false;
    return handleOnRow(key, row);
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

  const put = (on: Row) => setCursor({ id: on.id, at: rows.findIndex(({ id }) => id === on.id) });
  const click = (on: Row) => {
    put(on);
    (options.onPeek ?? options.onOpen)?.(on.original);
  };

  return { row, onKeyDown, click, put };
}
