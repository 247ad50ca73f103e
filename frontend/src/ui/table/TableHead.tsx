import type { ReactTable } from '@tanstack/react-table';
import type { KeyboardEvent } from 'react';
import { t } from '@/i18n/i18n';
import { Box } from '../Checkbox';
import { Icon } from '../Icon';
import { Tip } from '../Tip';
import { type Column, type Features, leastDragged } from './columns';
import classes from './DataTable.module.css';
import { Edge } from './Edge';
import type { Look } from './useLook';

interface TableHeadProps<R extends object> {
  table: ReactTable<Features, R>;
  columns: Column<R>[];
  look: Look;
  /** How many of all rows; without boxes nothing. */
  selected?: 'all' | 'some' | 'none';
  onSelectAll: (on: boolean) => void;
}

const sortWord = { asc: 'ascending', desc: 'descending' } as const;
const step = 16; // px by a key

/** Names of the columns: a click or Enter sorts, with Shift by several; edges are dragged, or moved by Shift and arrows. */
export function TableHead<R extends object>({ table, columns, look, selected, onSelectAll }: TableHeadProps<R>) {
  const setWidth = (id: string, width: number | undefined) => {
    const { [id]: _, ...others } = look.widths;
    look.setWidths(width === undefined ? others : { ...others, [id]: Math.max(leastDragged, Math.round(width)) });
  };
  const onKeyDown = (column: Column<R>) => (event: KeyboardEvent<HTMLElement>) => {
    const sorting = table.getColumn(column.id);
    const cell = event.currentTarget.closest<HTMLElement>('[role="columnheader"]');
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (by !== 0 && event.shiftKey && cell) setWidth(column.id, cell.offsetWidth + by * step);
    else if (by !== 0 && cell) neighbour(cell, by)?.focus();
    else if (event.shiftKey && (event.key === 'Enter' || event.key === ' ')) sorting?.toggleSorting(undefined, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.line} tabIndex={-1} aria-rowindex={1}>
        {selected && (
          <div role="columnheader" className={classes.headCell} tabIndex={-1}>
            <Box
              aria-label={t('ui.table.select_all')}
              checked={selected === 'all'}
              partly={selected === 'some'}
              onChange={onSelectAll}
            />
          </div>
        )}
        {columns.map((column) => {
          const sorting = table.getColumn(column.id);
          const sorted = sorting?.getIsSorted() || undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              tabIndex={-1}
              aria-sort={sorted && sortWord[sorted]}
              aria-label={column.icon && column.head}
              className={`${classes.headCell} ${column.align === 'right' ? classes.right : ''} ${column.mute ? classes.ofButtons : ''}`}
            >
              <HeadLabel
                column={column}
                sorted={sorted}
                place={look.sort.length > 1 && sorting ? sorting.getSortIndex() + 1 : 0}
                onSort={sorting?.getCanSort() ? sorting.getToggleSortingHandler() : undefined}
                onKeyDown={onKeyDown(column)}
              />
              <Edge onWidth={(width) => setWidth(column.id, width)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The label of the next head that can be sorted, to the left or the right. */
function neighbour(cell: HTMLElement, by: number): HTMLElement | undefined {
  const labels = [...(cell.parentElement?.querySelectorAll<HTMLElement>('button') ?? [])];
  const own = cell.querySelector<HTMLElement>('button');
  return own ? labels[labels.indexOf(own) + by] : undefined;
}

interface HeadLabelProps<R> {
  column: Column<R>;
  sorted: 'asc' | 'desc' | undefined;
  /** Which step of the order it is, where there are several; else 0. */
  place: number;
  onSort?: (event: unknown) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

function HeadLabel<R>({ column, sorted, place, onSort, onKeyDown }: HeadLabelProps<R>) {
  if (column.mute && !onSort) return <span className="sr-only">{column.head}</span>; // its buttons say enough
  const word = column.icon ? <Icon name={column.icon} size={12} /> : <span className="cut">{column.head}</span>;
  const arrow = sorted && (
    <>
      <Icon name={sorted === 'asc' ? 'up' : 'down'} size={12} />
      {place > 0 && <sup aria-hidden="true">{place}</sup>}
    </>
  );
  const named = column.icon ? { 'aria-label': column.head } : {};
  const label = onSort ? (
    <button type="button" className={classes.sort} onClick={onSort} onKeyDown={onKeyDown} {...named}>
      {word}
      {arrow}
    </button>
  ) : (
    <span className={classes.sort} {...(column.icon ? { role: 'img', ...named } : {})}>
      {word}
    </span>
  );
  return <Tip words={column.icon && column.head}>{label}</Tip>;
}
