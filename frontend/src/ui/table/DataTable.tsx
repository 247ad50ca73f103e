import { useDeferredValue, useMemo } from 'react';
import { matches } from '@/lib/format';
import { type Column, textOf } from './columns';
import { type Filter, filtered } from './filters';
import { type TableProps, TableView } from './TableView';
import { useLook } from './useLook';

export interface DataTableProps<R extends object> extends Omit<TableProps<R>, 'search'> {
  columns: Column<R>[];
  /** All of them. Keep the array stable between renders. */
  rows: R[];
  /** Under this name the workstation remembers order, columns, widths and saved views. */
  remember: string;
  /** What the list can be narrowed by; keep it stable. */
  filters?: Filter<R>[];
  /** Other names in the address that narrow this list, so that saved views keep them. */
  alsoInView?: readonly string[];
  /** False for a second list on a page, and in panels: its look is not in the address then. */
  inAddress?: boolean;
  /** A box that narrows the list while typing; there unless it is taken away. */
  search?: boolean;
}

/** A list whose rows are all there: 32 px rows, order, search, filters, columns, views, selection, keys. */
export function DataTable<R extends object>(props: DataTableProps<R>) {
  const { columns, rows, remember, filters, alsoInView, inAddress, search = true, ...rest } = props;
  const look = useLook({ columns, remember, filters, alsoInView, inAddress });
  const searched = useDeferredValue(look.search.trim());
  const chosen = useMemo(() => filtered(rows, filters ?? [], look.chosen), [rows, filters, look.chosen]);
  const searching = searched !== '';
  const texts = useMemo(
    () => (searching ? new Map(rows.map((row) => [row, columns.map((one) => textOf(one, row)).join(' ')])) : undefined),
    [rows, columns, searching],
  );
  const found = useMemo(
    () => (texts ? chosen.filter((row) => matches(texts.get(row) ?? '', searched)) : chosen),
    [texts, chosen, searched],
  );
  return (
    <TableView {...rest} columns={columns} look={look} filters={filters} search={search} all={rows} rows={found} />
  );
}
