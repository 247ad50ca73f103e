import { useCallback, useState } from 'react';
import type { NeedView } from '@/api/door';
import { type ActName, needId } from './needs';
import { prepare } from './prepare';

/** What came of one of several acts. */
export interface Outcome {
  need: NeedView;
  /** Why it was refused; nothing when it was done. */
  refused?: string;
}

/** Which need is acted on in place, if any. */
export function useActing() {
  const [acting, setActing] = useState<{ id: string; act: ActName } | null>(null);
  const begin = useCallback((need: NeedView, act: ActName) => setActing({ id: needId(need), act }), []);
  const end = useCallback(() => setActing(null), []);
  return { acting, begin, end };
}

/** Does the same to several, one after the other, each for itself and over what was seen of it. */
export async function actOnAll(
  needs: readonly NeedView[],
  act: ActName,
  seenOf: (record: string) => Promise<string>,
  told: (done: number) => void,
) {
  const outcomes: Outcome[] = [];
  for (const need of needs) {
    outcomes.push({ need, refused: await actOn(need, act, seenOf) });
    told(outcomes.length);
  }
  return outcomes;
}

async function actOn(
  need: NeedView,
  act: ActName,
  seenOf: (record: string) => Promise<string>,
): Promise<string | undefined> {
  try {
    const prepared = await prepare(need, act, await seenOf(need.record));
    if (prepared.reason) return prepared.reason;
    await prepared.send('', []);
  } catch (error) {
    return (error as Error).message;
  }
}
