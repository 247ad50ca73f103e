import { useCallback, useEffect, useRef, useState } from 'react';
import { AppError } from '@/api/call';
import {
  cancelDocument,
  type DocumentOrder,
  forgetPrepared,
  type PreparedDocument,
  prepareDocument,
} from '@/api/documents';
import { onProgress } from '@/api/events';

interface Preparing {
  document?: PreparedDocument;
  error?: AppError;
  /** How far it is; undefined when nothing is being made. */
  progress?: { done: number; total: number };
}

/** Go keeps one document at most: one of which it could not be told goes with the next. */
const forget = (id: string) => void forgetPrepared(id).catch(() => undefined);

/** Makes the document that is looked at, anew when another one is chosen, and drops it when nobody looks any more. */
export function usePrepared(order: DocumentOrder) {
  const [state, setState] = useState<Preparing>({ progress: { done: 0, total: 0 } });
  const [turn, setTurn] = useState(0);
  const { kind, deployment, project, format, density } = order;
  const current = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn makes the same document again
  useEffect(() => {
    current.current += 1;
    const mine = current.current;
    let made = '';
    let left = false;
    setState({ progress: { done: 0, total: 0 } });
    prepareDocument({ kind, deployment, project, format, density }).then(
      (document) => {
        made = document.id;
        if (left) forget(made);
        else if (mine === current.current) setState({ document });
      },
      (error: AppError) => {
        if (mine === current.current) setState({ error });
      },
    );
    return () => {
      left = true;
      if (made) forget(made);
    };
  }, [kind, deployment, project, format, density, turn]);
  useEffect(
    () =>
      onProgress(({ task, done, total }) => {
        if (task !== 'document') return;
        setState((now) => (now.progress ? { progress: { done, total } } : now));
      }),
    [],
  );
  const cancel = useCallback(async () => {
    current.current += 1;
    setState({ error: new AppError('conflict', 'document.cancelled') });
    await cancelDocument();
  }, []);
  return { ...state, cancel, again: () => setTurn((n) => n + 1) };
}
