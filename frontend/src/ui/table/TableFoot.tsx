import type { ReactNode } from 'react';
import type { Column } from './columns';
import classes from './DataTable.module.css';

/** Totals under their columns, and what the rows are in words. */
export function TableFoot<R>({ columns, selects, foot }: { columns: Column<R>[]; selects: boolean; foot: ReactNode }) {
  const totals = columns.some(({ total }) => total !== undefined);
  if (!totals && !foot) return null;
  if (!totals) return <div className={classes.foot}>{foot}</div>;
  const firstTotal = columns.findIndex(({ total }) => total !== undefined) + (selects ? 1 : 0);
  return (
    <div className={`${classes.foot} ${classes.line}`}>
      <span className={classes.cell} style={{ gridColumn: `1 / ${firstTotal + 1}` }}>
        {foot}
      </span>
      {columns.slice(firstTotal - (selects ? 1 : 0)).map(({ id, total, align }) => (
        <span key={id} className={`${classes.cell} ${align === 'right' ? classes.right : ''}`}>
          {total}
        </span>
      ))}
    </div>
  );
}
