import { useCallback, useEffect, useRef } from 'react';
import { get } from '@/api/door';

const most = 100; // asked for at once

/**
 * The digests of selected items, each as it was when it was selected: what is decided about later is what stood there
 * then. Asking for one rejects with AppError when it could not be read.
 */
export function useSeen(items: readonly string[]): (item: string) => Promise<string> {
  const known = useRef(new Map<string, Promise<string>>()).current;
  const selected = items.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each selection
  useEffect(() => {
    for (const item of known.keys()) if (!items.includes(item)) known.delete(item);
    const fresh = items.filter((item) => !known.has(item));
    for (let at = 0; at < fresh.length; at += most) {
      const part = fresh.slice(at, at + most);
      const asked = get('items.seen', { items: part });
      for (const item of part) {
        const seen = asked.then((view) => view.items.find((one) => one.item === item)?.seen ?? '');
        seen.catch(() => undefined); // told when it is decided about
        known.set(item, seen);
      }
    }
  }, [selected]);
  return useCallback((item) => known.get(item) ?? Promise.reject(new Error(`not selected: ${item}`)), [known]);
}
