import { type MouseEvent, memo } from 'react';
import { t } from '@/i18n/i18n';
import moveClasses from '../reorder/Reorder.module.css';
import { type Column, type TableRowModel, textOf } from './columns';
import classes from './DataTable.module.css';
import { RowBox } from './RowBox';

/** It is dragged, or what is dragged would stand before or after it. */
export type RowMove = 'dragged' | 'before' | 'after';

interface TableRowProps<R extends object> {
  id: string;
  row: TableRowModel<R>;
  at: number;
  columns: Column<R>[];
  boxes: boolean;
  selected: boolean;
  open: boolean;
  onCursor: boolean;
  old: boolean;
  /** Words of its grip; without them it has none. */
  grip?: string;
  move?: RowMove;
  /** px */
  top: number;
  height: number;
  /** All must be stable. */
  onClick: (row: TableRowModel<R>, event: MouseEvent) => void;
  onSelect: (row: TableRowModel<R>, on: boolean) => void;
}

function Row<R extends object>(props: TableRowProps<R>) {
  const { row, columns, boxes, selected, open, onCursor, old } = props;
  const look = [classes.row, classes.line];
  if (selected) look.push(classes.selected);
  if (open) look.push(classes.open);
  if (onCursor) look.push(classes.cursor);
  if (old) look.push(classes.old);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <div
      id={props.id}
      role="row"
      tabIndex={-1}
      aria-rowindex={props.at + 2}
      aria-selected={selected}
      aria-current={open || undefined}
      data-dragged={props.move === 'dragged' || undefined}
      data-drop={props.move === 'dragged' ? undefined : props.move}
      className={look.join(' ')}
      style={{ top: props.top, height: props.height }}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()} // Shift and a click select rows, not their words
      onClick={(event) => !isControl(event) && props.onClick(row, event)}
    >
      {props.grip && <span data-grip className={moveClasses.grip} title={props.grip} aria-hidden="true" />}
      {boxes && (
        <div role="gridcell" className={classes.boxCell} tabIndex={-1}>
          <RowBox
            label={t('ui.table.select', { name: nameOf(columns, row.original) || row.id })}
            checked={selected}
            onChange={(on) => props.onSelect(row, on)}
          />
        </div>
      )}
      {columns.map((column) => cell(column, row.original))}
    </div>
  );
}

/** A click on a button, a link or a box in a row is not one on the row; nor is one in a menu that it opened. */
function isControl({ target }: MouseEvent): boolean {
  return (
    target instanceof Element && target.closest('button, a, input, label, [role="checkbox"], [role="menu"]') !== null
  );
}

function nameOf<R>(columns: Column<R>[], row: R): string {
  const first = columns[0];
  return first ? textOf(first, row) : '';
}

/** Drawn again only when it changes: scrolling draws the new rows, not those that stay. */
export const TableRow = memo(Row) as typeof Row;

/** Not a part of its own: a list has hundreds of cells in sight, and each part costs as much again. */
function cell<R>(column: Column<R>, row: R) {
  const value = shownIn(column, row);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the keys are on the grid, which names the row they stand on
    <div
      key={column.id}
      role="gridcell"
      className={lookOf(column, typeof value)}
      title={typeof value === 'string' && value.length > 24 ? value : undefined}
    >
      {value}
    </div>
  );
}

function shownIn<R>(column: Column<R>, row: R) {
  if (column.cell) return column.cell(row);
  return column.text ? column.text(row) : column.value(row);
}

function lookOf({ align, mono }: Pick<Column<unknown>, 'align' | 'mono'>, kind: string): string {
  const look = [kind === 'number' ? classes.number : classes.cell]; // no number is cut: 12 for 125
  if (align === 'right') look.push(classes.right);
  if (mono) look.push('mono');
  return look.join(' ');
}
