import type { ReactTable } from '@tanstack/react-table';
import { t } from '@/i18n/i18n';
import { Box } from '../Checkbox';
import { Icon } from '../Icon';
import { Tip } from '../Tip';
import type { Column, Features } from './columns';
import classes from './DataTable.module.css';

interface TableHeadProps<R extends object> {
  table: ReactTable<Features, R>;
  columns: Column<R>[];
  selects: boolean;
  /** Of all rows: asking the table would count 50,000 of them on each drawing. */
  selected: 'all' | 'some' | 'none';
}

/** px */
export const headHeight = 28;

const sortWord = { asc: 'ascending', desc: 'descending' } as const;

/** Names of the columns: a click sorts, with Shift by several; the edge is dragged. */
export function TableHead<R extends object>({ table, columns, selects, selected }: TableHeadProps<R>) {
  const headers = new Map(table.getHeaderGroups()[0]?.headers.map((header) => [header.column.id, header]));
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.line} tabIndex={-1}>
        {selects && (
          <div role="columnheader" className={classes.headCell} tabIndex={-1}>
            <Box
              aria-label={t('ui.table.select_all')}
              checked={selected === 'all'}
              partly={selected === 'some'}
              onChange={(all) => table.toggleAllRowsSelected(all)}
            />
          </div>
        )}
        {columns.map((column) => {
          const header = headers.get(column.id);
          const sorted = header?.column.getIsSorted() || undefined;
          const resize = header?.getResizeHandler();
          return (
            <div
              key={column.id}
              role="columnheader"
              tabIndex={-1}
              aria-sort={sorted && sortWord[sorted]}
              className={`${classes.headCell} ${column.align === 'right' ? classes.right : ''}`}
            >
              <HeadLabel
                column={column}
                sorted={sorted}
                onSort={header?.column.getCanSort() ? header.column.getToggleSortingHandler() : undefined}
              />
              <span className={classes.resize} aria-hidden="true" onMouseDown={resize} onTouchStart={resize} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface HeadLabelProps<R> {
  column: Column<R>;
  sorted: 'asc' | 'desc' | undefined;
  onSort?: (event: unknown) => void;
}

function HeadLabel<R>({ column, sorted, onSort }: HeadLabelProps<R>) {
  const word = column.icon ? <Icon name={column.icon} size={12} /> : column.head;
  const arrow = sorted && <Icon name={sorted === 'asc' ? 'up' : 'down'} size={12} />;
  const named = column.icon ? { 'aria-label': column.head } : {};
  const label = onSort ? (
    <button type="button" className={classes.sort} onClick={onSort} {...named}>
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
