import { type PointerEvent, useRef } from 'react';
import classes from './DataTable.module.css';

/** The right edge of a column: dragged, it is as wide as the pointer says; two clicks give its own width back. */
export function Edge({ onWidth }: { onWidth: (width: number | undefined) => void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const start = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? 0 };
  };
  const drag = (event: PointerEvent) => {
    if (from.current && event.clientX !== from.current.x) {
      onWidth(from.current.width + event.clientX - from.current.x);
    }
  };
  const end = () => {
    from.current = null;
  };
  return (
    <span
      className={classes.edge}
      aria-hidden="true"
      onPointerDown={start}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => onWidth(undefined)}
    />
  );
}
