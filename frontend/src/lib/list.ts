/** A copy with the element at `from` standing at `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list];
  const [one] = copy.splice(from, 1);
  if (one !== undefined) copy.splice(to, 0, one);
  return copy;
}

/** What was done to a list of names, for a command that must tell a rename from a removal. */
export type ListChange =
  | { kind: 'add'; name: string }
  | { kind: 'remove'; name: string }
  | { kind: 'rename'; name: string; to: string }
  | { kind: 'move'; name: string; to: number };

export function applyChange(names: readonly string[], change: ListChange): string[] {
  switch (change.kind) {
    case 'add':
      return [...names, change.name];
    case 'remove':
      return names.filter((name) => name !== change.name);
    case 'rename':
      return names.map((name) => (name === change.name ? change.to : name));
    case 'move':
      return moved(names, names.indexOf(change.name), change.to);
  }
}
