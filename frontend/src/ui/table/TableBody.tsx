import type { Virtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useCallback, useRef } from 'react';
import type { Column, TableRowModel } from './columns';
import classes from './DataTable.module.css';
import type { Line } from './lines';
import { headHeight } from './TableHead';
import { TableRow } from './TableRow';

interface TableBodyProps<R extends object> {
  id: string;
  lines: Line<TableRowModel<R>>[];
  virtual: Virtualizer<HTMLDivElement, Element>;
  columns: Column<R>[];
  selects: boolean;
  selection: Record<string, boolean | undefined>;
  open?: string;
  cursor: { row?: TableRowModel<R>; click: (row: TableRowModel<R>) => void };
  isOld?: (row: R) => boolean;
  groupHead?: (id: string, rows: R[]) => ReactNode;
  onOpen?: (row: R) => void;
}

/** The lines in sight, each at its place. */
export function TableBody<R extends object>(props: TableBodyProps<R>) {
  const { id, lines, virtual, columns, selects, selection, cursor } = props;
  const latest = useRef(props);
  latest.current = props;
  const click = useCallback((row: TableRowModel<R>) => latest.current.cursor.click(row), []);
  const open = useCallback((row: TableRowModel<R>) => latest.current.onOpen?.(row.original), []);
  return (
    <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start, size }) => {
        const line = lines[index];
        if (!line) return null;
        if (line.kind === 'group') {
          const members = line.rows.map((row) => row.original);
          return (
            <GroupHead
              key={key}
              place={{ transform: `translateY(${start - headHeight}px)`, height: size }}
              span={columns.length + (selects ? 1 : 0)}
            >
              {props.groupHead?.(line.id, members) ?? line.id}
            </GroupHead>
          );
        }
        const { row, at } = line;
        return (
          <TableRow
            key={key}
            id={`${id}-${row.id}`}
            row={row}
            at={at}
            columns={columns}
            selects={selects}
            selected={Boolean(selection[row.id])}
            open={row.id === props.open}
            onCursor={row.id === cursor.row?.id}
            old={props.isOld?.(row.original) ?? false}
            top={start - headHeight}
            height={size}
            onClick={click}
            onDoubleClick={open}
          />
        );
      })}
    </div>
  );
}

function GroupHead({ place, span, children }: { place: CSSProperties; span: number; children: ReactNode }) {
  return (
    <div role="row" className={classes.group} style={place} tabIndex={-1}>
      <div role="gridcell" className={classes.groupCell} tabIndex={-1} aria-colspan={span}>
        {children}
      </div>
    </div>
  );
}
