import { type RowSelectionState, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { matches } from '@/lib/format';
import { useRemembered } from '@/lib/remember';
import { useNarrow } from '@/lib/useNarrow';
import { useCopy } from '../CodeBlock';
import { type Column, features, gridTemplate, leastWidth, tableColumns } from './columns';
import classes from './DataTable.module.css';
import { asText, linesOf } from './lines';
import { TableBody } from './TableBody';
import { TableFoot } from './TableFoot';
import { headHeight, TableHead } from './TableHead';
import { TableToolbar } from './TableToolbar';
import { useCursor } from './useCursor';

export interface DataTableProps<R extends object> {
  /** What it lists, for screen readers: "Items of 3.12.1 final". */
  label: string;
  columns: Column<R>[];
  /** Keep the array stable between renders. */
  rows: R[];
  rowId: (row: R) => string;
  /** Under this name the workstation remembers sort order, columns and widths. */
  remember: string;
  /** Enter or double click: opens its page. */
  onOpen?: (row: R) => void;
  /** Space or click: shows it in the side panel. Without it a click opens. */
  onPeek?: (row: R) => void;
  /** The row that is open in the side panel. */
  current?: string;
  /** Told which row the keys are on, for actions on "this one". */
  onCursor?: (row: R | undefined) => void;
  /** Rows can be selected (X); what the bar above the head offers for them. */
  bulk?: (selected: R[], clear: () => void) => ReactNode;
  /** A box that narrows the list while typing. */
  search?: boolean;
  /** Before the search: filter chips, saved views. */
  chips?: ReactNode;
  /** At the end of the toolbar: the button that makes a new one. */
  tools?: ReactNode;
  /** Rows in groups, each with a head of 28 px. */
  groupOf?: (row: R) => string;
  groupHead?: (id: string, rows: R[]) => ReactNode;
  /** px: 32, compact 28, two lines 48. */
  rowHeight?: number;
  /** Greyed: history. */
  isOld?: (row: R) => boolean;
  /** Instead of rows, when there are none at all. */
  empty: ReactNode;
  /** Under the rows: "12 items". */
  foot?: ReactNode;
  /** Takes the keys when it appears. */
  autoFocus?: boolean;
}

const groupHeight = 28;

/** A list of many: 32 px rows, sticky head, sort, search, columns, selection, keys; draws only the rows in sight. */
export function DataTable<R extends object>(props: DataTableProps<R>) {
  const { label, columns, rows, rowId, rowHeight = 32, groupOf, bulk } = props;
  const [sorting, setSorting] = useRemembered<{ id: string; desc: boolean }[]>(`table.${props.remember}.sort`, []);
  const [hidden, setHidden] = useRemembered<Record<string, boolean>>(
    `table.${props.remember}.columns`,
    shownAtFirst(columns),
  );
  const [sizes, setSizes] = useRemembered<Record<string, number>>(`table.${props.remember}.widths`, {});
  const [selection, setSelection] = useState<RowSelectionState>({});
  const [searched, setSearched] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const copy = useCopy();

  const definitions = useMemo(() => tableColumns(columns), [columns]);
  const found = useMemo(
    () => (searched ? rows.filter((row) => matches(columns.map(({ value }) => value(row)).join(' '), searched)) : rows),
    [rows, columns, searched],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: found,
    getRowId: rowId,
    state: { sorting, columnVisibility: hidden, columnSizing: sizes, rowSelection: selection },
    onSortingChange: (update) => setSorting(typeof update === 'function' ? update(sorting) : update),
    onColumnVisibilityChange: (update) => setHidden(typeof update === 'function' ? update(hidden) : update),
    onColumnSizingChange: (update) => setSizes(typeof update === 'function' ? update(sizes) : update),
    onRowSelectionChange: setSelection,
    columnResizeMode: 'onChange',
    enableMultiSort: true,
  });

  const sorted = table.getRowModel().rows;
  const lines = useMemo(() => linesOf(sorted, groupOf && ((row) => groupOf(row.original))), [sorted, groupOf]);
  const ordered = useMemo(() => lines.flatMap((line) => (line.kind === 'row' ? [line.row] : [])), [lines]);
  const narrow = useNarrow();
  const shown = useMemo(
    () => columns.filter(({ id, wide }) => hidden[id] !== false && !(wide && narrow)),
    [columns, hidden, narrow],
  );
  const selected = useMemo(
    () => ordered.filter((row) => selection[row.id]).map((row) => row.original),
    [ordered, selection],
  );
  const howMany = selected.length === 0 ? 'none' : selected.length === ordered.length ? 'all' : 'some';
  const clear = () => setSelection({});
  const selects = Boolean(bulk);
  const widths = {
    '--columns': gridTemplate(shown, sizes, selects),
    '--least': `${leastWidth(shown, sizes, selects)}px`,
  } as CSSProperties;

  const lineKey = useCallback((at: number) => keyOf(lines[at]), [lines]); // stable: else every line is measured on each drawing
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (lines[at]?.kind === 'group' ? groupHeight : rowHeight),
    getItemKey: lineKey,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 12,
  });

  const cursor = useCursor({
    rows: ordered,
    onOpen: props.onOpen,
    onPeek: props.onPeek,
    onCursor: props.onCursor,
    onSelect: bulk && ((row) => row.toggleSelected()),
    onSelectAll: bulk && (() => table.toggleAllRowsSelected(true)),
    onClear: selected.length > 0 ? clear : undefined,
    onCopy: (row) => void copy.run(asText(shown, selected.length > 0 ? selected : [row.original])),
    pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / rowHeight) - 2),
    show: (at) => virtual.scrollToIndex(lines.findIndex((line) => line.kind === 'row' && line.at === at)),
  });

  useEffect(() => {
    if (props.autoFocus) scroller.current?.focus({ preventScroll: true });
  }, [props.autoFocus]);

  return (
    <div className={classes.table} style={widths}>
      <TableToolbar
        chips={props.chips}
        tools={props.tools}
        search={
          props.search ? { value: searched, onChange: setSearched, back: () => scroller.current?.focus() } : undefined
        }
        bulk={bulk && selected.length > 0 ? { count: selected.length, buttons: bulk(selected, clear) } : undefined}
        columns={columns}
        isShown={(column) => hidden[column] !== false}
        onToggle={(column) => table.getColumn(column)?.toggleVisibility()}
        onResetWidths={() => setSizes({})}
      />
      {rows.length === 0 ? (
        props.empty
      ) : (
        <>
          <div
            ref={scroller}
            className={classes.scroller}
            role="grid"
            aria-label={label}
            aria-rowcount={ordered.length + 1}
            aria-multiselectable={selects || undefined}
            aria-activedescendant={cursor.row ? `${id}-${cursor.row.id}` : undefined}
            tabIndex={0}
            onKeyDown={cursor.onKeyDown}
          >
            <TableHead table={table} columns={shown} selects={selects} selected={howMany} />
            <TableBody
              id={id}
              lines={lines}
              virtual={virtual}
              columns={shown}
              selects={selects}
              selection={selection}
              open={props.current}
              cursor={cursor}
              isOld={props.isOld}
              groupHead={props.groupHead}
              onOpen={props.onOpen}
            />
          </div>
          {found.length === 0 && <p className={classes.nothing}>{t('ui.table.nothing', { text: searched })}</p>}
          <TableFoot columns={shown} selects={selects} foot={props.foot} />
        </>
      )}
    </div>
  );
}

function keyOf(line: { kind: 'group'; id: string } | { kind: 'row'; row: { id: string } } | undefined): string {
  if (!line) return '';
  return line.kind === 'group' ? `group ${line.id}` : line.row.id;
}

function shownAtFirst<R>(columns: Column<R>[]): Record<string, boolean> {
  return Object.fromEntries(columns.filter(({ hidden }) => hidden).map(({ id }) => [id, false]));
}
