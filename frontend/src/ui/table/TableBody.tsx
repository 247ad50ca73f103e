import {
  type CSSProperties,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
} from 'react';
import type { Paged } from '@/lib/paged';
import type { Column, TableRowModel } from './columns';
import classes from './DataTable.module.css';
import { headHeight } from './headHeight';
import type { Line, Lines } from './lines';
import { SkeletonRow } from './SkeletonRow';
import { type RowMove, TableRow } from './TableRow';
import type { Drag } from './useRowMove';
import { useSight } from './useSight';

interface TableBodyProps<R extends object> {
  id: string;
  lines: Lines<TableRowModel<R>>;
  scroller: HTMLDivElement | null;
  /** Set to what brings a row into sight. */
  goTo: RefObject<(at: number) => void>;
  pages?: Paged<R>;
  shown: Column<R>[];
  boxes: boolean;
  rowHeight: number;
  /** Words of the grip of each row, where rows are moved. */
  grip?: string;
  drag?: Drag | null;
  selection: { marks: Record<string, boolean>; toggle: (row: TableRowModel<R>, on: boolean) => void };
  current?: string;
  cursor: {
    row?: TableRowModel<R>;
    at?: number;
    click: (row: TableRowModel<R>, event: MouseEvent) => void;
  };
  isOld?: (row: R) => boolean;
  groupHead?: (id: string, rows: R[]) => ReactNode;
  below?: (row: R) => ReactNode;
  /** The row that was clicked last. */
  clicked: RefObject<TableRowModel<R> | undefined>;
}

/** The lines in sight, each at its place. Only this is drawn again while the list is scrolled. */
export function TableBody<R extends object>(props: TableBodyProps<R>) {
  const { id, lines, scroller, shown, boxes, rowHeight, pages, selection, cursor } = props;
  const { virtual, seen } = useSight({ lines, rowHeight, scroller, pages });
  props.goTo.current = (at) => virtual.scrollToIndex(lines.placeOf(at));
  const active = cursor.row && seen(cursor.at) ? `${id}-${cursor.row.id}` : undefined;
  useEffect(() => {
    if (active) scroller?.setAttribute('aria-activedescendant', active);
    else scroller?.removeAttribute('aria-activedescendant');
  }, [active, scroller]);
  const latest = useRef(props);
  latest.current = props;
  const click = useCallback((row: TableRowModel<R>, event: MouseEvent) => {
    if (event.shiftKey) event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
    const isPlain = !(event.shiftKey || event.ctrlKey || event.metaKey);
    latest.current.clicked.current = isPlain ? row : undefined;
    latest.current.cursor.click(row, event);
  }, []);
  const select = useCallback((row: TableRowModel<R>, on: boolean) => latest.current.selection.toggle(row, on), []);
  const span = shown.length + (boxes ? 1 : 0);

  const draw = (line: Line<TableRowModel<R>>, index: number, key: string, top: number) => {
    const place = { top };
    if (line.kind === 'group') {
      return (
        <WholeLine key={key} className={classes.group} place={{ ...place, height: 28 }} span={span}>
          {props.groupHead?.(
            line.id,
            line.rows.map((row) => row.original),
          ) ?? line.id}
        </WholeLine>
      );
    }
    if (line.kind === 'below') {
      return (
        <WholeLine
          key={key}
          className={classes.below}
          place={place}
          span={span}
          at={index}
          measure={virtual.measureElement}
        >
          {props.below?.(line.row.original)}
        </WholeLine>
      );
    }
    const { row, at } = line;
    const shared = { at, columns: shown, boxes, top, height: rowHeight, onCursor: at === cursor.at };
    if (!row) return <SkeletonRow key={key} {...shared} />;
    return (
      <TableRow
        key={key}
        {...shared}
        id={`${id}-${row.id}`}
        row={row}
        grip={props.grip}
        move={moveOf(at, props.drag)}
        selected={selection.marks[row.id] ?? false}
        open={row.id === props.current}
        old={props.isOld?.(row.original) ?? false}
        onClick={click}
        onSelect={select}
      />
    );
  };

  return (
    <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const line = lines.at(index);
        return line && draw(line, index, String(key), start - headHeight);
      })}
    </div>
  );
}

/** What a drag does to the row at a place. */
function moveOf(at: number, drag: Drag | null | undefined): RowMove | undefined {
  if (!drag) return undefined;
  if (at === drag.from) return 'dragged';
  if (at !== drag.to) return undefined;
  return drag.to < drag.from ? 'before' : 'after';
}

interface WholeLineProps {
  className: string | undefined;
  place: CSSProperties;
  span: number;
  children: ReactNode;
  /** Its place among the lines, where its height is measured. */
  at?: number;
  measure?: (element: Element | null) => void;
}

function WholeLine({ className, place, span, children, at, measure }: WholeLineProps) {
  return (
    <div ref={measure} data-index={at} role="row" className={className} style={place} tabIndex={-1}>
      <div role="gridcell" className={classes.wholeCell} tabIndex={-1} aria-colspan={span}>
        {children}
      </div>
    </div>
  );
}
