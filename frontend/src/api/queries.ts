import { QueryClient, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAskNow } from './asker';
import type { AppError } from './call';
import {
  type CommandName,
  type Commands,
  doCommand,
  doCommands,
  get,
  type ParamsOf,
  type QueryName,
  type Receipt,
  type ResultOf,
} from './door';
import { onChanged } from './events';

/** One client for the window. Nothing goes stale by time: the `changed` event says when to ask again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** A query as the window remembers it. */
export function question<N extends QueryName>(name: N, params: ParamsOf<N>) {
  return { queryKey: [name, params] as const, queryFn: () => get(name, params) };
}

/** What a query answers; asked again by itself after every change. While a list is asked again, the old rows stay. */
export function useGet<N extends QueryName>(
  name: N,
  params: ParamsOf<N>,
  options: { enabled?: boolean; keepPrevious?: boolean } = {},
): UseQueryResult<ResultOf<N>, AppError> {
  const asked = question(name, params);
  const enabled = options.enabled ?? true;
  useAskNow([asked], enabled);
  return useQuery<ResultOf<N>, AppError>({
    ...asked,
    enabled,
    placeholderData: options.keepPrevious ? (previous) => previous as never : undefined,
  });
}

/**
 * Asks everything on screen again. An answer that is on its way to no screen yet would pass for one of now when it comes:
 * it is given up. Pages of lists are left alone, because somebody waits for them.
 */
function askAgain(client: QueryClient) {
  void client.cancelQueries({
    predicate: (query) =>
      query.state.fetchStatus === 'fetching' &&
      query.state.data === undefined &&
      !query.isActive() &&
      query.queryKey[1] !== 'page',
  });
  return client.invalidateQueries();
}

/** A command as a mutation: `run(payload)` resolves with the receipt or rejects with AppError. */
export function useDo<N extends CommandName>(name: N) {
  const client = useQueryClient();
  const mutation = useMutation<Receipt, AppError, Commands[N]>({
    mutationFn: (payload) => doCommand(name, payload),
    onSettled: () => askAgain(client),
  });
  return { run: mutation.mutateAsync, busy: mutation.isPending, error: mutation.error, reset: mutation.reset };
}

/** The same command several times in one transaction, as a mutation: all or none. */
export function useDoAll<N extends CommandName>(name: N) {
  const client = useQueryClient();
  const mutation = useMutation<Receipt[], AppError, Commands[N][]>({
    mutationFn: (payloads) => doCommands(name, payloads),
    onSettled: () => askAgain(client),
  });
  return { run: mutation.mutateAsync, busy: mutation.isPending };
}

/** Once, at the root: asks everything on screen again when something was committed, here or elsewhere. */
export function useChanges() {
  const client = useQueryClient();
  useEffect(() => onChanged(() => void askAgain(client)), [client]);
}
