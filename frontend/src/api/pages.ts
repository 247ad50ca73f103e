import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { mostAtOnce, type Paged } from '@/lib/paged';
import { useAskNow } from './asker';
import type { AppError } from './call';
import { get, type ParamsOf, type QueryName, type ResultOf } from './door';

/** The most rows that Go gives at once. */
const pageSize = 200;

interface PagesOptions<N extends QueryName, R> {
  /** Keep it stable, and everything in it but offset and limit. */
  params: ParamsOf<N>;
  rowsOf: (result: ResultOf<N>) => R[];
  totalOf: (result: ResultOf<N>) => number;
  enabled?: boolean;
}

export interface PagedRows<N extends QueryName, R> extends Paged<R> {
  /** What Go said with the first page; nothing before the first answer. */
  first: ResultOf<N> | undefined;
  error: AppError | null;
}

/** A list of any length: the pages around the visible part, each asked again by itself after every change. */
export function usePages<N extends QueryName, R>(name: N, options: PagesOptions<N, R>): PagedRows<N, R> {
  const { params, rowsOf, totalOf } = options;
  const client = useQueryClient();
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const question = useMemo(
    () => (page: number) => ({
      queryKey: [name, 'page', params, page],
      queryFn: () => get(name, { ...(params as object), offset: page * pageSize, limit: pageSize } as ParamsOf<N>),
    }),
    [name, params],
  );
  const enabled = options.enabled ?? true;
  useAskNow(wanted.map(question), enabled);
  const answers = useQueries({
    queries: wanted.map((page) => ({ ...question(page), enabled })),
    combine: (results) => ({
      data: results.map((result) => result.data as ResultOf<N> | undefined),
      error: (results.find((result) => result.error)?.error ?? null) as AppError | null,
    }),
  });
  const kept = useRef<{ params: unknown; total: number; loaded: Paged<R>['loaded'] }>(null);
  const head = answers.data[wanted.indexOf(0)];
  const shown = useStable(answers.data);
  const rows = useMemo(() => {
    const loaded = shown.flatMap((result, at) =>
      result ? rowsOf(result).map((row, place) => ({ at: (wanted[at] ?? 0) * pageSize + place, row })) : [],
    );
    // a total can be bounded, and then grows with the offset
    const total = Math.max(0, ...shown.map((result) => (result && head ? totalOf(result) : 0)));
    return { total, loaded };
  }, [shown, wanted, head, rowsOf, totalOf]);
  const late = head === undefined && kept.current !== null;
  if (head) kept.current = { params, ...rows };

  const need = useCallback((from: number, to: number) => {
    const first = Math.floor(from / pageSize);
    const last = Math.floor(to / pageSize);
    const pages = [0, ...Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((page) => page > 0)];
    setWanted((old) => (old.join() === pages.join() ? old : pages));
  }, []);
  const all = useCallback(async () => {
    const start = await client.fetchQuery(question(0));
    const total = totalOf(start);
    if (total > mostAtOnce) return undefined;
    const every = [...rowsOf(start)];
    for (let page = 1; page * pageSize < total; page += 1)
      every.push(...rowsOf(await client.fetchQuery(question(page))));
    return every;
  }, [client, question, rowsOf, totalOf]);
  const { total, loaded } = late && kept.current ? kept.current : rows;
  const retry = useCallback(
    () => void client.invalidateQueries({ queryKey: [name, 'page', params] }),
    [client, name, params],
  );
  return useMemo(
    () => ({
      total,
      loaded,
      late,
      ready: late || head !== undefined,
      need,
      all,
      first: head,
      error: answers.error,
      retry,
    }),
    [total, loaded, late, need, all, head, answers.error, retry],
  );
}

/** The same list as long as its members are the same. */
function useStable<T>(list: readonly T[]): readonly T[] {
  const last = useRef(list);
  const same = last.current.length === list.length && last.current.every((one, at) => one === list[at]);
  if (!same) last.current = list;
  return last.current;
}
