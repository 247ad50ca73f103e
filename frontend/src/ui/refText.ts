/** In letters: most refs are no longer. */
export const usualRef = 14;

/** The end of a long ref, which tells it from the others. */
export function shortRef(ref: string): string {
  const letters = [...ref];
  return letters.length > usualRef ? `…${letters.slice(1 - usualRef).join('')}` : ref;
}

/** The first of several refs, and how many more there are. */
export function someRefs(refs: readonly string[], most: number): string {
  const more = refs.length - most;
  return refs.slice(0, most).map(shortRef).join(', ') + (more > 0 ? ` +${more}` : '');
}
