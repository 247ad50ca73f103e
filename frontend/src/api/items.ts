import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useAskNow } from './asker';
import type { AppError } from './call';
import { type Ability, get, type ItemRow } from './door';

export interface ItemRows {
  items: ItemRow[];
  can: Ability[];
}

const pageSize = 200; // the most that Go gives at once

async function everyItem(deployment: string): Promise<ItemRows> {
  const first = await get('items.list', { deployment, limit: pageSize });
  const items = [...first.items];
  while (items.length < first.total) {
    const next = await get('items.list', { deployment, limit: pageSize, offset: items.length });
    if (next.items.length === 0) break; // some left meanwhile
    items.push(...next.items);
  }
  return { items, can: first.can };
}

/** The question for all items of a deployment. */
export function everyItemOf(deployment: string) {
  return { queryKey: ['items.list', 'all', deployment] as const, queryFn: () => everyItem(deployment) };
}

/** All items of a deployment in its own order; asked again by itself after every change. */
export function useItemRows(deployment: string): UseQueryResult<ItemRows, AppError> {
  const asked = everyItemOf(deployment);
  const enabled = deployment !== '';
  useAskNow([asked], enabled);
  return useQuery<ItemRows, AppError>({ ...asked, enabled });
}
