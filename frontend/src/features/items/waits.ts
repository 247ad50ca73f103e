import type { ItemRow } from '@/api/door';

/** Whether an item waits for somebody with these roles, out of what Go allows: as Home counts it. */
export function waitsFor({ can }: ItemRow, roles: readonly string[]): boolean {
  if (can.includes('verify') || can.includes('approve') || can.includes('complete')) return true;
  return can.includes('submit') && roles.includes('entry');
}
