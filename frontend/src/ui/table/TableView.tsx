import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { t } from '@/i18n/i18n';
import { areKeysFree } from '@/lib/focus';
import { mostAtOnce, type Paged } from '@/lib/paged';
import { useRoom } from '@/lib/room';
import { Button } from '../Button';
import { useCopy } from '../CodeBlock';
import frame from '../ListFrame.module.css';
import { useNotices } from '../Notices';
import { ReorderSays } from '../reorder/Handle';
import { type Column, fitting, gridTemplate, leastWidth, type TableRowModel } from './columns';
import classes from './DataTable.module.css';
import type { Filter } from './filters';
import { asText } from './lines';
import { TableBody } from './TableBody';
import { TableFoot } from './TableFoot';
import { TableHead } from './TableHead';
import { TableToolbar } from './TableToolbar';
import { isOfList, useCursor } from './useCursor';
import { useDoubleClick } from './useDoubleClick';
import type { Look } from './useLook';
import { type Order, useRowMove } from './useRowMove';
import { useSelection } from './useSelection';
import { useTableRows } from './useTableRows';

/** What every list takes, whether its rows are all there or come in pages. */
export interface TableProps<R extends object> {
  /** What it lists, for screen readers: "Items of 3.12.1 final". */
  label: string;
  rowId: (row: R) => string;
  /** Enter or double click: opens its page. */
  onOpen?: (row: R) => void;
  /** Space or click: shows it in the side panel. Without it a click opens. */
  onPeek?: (row: R) => void;
  /** A click opens, and only Space shows in the side panel. */
  clickOpens?: boolean;
  /** The row that is open in the side panel. */
  current?: string;
  /** Told the rows in the order in which they stand, for ways to the one before and after. */
  onOrder?: (rows: R[]) => void;
  /** Told which row the keys are on, for actions on "this one". */
  onCursor?: (row: R | undefined) => void;
  /** What can be done with several rows; they have boxes then. All lists can select by key, to copy. */
  bulk?: (selected: R[], clear: () => void) => ReactNode;
  search?: boolean;
  /** So few rows that nobody searches, narrows or arranges them: without the toolbar. */
  few?: boolean;
  /** Before the filters: chips of the page's own. */
  chips?: ReactNode;
  /** At the end of the toolbar: the button that makes a new one. */
  tools?: ReactNode;
  /** Rows in groups, each with a head of 28 px. */
  groupOf?: (row: R) => string;
  groupHead?: (id: string, rows: R[]) => ReactNode;
  /** What is open below a row, as high as it needs to be; of the rows whose ids are in `opened`. */
  below?: (row: R) => ReactNode;
  opened?: ReadonlySet<string>;
  /** Rows of two lines: 48 px, compact 40; else 32 and 28. */
  twoLines?: boolean;
  /** Lets rows be moved, where the list is shown whole and in its own order. */
  order?: Order<R>;
  /** Greyed: history. */
  isOld?: (row: R) => boolean;
  /** Instead of rows, when there are none at all. */
  empty: ReactNode;
  /** Under the rows, from how many are shown: "12 items". */
  foot?: (count: number) => ReactNode;
  /** Takes the keys when it appears, unless somebody uses them elsewhere. */
  autoFocus?: boolean;
}

interface TableViewProps<R extends object> extends TableProps<R> {
  columns: Column<R>[];
  look: Look;
  filters?: Filter<R>[];
  /** Before they were narrowed: what filters offer. */
  all: R[];
  rows: R[];
  pages?: Paged<R>;
}

/** A list as it is drawn: toolbar, sticky head, the rows in sight, foot. */
export function TableView<R extends object>(props: TableViewProps<R>) {
  const { columns, look, pages, rowId, bulk } = props;
  const id = useId();
  const copy = useCopy();
  const { notify } = useNotices();
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const goTo = useRef<(at: number) => void>(() => undefined);
  const room = useRoom();
  const boxes = Boolean(bulk);
  const rowHeight = props.twoLines ? (look.compact ? 40 : 48) : look.compact ? 28 : 32;
  const { table, ordered, lines } = useTableRows(props);
  const shown = useMemo(
    () =>
      fitting(
        columns.filter(({ id }) => !look.hidden.includes(id)),
        room,
        boxes,
      ),
    [columns, look.hidden, room, boxes],
  );
  const selection = useSelection(ordered, rowId, pages?.all);
  const { selected, clear } = selection;
  const copyRows = (rows: R[]) =>
    void copy.run(
      asText(
        shown.filter(({ mute }) => !mute),
        rows,
      ),
    );
  const selectAll = async () => {
    if (!(await selection.selectAll())) {
      notify({ tone: 'hold', title: t('ui.table.too_many', { most: mostAtOnce }), body: t('ui.table.narrow_first') });
    }
  };
  const cursor = useCursor({
    rows: ordered,
    onOpen: props.onOpen,
    onPeek: props.onPeek,
    clickOpens: props.clickOpens,
    current: props.current,
    onCursor: props.onCursor,
    onSelect: (row) => selection.toggle(row),
    onRange: selection.range,
    onSelectAll: () => void selectAll(),
    onClear: selected.length > 0 ? clear : undefined,
    onCopy: (row) => copyRows(selected.length > 0 ? selected : [row.original]),
    pageRows: () => Math.max(1, Math.floor((scroller?.clientHeight ?? 320) / rowHeight) - 2),
    show: (at) => goTo.current(at),
  });
  const rowMove = useRowMove({
    order: props.order,
    rows: ordered,
    isPlain: look.isPlain && look.sort.length === 0 && !props.groupOf && !props.opened?.size,
    rowHeight,
    scroller,
    at: cursor.at,
  });
  const doubled = useDoubleClick<TableRowModel<R>>(props.onOpen && ((row) => props.onOpen?.(row.original)));
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!isOfList(event) || !rowMove.onKey(event)) return cursor.onKeyDown(event);
    event.preventDefault();
    event.stopPropagation();
  };
  const told = useRef(props.onOrder);
  told.current = props.onOrder;
  useEffect(() => told.current?.(ordered.flatMap((row) => (row ? [row.original] : []))), [ordered]);
  const back = () => scroller?.focus({ preventScroll: true });
  useEffect(() => {
    if (props.autoFocus && areKeysFree()) scroller?.focus({ preventScroll: true });
  }, [props.autoFocus, scroller]);

  const count = pages?.total ?? ordered.length;
  const none = count === 0 && (pages ? look.isPlain : props.all.length === 0);
  const widths = {
    '--columns': gridTemplate(shown, look.widths, boxes),
    '--least': `${leastWidth(shown, look.widths, boxes)}px`,
  } as CSSProperties;
  return (
    <div className={classes.table} style={widths} onClickCapture={doubled.onClickCapture}>
      <TableToolbar
        look={look}
        columns={columns}
        filters={props.filters}
        rows={props.all}
        search={props.search}
        chips={props.chips}
        tools={props.tools}
        quiet={none || (props.few ?? false)}
        bulk={
          selected.length > 0 && {
            count: selected.length,
            onCopy: () => copyRows(selected),
            copied: copy.copied,
            buttons: bulk?.(selected, clear),
            onClear: () => {
              clear();
              back();
            },
          }
        }
        back={back}
      />
      {none && props.empty}
      {!none && (
        <>
          <div className={frame.frame}>
            <div
              ref={setScroller}
              className={classes.scroller}
              role="grid"
              aria-label={props.label}
              aria-rowcount={count + 1}
              aria-multiselectable
              aria-busy={pages?.late || undefined}
              tabIndex={0}
              aria-keyshortcuts={props.order && 'Alt+ArrowUp Alt+ArrowDown'}
              onKeyDown={onKeyDown}
              onFocus={cursor.onFocus}
              {...(props.order && rowMove.pointer)}
            >
              <TableHead
                table={table}
                columns={shown}
                look={look}
                selected={
                  !boxes ? undefined : selected.length === 0 ? 'none' : selected.length < count ? 'some' : 'all'
                }
                onSelectAll={(on) => (on ? void selectAll() : clear())}
              />
              <TableBody
                {...props}
                id={id}
                lines={lines}
                scroller={scroller}
                goTo={goTo}
                clicked={doubled.clicked}
                shown={shown}
                boxes={boxes}
                selection={selection}
                cursor={cursor}
                rowHeight={rowHeight}
                grip={props.order && (rowMove.reason ?? t('ui.reorder.grip'))}
                drag={rowMove.drag}
              />
            </div>
          </div>
          {count === 0 && (
            <p className={classes.nothing} role="status">
              {look.search ? t('ui.table.nothing', { text: look.search }) : t('ui.table.nothing_fits')}{' '}
              <Button kind="quiet" size="s" onClick={look.widen}>
                {t('ui.table.show_all')}
              </Button>
            </p>
          )}
          {props.order && <ReorderSays reorder={rowMove} />}
          <TableFoot columns={shown} rows={props.rows} boxes={boxes} foot={props.foot?.(count)} scroller={scroller} />
        </>
      )}
    </div>
  );
}
