import { useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { Paged } from '@/lib/paged';
import { type Column, features, type TableRowModel, tableColumns } from './columns';
import { linesOf } from './lines';
import type { Look } from './useLook';

interface RowsOptions<R extends object> {
  columns: Column<R>[];
  look: Look;
  rows: R[];
  rowId: (row: R) => string;
  pages?: Paged<R>;
  groupOf?: (row: R) => string;
  opened?: ReadonlySet<string>;
}

/** Rows in their order, and what is drawn of them from top to bottom. Pages come in the order that was asked for. */
export function useTableRows<R extends object>({ columns, look, rows, rowId, pages, groupOf, opened }: RowsOptions<R>) {
  const definitions = useMemo(() => tableColumns(columns), [columns]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowId,
    state: { sorting: look.sort },
    onSortingChange: (update) => look.setSort(typeof update === 'function' ? update(look.sort) : update),
    enableMultiSort: true,
    sortDescFirst: false,
    manualSorting: pages !== undefined,
  });
  const sorted = table.getRowModel().rows;
  const placed = useMemo(() => (pages ? withHoles(sorted, pages) : sorted), [sorted, pages]);
  const lines = useMemo(() => {
    const isOpen = opened && opened.size > 0 ? (row: TableRowModel<R>) => opened.has(row.id) : undefined;
    return linesOf<TableRowModel<R>>(placed, { groupOf: groupOf && ((row) => groupOf(row.original)), isOpen });
  }, [placed, groupOf, opened]);
  const ordered = useMemo(() => {
    if (!groupOf) return placed;
    const rowsInGroups: TableRowModel<R>[] = [];
    for (let at = 0; at < lines.count; at += 1) {
      const line = lines.at(at);
      if (line?.kind === 'row' && line.row) rowsInGroups.push(line.row);
    }
    return rowsInGroups;
  }, [placed, lines, groupOf]);
  return { table, ordered, lines };
}

function withHoles<R extends object>(rows: TableRowModel<R>[], { total, loaded }: Paged<R>) {
  const placed = new Array<TableRowModel<R> | undefined>(total).fill(undefined);
  for (const [at, row] of rows.entries()) {
    const place = loaded[at]?.at;
    if (place !== undefined && place < total) placed[place] = row;
  }
  return placed;
}
