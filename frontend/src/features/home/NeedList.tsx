import { Fragment, type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import type { NeedView, WindowView } from '@/api/door';
import { areKeysFree } from '@/lib/focus';
import { useGo } from '@/lib/go';
import { firstOf, useGrowing } from '@/lib/useGrowing';
import { useNow } from '@/lib/useNow';
import { useSteady } from '@/lib/useSteady';
import { useCopy } from '@/ui/CodeBlock';
import { asText } from '@/ui/table/lines';
import { useCursor } from '@/ui/table/useCursor';
import { useSurroundings } from '@/ui/UiProvider';
import { ActLine } from './ActLine';
import { GroupHead } from './GroupHead';
import classes from './Home.module.css';
import { type NeedActs, NeedRow } from './NeedRow';
import { needColumns } from './needColumns';
import { type ActName, type NeedGroup, needId } from './needs';
import { needPath } from './needWords';

interface NeedListProps {
  label: string;
  groups: NeedGroup[];
  windows: readonly WindowView[];
  selected: ReadonlySet<string>;
  onSelected: (selected: ReadonlySet<string>) => void;
  acting: { id: string; act: ActName } | null;
  onAct: (need: NeedView, act: ActName) => void;
  /** Told when a line closes, with the need if it is done. */
  onActed: (done?: NeedView) => void;
  /** Space or a click: shows it in the side panel. */
  onPeek: (need: NeedView) => void;
  /** Told which need the keys are on. */
  onCursor: (need: NeedView | undefined) => void;
  empty: ReactNode;
}

/** All that waits, in groups, with the keys and clicks of every list; letters act on the current one. */
export function NeedList(props: NeedListProps) {
  const { groups, selected, onSelected, acting } = props;
  const navigate = useGo();
  const now = useNow();
  const { zone } = useSurroundings();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () => groups.flatMap(({ needs }) => needs.map((need) => ({ id: needId(need), original: need }))),
    [groups],
  );
  const toggle = (key: string) => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelected(next);
  };
  const before = useRef(selected); // what was selected when Shift was first held
  const range = (from: number, to: number, begins: boolean) => {
    if (begins) before.current = selected;
    const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    onSelected(new Set([...before.current, ...between.map((row) => row.id)]));
  };
  const copy = useCopy();
  const copyRows = (row: NeedView) => {
    const all = rows.filter((one) => selected.has(one.id)).map(({ original }) => original);
    void copy.run(asText(needColumns(props.windows, { now, zone }), all.length > 0 ? all : [row]));
  };
  const places = useMemo(() => new Map(rows.map((row, at) => [row.id, at])), [rows]);
  const elementOf = (key: string) => `${id}-${places.get(key)}`;
  const drawn = useGrowing(rows.length, 16);
  const cursor = useCursor<NeedView, (typeof rows)[number]>({
    rows,
    first: true,
    onOpen: (need) => navigate(needPath(need)),
    onPeek: props.onPeek,
    onCursor: props.onCursor,
    onSelect: (row) => toggle(row.id),
    onRange: range,
    onSelectAll: () => onSelected(new Set(rows.map((row) => row.id))),
    onClear: selected.size > 0 ? () => onSelected(new Set()) : undefined,
    onCopy: ({ original }) => copyRows(original),
    pageRows: () => 8,
    show: (at) => document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' }),
  });
  useEffect(() => {
    if (areKeysFree()) list.current?.focus({ preventScroll: true });
  }, []);
  const on = useSteady<NeedActs>({
    select: (need) => toggle(needId(need)),
    click: (need, event) => cursor.click({ id: needId(need), original: need }, event),
    act: (need, act) => {
      cursor.put({ id: needId(need), original: need });
      props.onAct(need, act);
    },
  });
  const back = (done?: NeedView) => {
    props.onActed(done);
    list.current?.focus({ preventScroll: true });
  };

  if (rows.length === 0) {
    return (
      <div ref={list} className={classes.list} tabIndex={-1} data-page>
        {props.empty}
      </div>
    );
  }
  return (
    <div
      ref={list}
      className={`${classes.list} ${selected.size > 0 ? classes.selecting : ''}`}
      role="grid"
      aria-label={props.label}
      aria-multiselectable="true"
      aria-activedescendant={cursor.row && elementOf(cursor.row.id)}
      tabIndex={0}
      onKeyDown={cursor.onKeyDown}
    >
      {firstOf(groups, 'needs', drawn).map((group, at) => (
        <Fragment key={group.id}>
          <GroupHead group={group} now={now} first={at === 0} />
          {group.needs.map((need) => {
            const key = needId(need);
            return (
              <Fragment key={key}>
                <NeedRow
                  id={elementOf(key)}
                  need={need}
                  windows={props.windows}
                  now={now}
                  inGroup={group.kind === 'deployment'}
                  current={cursor.row?.id === key}
                  selected={selected.has(key)}
                  on={on}
                />
                {acting?.id === key && (
                  <ActLine
                    key={acting.act}
                    need={need}
                    act={acting.act}
                    onDone={() => back(need)}
                    onCancel={() => back()}
                  />
                )}
              </Fragment>
            );
          })}
        </Fragment>
      ))}
    </div>
  );
}
