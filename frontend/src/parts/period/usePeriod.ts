import { useMemo } from 'react';
import { useAddress } from '@/lib/address';
import { useNow } from '@/lib/useNow';

const day = 86_400_000; // ms

/** Periods up to now, in days; 0: since ever. */
const lengths = { all: 0, month: 30, quarter: 90, year: 365 } as const;

export const periods = ['all', 'month', 'quarter', 'year', 'between'] as const;
export type PeriodName = (typeof periods)[number];

/** The names under which a period stands in the address. */
export const periodNames = ['period', 'from', 'to'] as const;

export type Period = ReturnType<typeof usePeriod>;

/** The period that the address asks for: from is in it, to is not; 0 does not restrict. */
export function usePeriod() {
  const [address, change] = useAddress();
  const today = useNow(day);
  const name = periods.find((one) => one === address.get('period')) ?? 'all';
  const typedFrom = momentIn(address, 'from');
  const typedTo = momentIn(address, 'to');
  const span = useMemo(() => {
    if (name === 'between') return { from: typedFrom, to: typedTo };
    return { from: lengths[name] && today - lengths[name] * day, to: 0 };
  }, [name, typedFrom, typedTo, today]);
  const choose = (next: PeriodName) =>
    change((params) => (next === 'all' ? params.delete('period') : params.set('period', next)));
  const type = (end: 'from' | 'to', at: number) =>
    change((params) => (at ? params.set(end, String(at)) : params.delete(end)));
  return { name, ...span, choose, type };
}

function momentIn(address: URLSearchParams, name: string): number {
  const at = Number(address.get(name));
  return Number.isSafeInteger(at) ? at : 0;
}
