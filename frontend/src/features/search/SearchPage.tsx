import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { HitView, SearchView } from '@/api/door';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { markedParts, withoutMarks } from '@/lib/format';
import { pathOf } from '@/lib/paths';
import { firstOf, useGrowing } from '@/lib/useGrowing';
import { Peek } from '@/parts/peek/Peek';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorBox } from '@/ui/ErrorBox';
import fieldClasses from '@/ui/Field.module.css';
import { useCursor } from '@/ui/table/useCursor';
import { groupHits, type HitKind } from './groupHits';
import classes from './Search.module.css';

const most = 200;
const pause = 150; // ms between the last key and the question

/** Everything that has the words, by kind; the words stand in the address. */
export function SearchPage() {
  usePlace([{ label: t('ui.search.title') }]);
  const [params, setParams] = useSearchParams();
  const text = params.get('q') ?? '';
  const [typed, setTyped] = useState(text);
  const results = useRef<HTMLDivElement>(null);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => setParams(typed ? { q: typed } : {}, { replace: true }), pause);
    return () => clearTimeout(timer);
  }, [typed, text, setParams]);
  const found = useGet('search', { text, limit: most }, { enabled: text.trim() !== '', keepPrevious: true });

  const toResults = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    results.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  return (
    <>
      <header className={classes.head}>
        <h1 className="t20 b">{t('ui.search.title')}</h1>
        <input
          type="search"
          className={`${fieldClasses.in} ${classes.box}`}
          value={typed}
          aria-label={t('ui.search.title')}
          placeholder={t('ui.search.placeholder')}
          // biome-ignore lint/a11y/noAutofocus: one comes here to type
          autoFocus
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={toResults}
        />
      </header>
      <div ref={results} className={classes.body}>
        {found.error && <ErrorBox error={found.error} onRetry={() => void found.refetch()} />}
        {text.trim() === '' && <EmptyState title={t('ui.search.start')}>{t('ui.search.start_body')}</EmptyState>}
        {text.trim() !== '' && found.data && <Results key={text} found={found.data} text={text} />}
      </div>
    </>
  );
}

function Results({ found, text }: { found: SearchView; text: string }) {
  const navigate = useNavigate();
  const [kind, setKind] = useState<HitKind | 'all'>('all');
  const groups = useMemo(() => groupHits(found.hits), [found.hits]);
  const shown = groups.filter((group) => kind === 'all' || group.kind === kind);
  const rows = useMemo(
    () => shown.flatMap(({ hits }) => hits.map((hit) => ({ id: `${hit.kind} ${hit.id}`, original: hit }))),
    [shown],
  );
  const places = useMemo(() => new Map(rows.map(({ original }, at) => [original, at])), [rows]);
  const drawn = useGrowing(rows.length, 25);
  const [peeked, setPeeked] = useState<HitView | null>(null);
  const cursor = useCursor<HitView, (typeof rows)[number]>({
    rows,
    first: true,
    onOpen: (hit) => navigate(pathOf(hit)),
    onPeek: (hit) => setPeeked(hit === peeked ? null : hit),
    onCursor: (hit) => peeked && hit && setPeeked(hit),
    onCopy: () => undefined,
    pageRows: 8,
    show: (at) => document.getElementById(`hit-${at}`)?.scrollIntoView({ block: 'nearest' }),
  });
  if (rows.length === 0) {
    return <EmptyState title={t('ui.search.nothing', { text })}>{t('ui.search.nothing_body')}</EmptyState>;
  }
  return (
    <>
      <div className={`row g8 wrap ${classes.chips}`}>
        <Chip on={kind === 'all'} count={found.hits.length} onClick={() => setKind('all')}>
          {t('ui.search.everything')}
        </Chip>
        {groups.map((group) => (
          <Chip key={group.kind} on={kind === group.kind} count={group.hits.length} onClick={() => setKind(group.kind)}>
            {t(`ui.search.kind_${group.kind}`)}
          </Chip>
        ))}
        {found.behind > 0 && <span className="t12 c3">{t('ui.search.behind', { count: found.behind })}</span>}
      </div>
      <div
        role="grid"
        className={classes.results}
        aria-label={t('ui.search.results')}
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
              />
            ))}
          </div>
        ))}
      </div>
      {peeked && (
        <Peek
          of={{ ...peeked, where: [peeked.project_title, t(`ui.search.kind_${peeked.kind as HitKind}`)].join(', ') }}
          onClose={() => setPeeked(null)}
        />
      )}
    </>
  );
}

const Hit = memo(function Hit({
  id,
  hit,
  words,
  current,
}: {
  id: string;
  hit: HitView;
  words: string[];
  current: boolean;
}) {
  const where = [hit.project_title, hit.deployment_title].filter((one) => one && one !== hit.title).join(', ');
  const text = withoutMarks(hit.text.startsWith(hit.title) ? hit.text.slice(hit.title.length) : hit.text);
  return (
    <div id={id} role="row" tabIndex={-1} className={`${classes.hit} ${current ? classes.current : ''}`}>
      <div role="gridcell" tabIndex={-1} className="grow">
        <Link to={pathOf(hit)} tabIndex={-1} className="b cut" style={{ display: 'block' }} title={hit.title}>
          <Marked text={hit.title} words={words} />
        </Link>
        {text && (
          <span className="t12 c2 cut" style={{ display: 'block' }} title={text}>
            <Marked text={text} words={words} />
          </span>
        )}
      </div>
      <span role="gridcell" tabIndex={-1} className={`t12 c3 cut ${classes.where}`} title={where}>
        {where}
      </span>
    </div>
  );
});

function Marked({ text, words }: { text: string; words: string[] }) {
  return markedParts(text, words.join(' ')).map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
    part.hit ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>,
  );
}
