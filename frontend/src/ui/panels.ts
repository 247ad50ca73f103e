import { useId, useLayoutEffect, useSyncExternalStore } from 'react';

let open: readonly string[] = []; // the last opened at the end
const listeners = new Set<() => void>();

function change(next: readonly string[]) {
  open = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * There is one place for panels: of several that are open the last opened is shown, and closing it brings the earlier
 * back. Gives whether this one is shown. A panel that goes on to something else, told by `about`, was opened anew.
 */
export function useIsFront(about: string | undefined): boolean {
  const id = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each thing that it is about
  useLayoutEffect(() => {
    change([...open.filter((one) => one !== id), id]);
  }, [id, about]);
  useLayoutEffect(() => () => change(open.filter((one) => one !== id)), [id]);
  // Not yet among the open ones it has just been opened.
  return useSyncExternalStore(listen, () => open.at(-1) === id || !open.includes(id));
}
