interface Edit<T> {
  was: string;
  to: T;
}

/** The changed fields as an edit command takes them: each new value with the digest of the one that was seen. */
export function patchOf<V extends object>(
  changed: Partial<V>,
  digests: Record<string, string>,
): { [K in keyof V]?: Edit<V[K]> } {
  const entries = Object.entries(changed).map(([name, to]) => [name, { was: digests[name] ?? '', to }]);
  return Object.fromEntries(entries) as { [K in keyof V]?: Edit<V[K]> };
}
