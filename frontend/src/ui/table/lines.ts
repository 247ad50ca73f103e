/** What a table draws, from top to bottom: rows, and heads between groups of them. */
export type Line<R> = { kind: 'group'; id: string; rows: R[] } | { kind: 'row'; row: R; at: number };

/** Puts a head before each group. Groups stand in the order of their first row; rows keep theirs. */
export function linesOf<R>(rows: R[], groupOf?: (row: R) => string): Line<R>[] {
  if (!groupOf) return rows.map((row, at) => ({ kind: 'row', row, at }));
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const id = groupOf(row);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  const lines: Line<R>[] = [];
  let at = 0;
  for (const [id, members] of groups) {
    lines.push({ kind: 'group', id, rows: members });
    for (const row of members) {
      lines.push({ kind: 'row', row, at });
      at += 1;
    }
  }
  return lines;
}

/** Tab-separated text of rows, head first: what a spreadsheet takes. */
export function asText<R>(columns: { head: string; value: (row: R) => string | number }[], rows: R[]): string {
  const clean = (value: string | number) => String(value).replaceAll(/[\t\r\n]+/g, ' ');
  const body = rows.map((row) => columns.map(({ value }) => clean(value(row))).join('\t'));
  return [columns.map(({ head }) => head).join('\t'), ...body].join('\n');
}
