import {
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  type Column as TanColumn,
  type Row as TanRow,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { compareText } from '@/i18n/locale';
import type { IconName } from '../icons';

/** One column of a DataTable. */
export interface Column<R> {
  id: string;
  /** The word at the head; the accessible name when there is an icon. */
  head: string;
  /** Instead of the word, in narrow columns. */
  icon?: IconName;
  /** What sorts. */
  value: (row: R) => string | number;
  /** What is searched and copied, where the value is not what people read: times, states. */
  text?: (row: R) => string;
  /** What is shown; the value when left out. */
  cell?: (row: R) => ReactNode;
  /** px; a column without a width takes what is left. */
  width?: number;
  align?: 'right';
  mono?: boolean;
  /** False also where a list that comes in pages cannot be ordered by it. */
  sortable?: boolean;
  hideable?: boolean;
  /** Not shown until the person asks for it. */
  hidden?: boolean;
  /** Holds buttons only: nothing to copy or to search. */
  mute?: boolean;
  /** Takes this share of what is left, against 1 of a column without a width. */
  grow?: number;
  /** Left out where the list has no room for all: the highest first. */
  spare?: number;
  /** At the foot, from the rows that are shown. */
  total?: (rows: R[]) => ReactNode;
}

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnVisibilityFeature,
  columnSizingFeature,
  rowSelectionFeature,
});

export type Features = typeof features;
export type TableRowModel<R extends object> = TanRow<Features, R>;
export type TableColumn<R extends object> = TanColumn<Features, R>;

/** Numbers as numbers, words so that REL-9 comes before REL-10. */
export function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareText(String(a), String(b));
}

/** What a row says in a column, in words. */
export function textOf<R>({ text, value }: Pick<Column<R>, 'text' | 'value'>, row: R): string {
  return text ? text(row) : String(value(row));
}

export function tableColumns<R extends object>(columns: readonly Column<R>[]) {
  const helper = createColumnHelper<Features, R>();
  return helper.columns(
    columns.map((column) =>
      helper.accessor(column.value, {
        id: column.id,
        header: column.head,
        size: column.width ?? 200,
        minSize: leastDragged,
        enableSorting: column.sortable ?? true,
        enableHiding: column.hideable ?? true,
        sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
      }),
    ),
  );
}

/** px: no column is dragged narrower. */
export const leastDragged = 40;

const leastRest = 120; // px: what a column without a width never goes below
const goodRest = 220; // px: what a column without a width should have

/** Those that there is room for; what somebody dragged wider takes nothing away. */
export function fitting<R>(columns: Column<R>[], room: number, boxes: boolean): Column<R>[] {
  let shown = columns;
  for (const one of columns.filter(({ spare }) => spare).toSorted((a, b) => (b.spare ?? 0) - (a.spare ?? 0))) {
    if (widthOf(shown, {}, boxes, goodRest) <= room) break;
    shown = shown.filter((column) => column !== one);
  }
  return shown;
}

/** px below which a list scrolls sideways. */
export function leastWidth<R>(shown: Column<R>[], dragged: Record<string, number>, boxes: boolean): number {
  return widthOf(shown, dragged, boxes, leastRest);
}

function widthOf<R>(shown: Column<R>[], dragged: Record<string, number>, boxes: boolean, rest: number): number {
  const widths = shown.map(({ id, width }) => dragged[id] ?? width ?? rest);
  return widths.reduce((sum, width) => sum + width, boxes ? 56 : 16);
}

/** The widths as a CSS grid: what was dragged, else what was given, else the rest. */
export function gridTemplate<R>(shown: Column<R>[], dragged: Record<string, number>, boxes: boolean): string {
  const parts = shown.map(({ id, width, grow }) => {
    const px = dragged[id];
    if (px !== undefined || (width !== undefined && !grow)) return `${px ?? width}px`;
    return `minmax(${width ?? leastRest}px, ${grow ?? 1}fr)`;
  });
  return [...(boxes ? ['40px'] : []), ...parts].join(' ');
}
