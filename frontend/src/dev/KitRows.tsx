import { useCallback, useEffect, useMemo, useState } from 'react';
import { usePlace } from '@/app/place';
import type { Paged } from '@/lib/paged';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Segments } from '@/ui/Tabs';
import { DataTable } from '@/ui/table/DataTable';
import { PagedTable } from '@/ui/table/PagedTable';
import { useLook } from '@/ui/table/useLook';
import classes from './Kit.module.css';
import { type KitItem, kitColumns, kitFilters, kitItems } from './KitTable';

const all = kitItems(50_000);
const pageSize = 200;
const wait = 120; // ms: as long as a slow disk takes for a page

/** Pages of made-up rows that come as slowly as from a shared drive. */
function useSlowPages(search: string): Paged<KitItem> {
  const rows = useMemo(() => all.filter(({ title }) => title.toLowerCase().includes(search.toLowerCase())), [search]);
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const [there, setThere] = useState<readonly number[]>([0]);
  useEffect(() => {
    const timer = setTimeout(() => setThere(wanted), wait);
    return () => clearTimeout(timer);
  }, [wanted]);
  const need = useCallback((from: number, to: number) => {
    const first = Math.floor(from / pageSize);
    const pages = Array.from({ length: Math.floor(to / pageSize) - first + 1 }, (_, at) => first + at);
    setWanted((old) => (old.join() === pages.join() ? old : pages));
  }, []);
  return useMemo(
    () => ({
      total: rows.length,
      loaded: there.flatMap((page) =>
        rows.slice(page * pageSize, (page + 1) * pageSize).map((row, place) => ({ at: page * pageSize + place, row })),
      ),
      need,
      all: () => Promise.resolve(undefined),
      late: false,
      ready: true,
      error: null,
      retry: () => undefined,
    }),
    [rows, there, need],
  );
}

const rowId = ({ ref }: KitItem) => ref;
const count = (n: number) => `${n} items`;
const bulk = (selected: KitItem[], clear: () => void) => (
  <Button size="s" kind="primary" onClick={clear}>
    {`Approve ${selected.length}`}
  </Button>
);
const empty = <EmptyState title="No items yet" />;

function AllThere() {
  return (
    <DataTable
      label="50,000 items"
      columns={kitColumns}
      filters={kitFilters}
      rows={all}
      rowId={rowId}
      remember="kit.all"
      bulk={bulk}
      foot={count}
      empty={empty}
      autoFocus
    />
  );
}

const pagedColumns = kitColumns.map((column) => ({ ...column, sortable: false, total: undefined }));

function InPages() {
  const look = useLook({ columns: pagedColumns, remember: 'kit.pages' });
  const pages = useSlowPages(look.search);
  return (
    <PagedTable
      label="50,000 items in pages"
      columns={pagedColumns}
      look={look}
      pages={pages}
      rowId={rowId}
      bulk={bulk}
      foot={count}
      empty={empty}
      autoFocus
    />
  );
}

/** Lists of 50,000 rows, all there and in pages that come late; at #/kit/rows. What is measured scrolls here. */
export function KitRows() {
  usePlace([{ label: 'Kit', to: '/kit' }, { label: 'Rows' }]);
  const [way, setWay] = useState('all');
  return (
    <div className={classes.whole}>
      <div className={classes.bar}>
        <h1 className="t20 b">50,000 rows</h1>
        <Segments
          label="How they come"
          value={way}
          onChange={setWay}
          tabs={[
            { id: 'all', label: 'All there' },
            { id: 'pages', label: 'In pages' },
          ]}
        />
      </div>
      {way === 'all' ? <AllThere /> : <InPages />}
    </div>
  );
}
