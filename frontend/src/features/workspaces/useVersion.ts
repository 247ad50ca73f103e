import { useQuery } from '@tanstack/react-query';
import { facts } from '@/api/desktop';

/** The version of the program; empty until it is known. */
export function useVersion(): string {
  const query = useQuery({ queryKey: ['system.facts'], queryFn: facts });
  return query.data?.version ?? '';
}
