import type { ItemRow } from '@/api/door';

/** Which items are shown; empty lists do not restrict. */
export interface ItemFilter {
  states: string[];
  categories: string[];
  modules: string[];
}

export const noFilter: ItemFilter = { states: [], categories: [], modules: [] };

const fits = (wanted: string[], ...has: string[]) => wanted.length === 0 || has.some((one) => wanted.includes(one));

export function shownItems(items: ItemRow[], { states, categories, modules }: ItemFilter): ItemRow[] {
  return items.filter(
    (item) => fits(states, item.status) && fits(categories, item.category) && fits(modules, ...item.modules),
  );
}

/** Whether an item waits for somebody with these roles, out of what Go allows: as Home counts it. */
export function waitsFor({ can }: ItemRow, roles: readonly string[]): boolean {
  if (can.includes('verify') || can.includes('approve') || can.includes('complete')) return true;
  return can.includes('submit') && roles.includes('entry');
}
