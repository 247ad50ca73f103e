import { memo } from 'react';
import { t } from '@/i18n/i18n';
import { Box } from '../Checkbox';
import type { Column, TableRowModel } from './columns';
import classes from './DataTable.module.css';

interface TableRowProps<R extends object> {
  id: string;
  row: TableRowModel<R>;
  at: number;
  columns: Column<R>[];
  selects: boolean;
  selected: boolean;
  open: boolean;
  onCursor: boolean;
  old: boolean;
  /** px */
  top: number;
  height: number;
  /** Both must be stable. */
  onClick: (row: TableRowModel<R>) => void;
  onDoubleClick: (row: TableRowModel<R>) => void;
}

function Row<R extends object>(props: TableRowProps<R>) {
  const { row, columns, selects, selected, open, onCursor, old } = props;
  const look = [classes.row, classes.line];
  if (selected) look.push(classes.selected);
  if (open) look.push(classes.open);
  if (onCursor) look.push(classes.cursor);
  if (old) look.push(classes.old);
  const name = String(columns[0]?.value(row.original) ?? row.id);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <div
      id={props.id}
      role="row"
      tabIndex={-1}
      aria-rowindex={props.at + 2}
      aria-selected={selects ? selected : undefined}
      aria-current={open || undefined}
      className={look.join(' ')}
      style={{ transform: `translateY(${props.top}px)`, height: props.height }}
      onClick={() => props.onClick(row)}
      onDoubleClick={() => props.onDoubleClick(row)}
    >
      {selects && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps a click on the box from opening the row
        <div role="gridcell" className={classes.cell} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
          <Box
            aria-label={t('ui.table.select', { name })}
            tabIndex={-1}
            checked={selected}
            onChange={(on) => row.toggleSelected(on)}
          />
        </div>
      )}
      {columns.map((column) => (
        <Cell key={column.id} column={column} row={row.original} />
      ))}
    </div>
  );
}

/** Drawn again only when it changes: scrolling draws the new rows, not those that stay. */
export const TableRow = memo(Row) as typeof Row;

function Cell<R>({ column, row }: { column: Column<R>; row: R }) {
  const look = [classes.cell];
  if (column.align === 'right') look.push(classes.right);
  if (column.mono) look.push('mono');
  const value = column.value(row);
  const whole = !column.cell && typeof value === 'string' && value.length > 24 ? value : undefined;
  return (
    <div role="gridcell" tabIndex={-1} className={look.join(' ')} title={whole}>
      {column.cell ? column.cell(row) : value}
    </div>
  );
}
