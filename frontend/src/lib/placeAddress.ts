const scheme = 'renogen://';

/** A place in a workspace: the workspace by its fingerprint, the place as the window's address has it. */
export interface PlaceAddress {
  fingerprint: string;
  path: string;
}

/** "renogen://21B6-NJ04-3TRA-ZS1X/p/CRM": what colleagues can open, wherever their file of the workspace lies. */
export function placeAddress({ fingerprint, path }: PlaceAddress): string {
  return `${scheme}${fingerprint}${path === '/' ? '' : path}`;
}

export function isPlaceAddress(text: string): boolean {
  return text.slice(0, scheme.length).toLowerCase() === scheme;
}

/** Null: it is not the address of a place. On their way through other programs addresses may lose their capitals. */
export function readPlaceAddress(text: string): PlaceAddress | null {
  if (!isPlaceAddress(text)) return null;
  const [, fingerprint, path] = /^([0-9a-z]+(?:-[0-9a-z]+)*)(\/.*)?$/i.exec(text.trim().slice(scheme.length)) ?? [];
  if (!fingerprint) return null;
  return { fingerprint: fingerprint.toUpperCase(), path: path ?? '/' };
}
