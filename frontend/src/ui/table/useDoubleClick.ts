import { type MouseEvent, useRef } from 'react';

/**
 * The second click of two opens the row of the first, wherever that row is by then: the first may open a panel, and what
 * stands above the list may grow.
 */
export function useDoubleClick<Row>(open: ((row: Row) => void) | undefined) {
  const clicked = useRef<Row>(undefined);
  const onClickCapture = (event: MouseEvent) => {
    const row = clicked.current;
    clicked.current = undefined;
    if (event.detail !== 2 || row === undefined || !open) return;
    event.preventDefault();
    event.stopPropagation();
    open(row);
  };
  return { clicked, onClickCapture };
}
