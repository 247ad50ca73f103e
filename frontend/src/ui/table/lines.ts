import { type Column, textOf } from './columns';

/** What a table draws, from top to bottom: rows, what is open below them, and heads between groups of them. */
export type Line<R> =
  | { kind: 'group'; id: string; rows: R[] }
  | { kind: 'row'; row: R | undefined; at: number }
  | { kind: 'below'; row: R };

/** The lines of a table by their place, without a list of 50,000 of them where each is simply a row. */
export interface Lines<R> {
  count: number;
  /** Each is simply a row: no heads, nothing open. */
  isPlain: boolean;
  at: (place: number) => Line<R> | undefined;
  /** The place of a row. */
  placeOf: (row: number) => number;
}

interface LinesOptions<R> {
  groupOf?: (row: R) => string;
  /** Whether something is open below a row. */
  isOpen?: (row: R) => boolean;
}

/** Rows that are still to come are undefined; there are no groups then. */
export function linesOf<R>(rows: readonly (R | undefined)[], { groupOf, isOpen }: LinesOptions<R> = {}): Lines<R> {
  if (!groupOf && !isOpen) {
    return {
      count: rows.length,
      isPlain: true,
      at: (place) => (place >= 0 && place < rows.length ? { kind: 'row', row: rows[place], at: place } : undefined),
      placeOf: (row) => row,
    };
  }
  const lines = listed(rows, groupOf, isOpen);
  const places: number[] = [];
  for (const [place, line] of lines.entries()) if (line.kind === 'row') places[line.at] = place;
  return { count: lines.length, isPlain: false, at: (place) => lines[place], placeOf: (row) => places[row] ?? 0 };
}

function listed<R>(
  rows: readonly (R | undefined)[],
  groupOf?: (row: R) => string,
  isOpen?: (row: R) => boolean,
): Line<R>[] {
  const lines: Line<R>[] = [];
  const add = (row: R | undefined, at: number) => {
    lines.push({ kind: 'row', row, at });
    if (row && isOpen?.(row)) lines.push({ kind: 'below', row });
  };
  if (!groupOf)
    for (let at = 0; at < rows.length; at += 1) add(rows[at], at); // holes count, too
  else {
    let at = 0;
    for (const [id, members] of groupsOf(rows, groupOf)) {
      lines.push({ kind: 'group', id, rows: members });
      for (const row of members) {
        add(row, at);
        at += 1;
      }
    }
  }
  return lines;
}

/** Groups stand in the order of their first row; rows keep theirs. */
export function groupsOf<R>(rows: readonly (R | undefined)[], groupOf: (row: R) => string): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    if (!row) continue;
    const group = groups.get(groupOf(row));
    if (group) group.push(row);
    else groups.set(groupOf(row), [row]);
  }
  return groups;
}

/** Tab-separated text of rows, head first: what a spreadsheet takes. */
export function asText<R>(columns: readonly Pick<Column<R>, 'head' | 'value' | 'text'>[], rows: readonly R[]): string {
  const clean = (text: string) => text.replaceAll(/[\t\r\n]+/g, ' ');
  const body = rows.map((row) => columns.map((column) => clean(textOf(column, row))).join('\t'));
  return [columns.map(({ head }) => head).join('\t'), ...body].join('\n');
}
