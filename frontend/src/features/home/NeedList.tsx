import { Fragment, type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { NeedView, WindowView } from '@/api/door';
import { firstOf, useGrowing } from '@/lib/useGrowing';
import { useNow } from '@/lib/useNow';
import { useSteady } from '@/lib/useSteady';
import { useCursor } from '@/ui/table/useCursor';
import { ActLine } from './ActLine';
import { GroupHead } from './GroupHead';
import classes from './Home.module.css';
import { type NeedActs, NeedRow } from './NeedRow';
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
  /** Space: shows it in the side panel. */
  onPeek: (need: NeedView) => void;
  /** Told which need the keys are on. */
  onCursor: (need: NeedView | undefined) => void;
  empty: ReactNode;
}

/** All that waits, in groups; J and K move, X selects, Enter opens, Space shows, letters act on the current one. */
export function NeedList(props: NeedListProps) {
  const { groups, selected, onSelected, acting } = props;
  const navigate = useNavigate();
  const now = useNow();
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
  const places = useMemo(() => new Map(rows.map((row, at) => [row.id, at])), [rows]);
  const elementOf = (key: string) => `${id}-${places.get(key)}`;
  const drawn = useGrowing(rows.length, 24);
  const cursor = useCursor<NeedView, (typeof rows)[number]>({
    rows,
    first: true,
    onOpen: (need) => navigate(needPath(need)),
    onPeek: props.onPeek,
    onCursor: props.onCursor,
    onSelect: (row) => toggle(row.id),
    onSelectAll: () => onSelected(new Set(rows.map((row) => row.id))),
    onClear: selected.size > 0 ? () => onSelected(new Set()) : undefined,
    onCopy: () => undefined,
    pageRows: 8,
    show: (at) => document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' }),
  });
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  const on = useSteady<NeedActs>({
    select: (need) => toggle(needId(need)),
    click: (need) => cursor.put({ id: needId(need), original: need }),
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
      <div ref={list} className={classes.list} tabIndex={-1}>
        {props.empty}
      </div>
    );
  }
  return (
    <div
      ref={list}
      className={classes.list}
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
                  selecting={selected.size > 0}
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
