import { useEffect, useSyncExternalStore } from 'react';

let open: readonly string[] = [];
const listeners = new Set<() => void>();

function change(next: readonly string[]) {
  open = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notes that a form is open for as long as it is shown. Its name says what it changes: `item.edit.0190…`. */
export function useOpenForm(name: string | undefined) {
  useEffect(() => {
    if (!name) return;
    change([...open, name]);
    return () => {
      const at = open.indexOf(name);
      change(open.filter((_, index) => index !== at));
    };
  }, [name]);
}

/** The forms that are open in this window. */
export function useOpenForms(): readonly string[] {
  return useSyncExternalStore(listen, () => open);
}
