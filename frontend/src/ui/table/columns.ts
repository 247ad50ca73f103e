import {
  columnResizingFeature,
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
import type { IconName } from '../icons';

/** One column of a DataTable. */
export interface Column<R> {
  id: string;
  /** The word at the head; the accessible name when there is an icon. */
  head: string;
  /** Instead of the word, in narrow columns. */
  icon?: IconName;
  /** What sorts, is searched and is copied. */
  value: (row: R) => string | number;
  /** What is shown; the value when left out. */
  cell?: (row: R) => ReactNode;
  /** px; a column without a width takes what is left. */
  width?: number;
  align?: 'right';
  mono?: boolean;
  sortable?: boolean;
  hideable?: boolean;
  /** Not shown until the person asks for it. */
  hidden?: boolean;
  /** Left out below 1200 px of window. */
  wide?: boolean;
  /** At the foot. */
  total?: ReactNode;
}

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSelectionFeature,
});

export type Features = typeof features;
export type TableRowModel<R extends object> = TanRow<Features, R>;
export type TableColumn<R extends object> = TanColumn<Features, R>;

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Numbers as numbers, words so that REL-9 comes before REL-10. */
export function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

export function tableColumns<R extends object>(columns: Column<R>[]) {
  const helper = createColumnHelper<Features, R>();
  return helper.columns(
    columns.map((column) =>
      helper.accessor(column.value, {
        id: column.id,
        header: column.head,
        size: column.width ?? 200,
        minSize: 40,
        enableSorting: column.sortable ?? true,
        enableHiding: column.hideable ?? true,
        sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
      }),
    ),
  );
}

const leastRest = 120; // px: what a column without a width never goes below

/** px below which a list scrolls sideways. */
export function leastWidth<R>(shown: Column<R>[], dragged: Record<string, number>, selects: boolean): number {
  const widths = shown.map(({ id, width }) => dragged[id] ?? width ?? leastRest);
  return widths.reduce((sum, width) => sum + width, selects ? 56 : 16);
}

/** The widths as a CSS grid: what was dragged, else what was given, else the rest. */
export function gridTemplate<R>(shown: Column<R>[], dragged: Record<string, number>, selects: boolean): string {
  const parts = shown.map(({ id, width }) => {
    const px = dragged[id] ?? width;
    return px === undefined ? `minmax(${leastRest}px, 1fr)` : `${px}px`;
  });
  return [...(selects ? ['40px'] : []), ...parts].join(' ');
}
