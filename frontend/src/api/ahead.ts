import type { FetchQueryOptions, QueryClient } from '@tanstack/react-query';
import { deploymentIdOf } from '@/lib/paths';
import type { ParamsOf, QueryName } from './door';
import { question } from './queries';

/** A question as it is remembered. */
type Ahead = Pick<FetchQueryOptions, 'queryKey' | 'queryFn'>;

/** The parts of an address. */
type At = Record<string, string | undefined>;

interface Asking {
  asks: (at: At) => Ahead[];
}

/**
 * For the `handle` of a route: what its page asks first. It is asked while the page is drawn, not afterwards, and as soon as
 * somebody points at a way there.
 */
export function asking(asks: Asking['asks']): Asking {
  return { asks };
}

/** The same for a part of a deployment, where the address has its id. */
export function askingOf(asks: (deployment: string) => Ahead[]): Asking {
  return asking(({ deployment = '' }) => {
    const id = deploymentIdOf(deployment);
    return id ? asks(id) : [];
  });
}

/** The same for what stands under a project. */
export const askingProject = asking(({ project = '' }) => [ahead('project.get', { key: project })]);

export function ahead<N extends QueryName>(name: N, params: ParamsOf<N>): Ahead {
  return question(name, params);
}

interface Match {
  params: At;
  route: { handle?: unknown };
}

/** Asks what the pages of an address ask first, where it is not known yet. What fails is asked again by the page, which says so. */
export async function askAhead(client: QueryClient, matches: readonly Match[]): Promise<void> {
  const asked = matches.flatMap(({ params, route }) => (route.handle as Asking | undefined)?.asks(params) ?? []);
  await Promise.all(asked.map((one) => client.prefetchQuery(one)));
}
