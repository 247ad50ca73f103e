import { useMemo, useState } from 'react';
import type { HitView, SearchView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useAddress } from '@/lib/address';
import { useGo } from '@/lib/go';
import { pathOf } from '@/lib/paths';
import { firstOf, useGrowing } from '@/lib/useGrowing';
import { useSteady } from '@/lib/useSteady';
import { Peek } from '@/parts/peek/Peek';
import { Chip } from '@/ui/Chip';
import { useCopy } from '@/ui/CodeBlock';
import { EmptyState } from '@/ui/EmptyState';
import { asText } from '@/ui/table/lines';
import { useCursor } from '@/ui/table/useCursor';
import { useSelection } from '@/ui/table/useSelection';
import { groupHits, type HitKind, hitKinds } from './groupHits';
import { Hit, type HitActs, whereOf } from './Hit';
import classes from './Search.module.css';

const idOf = (hit: HitView) => `${hit.kind} ${hit.id}`;
const kindWord = ({ kind }: HitView) => t(`ui.search.kind_${kind as HitKind}`);

interface ResultsProps {
  found: SearchView;
  /** Only of the kind that is looked at, once there are too many of all. */
  ofKind: SearchView | undefined;
  text: string;
  /** How many hits are asked for: where there are as many, nobody knows how many more. */
  most: number;
}

/** What was found, by kind. The kind that is looked at and the look beside the list stay while the words change. */
export function Results({ found, ofKind, text, most }: ResultsProps) {
  const navigate = useGo();
  const [params, change] = useAddress();
  const groups = useMemo(() => groupHits(found.hits), [found.hits]);
  const asked = params.get('kind');
  const all = found.hits.length < most;
  const kinds = all ? groups.map((group) => group.kind) : hitKinds; // what is not among the first may be there all the same
  const kind = kinds.find((one) => one === asked) ?? null; // of a kind of which nothing is left: all
  const shown = useMemo(
    () => (kind === null ? groups : groupHits((ofKind ?? found).hits).filter((group) => group.kind === kind)),
    [groups, kind, ofKind, found],
  );
  const show = (one?: HitKind) => change((next) => (one ? next.set('kind', one) : next.delete('kind')));
  const countOf = (one?: HitKind) =>
    all ? found.hits.filter((hit) => one === undefined || hit.kind === one).length : undefined;
  const rows = useMemo(
    () => shown.flatMap(({ hits }) => hits.map((hit) => ({ id: idOf(hit), original: hit }))),
    [shown],
  );
  const places = useMemo(() => new Map(rows.map(({ original }, at) => [original, at])), [rows]);
  const drawn = useGrowing(rows.length, 25);
  const [peeked, setPeeked] = useState<HitView | null>(null);
  const { marks, selected, toggle, range, clear, selectAll } = useSelection(rows, idOf);
  const copy = useCopy();
  const cursor = useCursor<HitView, (typeof rows)[number]>({
    rows,
    first: true,
    onOpen: (hit) => navigate(pathOf(hit)),
    onPeek: (hit) => setPeeked(peeked && idOf(hit) === idOf(peeked) ? null : hit),
    onCursor: (hit) => peeked && hit && setPeeked(hit),
    onSelect: (row) => toggle(row),
    onRange: range,
    onSelectAll: () => void selectAll(),
    onClear: selected.length > 0 ? clear : undefined,
    onCopy: (row) => void copy.run(asText(hitColumns(), selected.length > 0 ? selected : [row.original])),
    pageRows: () => 8,
    show: (at) => document.getElementById(`hit-${at}`)?.scrollIntoView({ block: 'nearest' }),
  });
  const on = useSteady<HitActs>({ click: (hit, event) => cursor.click({ id: idOf(hit), original: hit }, event) });
  const nothing = rows.length === 0 && (
    <EmptyState title={t('ui.search.nothing', { text })}>{t('ui.search.nothing_body')}</EmptyState>
  );
  if (nothing && kind === null) return nothing;
  return (
    <>
      <div className={`row g8 wrap ${classes.chips}`}>
        <Chip on={kind === null} count={countOf()} onClick={() => show()}>
          {t('ui.search.everything')}
        </Chip>
        {kinds.map((one) => (
          <Chip key={one} on={kind === one} count={countOf(one)} onClick={() => show(one)}>
            {t(`ui.search.kind_${one}`)}
          </Chip>
        ))}
        {!all && <span className="t12 c3">{t('ui.search.first', { count: most })}</span>}
        {found.behind > 0 && <span className="t12 c3">{t('ui.search.behind', { count: found.behind })}</span>}
        <span className="push t12 c3" role="status">
          {selected.length > 0 && t('ui.table.selected', { n: selected.length })}
        </span>
      </div>
      {nothing}
      <div
        role="grid"
        hidden={rows.length === 0}
        className={classes.results}
        aria-label={t('ui.search.results')}
        aria-multiselectable="true"
        aria-activedescendant={cursor.row && `hit-${places.get(cursor.row.original)}`}
        tabIndex={0}
        onKeyDown={cursor.onKeyDown}
      >
        {firstOf(shown, 'hits', drawn).map((group) => (
          <div key={group.kind} role="rowgroup" tabIndex={-1}>
            <div role="row" tabIndex={-1} className={classes.group}>
              <span role="gridcell" tabIndex={-1}>
                {t(`ui.search.kind_${group.kind}`)}
              </span>
            </div>
            {group.hits.map((hit) => (
              <Hit
                key={hit.id}
                id={`hit-${places.get(hit)}`}
                hit={hit}
                words={found.words}
                current={cursor.row?.original === hit}
                selected={marks[idOf(hit)] ?? false}
                on={on}
              />
            ))}
          </div>
        ))}
      </div>
      {peeked && (
        <Peek
          of={{ ...peeked, where: [peeked.project_title, kindWord(peeked)].join(', ') }}
          onClose={() => setPeeked(null)}
        />
      )}
    </>
  );
}

/** What is copied of the list, as a spreadsheet takes it. */
function hitColumns() {
  return [
    { head: t('ui.search.kind'), value: kindWord },
    { head: t('ui.search.hit'), value: ({ title }: HitView) => title },
    { head: t('ui.search.words'), value: ({ text }: HitView) => text },
    { head: t('ui.search.where'), value: whereOf },
  ];
}
