import { compareText } from '@/i18n/locale';

/** What a list can be narrowed by. */
export interface Filter<R> {
  /** Its name in the address. */
  id: string;
  /** "State"; heads its values in the menu. */
  label: string;
  /** What a row has of it. */
  of: (row: R) => string | readonly string[];
  /** How a value reads; itself when left out. */
  word?: (value: string) => string;
  /** Values are states and have marks. */
  states?: boolean;
  /** All values there can be, where the rows in hand do not show them: lists that come in pages. */
  values?: readonly string[];
}

/** By filter the values that were chosen; none does not restrict. */
export type Chosen = Record<string, readonly string[]>;

const listed = (values: string | readonly string[]) => (typeof values === 'string' ? [values] : values);

/** Rows that have one of the chosen values of every filter. */
export function filtered<R>(rows: R[], filters: readonly Filter<R>[], chosen: Chosen): R[] {
  const active = filters.filter(({ id }) => (chosen[id] ?? []).length > 0);
  if (active.length === 0) return rows;
  return rows.filter((row) =>
    active.every(({ id, of }) => listed(of(row)).some((value) => chosen[id]?.includes(value))),
  );
}

/** The values that a filter offers, each once, in the order of their words unless they were given. */
export function valuesOf<R>(filter: Filter<R>, rows: readonly R[]): string[] {
  if (filter.values) return [...filter.values];
  const word = filter.word ?? String;
  const found = new Set(rows.flatMap((row) => listed(filter.of(row))));
  found.delete('');
  return [...found].sort((a, b) => compareText(word(a), word(b)));
}
