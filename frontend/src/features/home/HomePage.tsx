import { useCallback, useMemo, useState } from 'react';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { HomeView, NeedView } from '@/api/door';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { useAddress } from '@/lib/address';
import { Peek, type Peeked } from '@/parts/peek/Peek';
import { Chip } from '@/ui/Chip';
import { Loaded } from '@/ui/ErrorBox';
import { useNotices } from '@/ui/Notices';
import { BulkBar, BulkOutcomes } from './BulkBar';
import classes from './Home.module.css';
import { HomeSide } from './HomeSide';
import { NeedList } from './NeedList';
import { NothingWaits } from './NothingWaits';
import { type ActName, actKeys, actsOf, filterCounts, groupNeeds, type NeedFilter, needId } from './needs';
import { needTitle } from './needWords';
import { peekOf } from './peekOf';
import { type Outcome, useActing } from './useActing';
import { useBulk } from './useBulk';

const filters: NeedFilter[] = ['all', 'decide', 'verify', 'do', 'people'];

/** What waits for me, by urgency; what runs; what comes; my projects. */
export function HomePage() {
  usePlace([{ label: t('ui.frame.home') }]);
  const home = useGet('home.get', {});
  return <Loaded query={home}>{(data) => <HomeBody home={data} />}</Loaded>;
}

function HomeBody({ home }: { home: HomeView }) {
  const [params, change] = useAddress();
  const filter = filters.find((one) => one === params.get('show')) ?? 'all';
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [outcomes, setOutcomes] = useState<Outcome[]>([]);
  const [current, setCurrent] = useState<NeedView>();
  const { peeked, peek, flip } = usePeeked();
  const { acting, begin, end } = useActing();
  const { notify } = useNotices();
  const { needs, take } = useDoneNeeds(home);
  const groups = useMemo(() => groupNeeds(needs, filter), [needs, filter]);
  const chosen = useMemo(
    () => groups.flatMap((group) => group.needs.filter((need) => selected.has(needId(need)))),
    [groups, selected],
  );
  const counts = filterCounts(home);

  const bulkDone = (all: Outcome[], act: ActName) => {
    const refused = all.filter((outcome) => outcome.refused);
    setOutcomes(all);
    setSelected(new Set(refused.map(({ need }) => needId(need))));
    if (refused.length === 0)
      notify({ tone: 'done', title: t(`ui.home.bulk_did_${act as 'approve'}`, { n: all.length }) });
  };
  const bulk = useBulk(chosen, bulkDone);
  useNeedActions(current, begin, chosen.length > 0 ? bulk.actions : undefined);

  return (
    <div className={`${classes.page} ${peeked ? classes.looking : ''}`}>
      <section className={classes.waits} aria-label={t('ui.home.waits')}>
        <header className={classes.head}>
          <div>
            <h1 className="t20 b">
              {home.total > 0 ? t('ui.home.title', { count: home.total }) : t('ui.home.nothing')}
            </h1>
            {home.overdue > 0 && <p className="t13 c3">{t('ui.home.overdue', { count: home.overdue })}</p>}
          </div>
          <span className="push row g8">
            {(home.total > 0 ? filters : [])
              .filter((one) => one === 'all' || one === filter || counts[one] > 0)
              .map((one) => (
                <Chip
                  key={one}
                  on={one === filter}
                  count={counts[one]}
                  onClick={() => change((next) => (one === 'all' ? next.delete('show') : next.set('show', one)))}
                >
                  {t(`ui.home.filter_${one}`)}
                </Chip>
              ))}
          </span>
        </header>
        {chosen.length > 0 && <BulkBar bulk={bulk} />}
        <BulkOutcomes outcomes={outcomes} onClose={() => setOutcomes([])} />
        <NeedList
          label={t('ui.home.waits')}
          groups={groups}
          windows={home.now}
          selected={selected}
          onSelected={setSelected}
          acting={acting}
          onAct={begin}
          onActed={(done) => {
            if (done) take(done);
            end();
          }}
          onPeek={(need) => flip(peekOf(need))}
          onCursor={(need) => {
            setCurrent(need);
            if (peeked && need) peek(peekOf(need));
          }}
          empty={<NothingWaits filtered={home.total > 0} />}
        />
      </section>
      <HomeSide home={home} onPeek={flip} />
      {peeked && <Peek of={peeked} onClose={() => peek(null)} />}
    </div>
  );
}

/** What is looked at beside the list, until it is looked at again. */
function usePeeked() {
  const [peeked, peek] = useState<Peeked | null>(null);
  return { peeked, peek, flip: (one: Peeked) => peek(one.id === peeked?.id ? null : one) };
}

/** Without what was just done: the next key is for the next one, even before Go has told the list anew. */
function useDoneNeeds(home: HomeView) {
  const [done, setDone] = useState<{ home: HomeView; ids: ReadonlySet<string> }>({ home, ids: new Set() });
  const ids = done.home === home ? done.ids : undefined;
  const needs = useMemo(() => (ids ? home.needs.filter((need) => !ids.has(needId(need))) : home.needs), [home, ids]);
  return { needs, take: (need: NeedView) => setDone({ home, ids: new Set([...(ids ?? []), needId(need)]) }) };
}

/** The keys of what can be done about the current one, or about all that are selected. */
function useNeedActions(
  current: NeedView | undefined,
  begin: (need: NeedView, act: ActName) => void,
  bulk: Action[] | undefined,
) {
  const acts = useCallback(
    (need: NeedView): Action[] =>
      actsOf(need).map((act) => ({
        id: `home.${act}`,
        label: t('ui.home.act_on', { act: t(`ui.home.act_${act}`), what: need.ref || needTitle(need) }),
        group: 'ui.home.keys',
        icon: act === 'reject' ? 'close' : undefined,
        keys: actKeys[act],
        run: () => begin(need, act),
      })),
    [begin],
  );
  useActions(useMemo(() => bulk ?? (current ? acts(current) : []), [bulk, current, acts]));
}
