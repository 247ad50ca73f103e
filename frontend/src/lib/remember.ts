import { useCallback, useState } from 'react';

const prefix = 'renogen.';

function read<T>(key: string, fallback: T): T {
  const stored = localStorage.getItem(prefix + key);
  if (stored === null) return fallback;
  try {
    return JSON.parse(stored) as T;
  } catch {
    return fallback; // written by another version: the default is as good
  }
}

/** State that this workstation remembers: folded panels, widths, columns, sort orders. Never anything sensitive. */
export function useRemembered<T>(key: string, fallback: T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => read(key, fallback));
  const remember = useCallback(
    (next: T) => {
      localStorage.setItem(prefix + key, JSON.stringify(next));
      setValue(next);
    },
    [key],
  );
  return [value, remember];
}

/** The same without React. Undefined forgets. */
export function remember(key: string, value: unknown): void {
  if (value === undefined) localStorage.removeItem(prefix + key);
  else localStorage.setItem(prefix + key, JSON.stringify(value));
}

export function recall<T>(key: string): T | undefined {
  return read<T | undefined>(key, undefined);
}
