import { type FetchQueryOptions, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useRef } from 'react';

type Question = Pick<FetchQueryOptions, 'queryKey' | 'queryFn'>;

interface Asker {
  ask: (client: QueryClient, questions: readonly Question[]) => void;
}

const AskerContext = createContext<Asker | null>(null);

interface AskerProviderProps {
  /** How often `onAnswer` was called: with another number, all who asked look again. */
  answers: number;
  onAnswer: () => void;
  children: ReactNode;
}

/**
 * Around a page that may be drawn before it is shown. None of its effects run until then, and those are what asks: here
 * its questions are asked while it is drawn.
 */
export function AskerProvider({ answers, onAnswer, children }: AskerProviderProps) {
  const isShown = useRef(false);
  useLayoutEffect(() => {
    isShown.current = true;
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one with other answers
  const asker = useMemo<Asker>(() => {
    const ask: Asker['ask'] = (client, questions) => {
      if (isShown.current) return;
      for (const question of questions.filter((one) => !isKnown(client, one))) {
        void client.prefetchQuery(question).then(onAnswer);
      }
    };
    return { ask };
  }, [answers, onAnswer]);
  return <AskerContext value={asker}>{children}</AskerContext>;
}

/** Known, on its way, or refused: what failed is asked again when the page is shown. */
function isKnown(client: QueryClient, { queryKey }: Question): boolean {
  const state = client.getQueryState(queryKey);
  if (!state) return false;
  if (state.fetchStatus === 'fetching' || state.status === 'error') return true;
  return state.data !== undefined && !state.isInvalidated;
}

/** For what asks: while the page is drawn ahead, the questions are asked at once. */
export function useAskNow(questions: readonly Question[], enabled = true) {
  const client = useQueryClient();
  const asker = useContext(AskerContext);
  if (enabled) asker?.ask(client, questions);
}
