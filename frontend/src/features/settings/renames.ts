import type { ListChange } from '@/lib/list';

/** An entry of a list that goes on under another name; items take it over. */
export interface ListRename {
  list: string;
  from: string;
  to: string;
}

/** The renames of a list after one more change; `saved` are its entries in the workspace. */
export function renamesAfter(
  renames: readonly ListRename[],
  list: string,
  saved: readonly string[],
  change: ListChange,
): ListRename[] {
  if (change.kind === 'remove') return renames.filter((one) => one.list !== list || one.to !== change.name);
  if (change.kind !== 'rename') return [...renames];
  const earlier = renames.find((one) => one.list === list && one.to === change.name);
  const rest = renames.filter((one) => one !== earlier);
  const from = earlier?.from ?? change.name;
  if (from === change.to || !saved.includes(from)) return rest;
  return [...rest, { list, from, to: change.to }];
}
