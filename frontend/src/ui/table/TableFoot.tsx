import { type ReactNode, useEffect, useRef } from 'react';
import type { Column } from './columns';
import classes from './DataTable.module.css';

interface TableFootProps<R> {
  columns: Column<R>[];
  rows: R[];
  boxes: boolean;
  foot: ReactNode;
  /** The list above, whose way to the side the totals go along. */
  scroller: HTMLElement | null;
}

/** Totals under their columns, and what the rows are in words. */
export function TableFoot<R>({ columns, rows, boxes, foot, scroller }: TableFootProps<R>) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = () => {
      if (place.current && scroller) place.current.scrollLeft = scroller.scrollLeft;
    };
    scroller?.addEventListener('scroll', follow);
    return () => scroller?.removeEventListener('scroll', follow);
  }, [scroller]);
  const first = columns.findIndex(({ total }) => total !== undefined);
  if (first < 0) return foot ? <div className={classes.foot}>{foot}</div> : null;
  const before = first + (boxes ? 1 : 0);
  return (
    <div ref={place} className={classes.totals}>
      <div className={`${classes.foot} ${classes.line}`}>
        {before > 0 && (
          <span className={classes.cell} style={{ gridColumn: `1 / ${before + 1}` }}>
            {foot}
          </span>
        )}
        {columns.slice(first).map(({ id, total, align }) => (
          <span key={id} className={`${classes.cell} ${align === 'right' ? classes.right : ''}`}>
            {total?.(rows)}
          </span>
        ))}
      </div>
    </div>
  );
}
