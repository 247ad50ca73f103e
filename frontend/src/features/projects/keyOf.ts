const longest = 30;

/** The key that a title suggests: "CPython releases" gives "cpython_releases". */
export function keyOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, longest)
    .replaceAll(/^_+|_+$/g, '');
}
