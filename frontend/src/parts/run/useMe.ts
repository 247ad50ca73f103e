import { useGet } from '@/api/queries';

/** The id of who is signed in; empty for a moment. */
export function useMe(): string {
  return useGet('session.get', {}).data?.user.id ?? '';
}
