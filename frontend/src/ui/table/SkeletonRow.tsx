import { memo } from 'react';
import type { Column } from './columns';
import classes from './DataTable.module.css';

interface SkeletonRowProps<R> {
  at: number;
  columns: Column<R>[];
  boxes: boolean;
  onCursor: boolean;
  /** px */
  top: number;
  height: number;
}

function Row<R>({ at, columns, boxes, onCursor, top, height }: SkeletonRowProps<R>) {
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={at + 2}
      className={`${classes.row} ${classes.line} ${onCursor ? classes.cursor : ''}`}
      style={{ top, height }}
    >
      {boxes && <div role="gridcell" tabIndex={-1} />}
      {columns.map(({ id }, place) => (
        <div key={id} role="gridcell" tabIndex={-1} className={classes.cell}>
          <span className={classes.bar} style={{ width: `${30 + ((at * 7 + place * 13) % 50)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** A row that is still to come. */
export const SkeletonRow = memo(Row) as typeof Row;
