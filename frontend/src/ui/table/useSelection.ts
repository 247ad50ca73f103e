import { useMemo, useRef, useState } from 'react';

interface RowLike<R> {
  id: string;
  original: R;
}

type Marks = Record<string, boolean>;

/** Which rows are selected, by id: it stays while the list is sorted, and ends for rows that a filter takes away. */
export function useSelection<R, Row extends RowLike<R>>(
  rows: readonly (Row | undefined)[],
  idOf: (row: R) => string,
  all?: () => Promise<R[] | undefined>,
) {
  const [marks, setMarks] = useState<Marks>({});
  const before = useRef<Marks>({});
  const seen = useRef(new Map<string, R>()); // of lists in pages: those that are out of sight are still selected
  const selected = useMemo(() => {
    if (Object.keys(marks).length === 0) return [];
    if (!all) return rows.flatMap((row) => (row && marks[row.id] ? [row.original] : []));
    for (const row of rows) if (row && marks[row.id]) seen.current.set(row.id, row.original);
    return Object.keys(marks).flatMap((id) => {
      const row = seen.current.get(id);
      return row ? [row] : [];
    });
  }, [rows, marks, all]);

  const toggle = (row: Row, on = !marks[row.id]) => {
    const { [row.id]: _, ...others } = marks;
    setMarks(on ? { ...others, [row.id]: true } : others);
  };
  /** Everything between two places, besides what was selected before the range began. */
  const range = (from: number, to: number, begins: boolean) => {
    if (begins) before.current = marks;
    const next = { ...before.current };
    for (let at = Math.min(from, to); at <= Math.max(from, to); at += 1) {
      const row = rows[at];
      if (row) next[row.id] = true;
    }
    setMarks(next);
  };
  const clear = () => {
    seen.current.clear();
    setMarks({});
  };
  /** False when there are too many. */
  const selectAll = async (): Promise<boolean> => {
    const every = all ? await all() : rows.flatMap((row) => (row ? [row.original] : []));
    if (!every) return false;
    if (all) for (const row of every) seen.current.set(idOf(row), row);
    setMarks(Object.fromEntries(every.map((row) => [idOf(row), true])));
    return true;
  };
  return { marks, selected, toggle, range, clear, selectAll };
}
