import { useCallback, useMemo } from 'react';
import { useAddress, useOwnAddress, useTypedText } from '@/lib/address';
import { recall, useRemembered } from '@/lib/remember';
import type { Column } from './columns';
import type { Chosen, Filter } from './filters';
import {
  lookOf,
  putLook,
  readHidden,
  readSort,
  renamedView,
  type SavedView,
  type SortStep,
  searchName,
  toggleValue,
  viewName,
  withoutView,
  withView,
  writeHidden,
  writeSort,
} from './look';

export interface LookOptions<R> {
  columns: readonly Column<R>[];
  /** Under this name the workstation remembers. */
  remember: string;
  filters?: readonly Filter<R>[];
  /** Other names in the address that narrow this list, so that saved views keep them. */
  alsoInView?: readonly string[];
  /** Search, filters and view stand in the address of the page; false where the page has another list that does. */
  inAddress?: boolean;
}

/** How a list is looked at: order, columns, widths, height of rows, search, filters, saved views. */
export interface Look {
  sort: SortStep[];
  setSort: (sort: SortStep[]) => void;
  hidden: readonly string[];
  toggleColumn: (id: string) => void;
  widths: Record<string, number>;
  setWidths: (widths: Record<string, number>) => void;
  compact: boolean;
  setCompact: (compact: boolean) => void;
  search: string;
  setSearch: (text: string) => void;
  chosen: Chosen;
  toggle: (filter: string, value: string) => void;
  /** Nothing narrows the list. */
  isPlain: boolean;
  /** Search and filters go; the order and the columns stay. */
  widen: () => void;
  views: Views;
}

export interface Views {
  all: readonly SavedView[];
  /** The name of the chosen one; from a copied address it may be one that only a colleague has. */
  name: string;
  known: boolean;
  /** It is looked at otherwise than it was saved. */
  changed: boolean;
  /** Without a name: the list as at first. */
  choose: (name: string | undefined) => void;
  save: (name: string) => void;
  rename: (name: string) => void;
  /** Gives back what was deleted. */
  remove: () => SavedView | undefined;
  restore: (view: SavedView) => void;
}

const none: readonly never[] = [];

export function useLook<R>(options: LookOptions<R>): Look {
  const { columns, remember, filters = none, alsoInView = none } = options;
  const page = useAddress();
  const own = useOwnAddress();
  const [params, change] = options.inAddress === false ? own : page;
  const ids = filters.map(({ id }) => id).join(' ');

  const [usualSort, setUsualSort] = useRemembered<SortStep[]>(`table.${remember}.sort`, none as never);
  const [usualColumns, setUsualColumns] = useRemembered<Record<string, boolean>>(`table.${remember}.columns`, {});
  const [widths, setWidths] = useRemembered<Record<string, number>>(`table.${remember}.widths`, {});
  const [saved, setSaved] = useRemembered<SavedView[]>(`table.${remember}.views`, none as never);
  const [compact, setCompact] = useRemembered('table.compact', false);
  const [search, setSearch] = useTypedText(params, change, searchName);

  const sort = useMemo(() => readSort(params) ?? usualSort, [params, usualSort]);
  const hidden = useMemo(
    () => readHidden(params) ?? columns.filter((one) => !(usualColumns[one.id] ?? !one.hidden)).map(({ id }) => id),
    [params, usualColumns, columns],
  );
  const chosen = useMemo<Chosen>(
    () => Object.fromEntries(ids.split(' ').map((id) => [id, params.getAll(id)])),
    [params, ids],
  );

  const setSort = (next: SortStep[]) => {
    if (readSort(params)) change((to) => writeSort(to, next));
    else setUsualSort(next);
  };
  const toggleColumn = (id: string) => {
    const next = hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id];
    if (readHidden(params)) change((to) => writeHidden(to, next));
    else setUsualColumns(Object.fromEntries(columns.map((one) => [one.id, !next.includes(one.id)])));
  };
  const toggle = useCallback((id: string, value: string) => change((to) => toggleValue(to, id, value)), [change]);

  const names = [...filters.map(({ id }) => id), ...alsoInView];
  const now = new URLSearchParams(params);
  if (search) now.set(searchName, search);
  else now.delete(searchName);
  writeSort(now, sort);
  writeHidden(now, hidden);
  const address = lookOf(now, names);
  const name = params.get(viewName) ?? '';
  const view = saved.find((one) => one.name === name);
  const show = (shown: SavedView | undefined) => {
    setSearch(new URLSearchParams(shown?.address).get(searchName) ?? '');
    change((to) => putLook(to, names, shown));
  };

  return {
    sort,
    setSort,
    hidden,
    toggleColumn,
    widths,
    setWidths,
    compact,
    setCompact,
    search,
    setSearch,
    chosen,
    toggle,
    isPlain: search === '' && Object.values(chosen).every((values) => values.length === 0),
    widen: () => {
      setSearch('');
      change((to) => {
        for (const one of [searchName, ...filters.map(({ id }) => id)]) to.delete(one);
      });
    },
    views: {
      all: saved,
      name,
      known: view !== undefined,
      changed: view !== undefined && view.address !== address,
      choose: (wanted) => {
        if (wanted === undefined) {
          setUsualSort([]);
          setUsualColumns({});
        }
        show(saved.find((one) => one.name === wanted));
      },
      save: (as) => {
        const kept = { name: as, address };
        setSaved(withView(saved, kept));
        show(kept);
      },
      rename: (to) => {
        setSaved(renamedView(saved, name, to));
        change((next) => next.set(viewName, to));
      },
      remove: () => {
        setSaved(withoutView(saved, name));
        change((to) => to.delete(viewName));
        return view;
      },
      restore: (deleted) => setSaved(withView(recall<SavedView[]>(`table.${remember}.views`) ?? [], deleted)),
    },
  };
}
