import { compareText } from '@/i18n/locale';

/** One step of an order: of which column, and whether the other way round. */
export interface SortStep {
  id: string;
  desc: boolean;
}

/** A named look at a list: what stands behind the ? of its address. */
export interface SavedView {
  name: string;
  address: string;
}

/** Names in the address that every list has besides its filters. */
export const searchName = 'q';
const sortName = 'sort';
const hideName = 'hide';
export const viewName = 'view';

/** "-start,title": the latest first, those of one moment by title. */
export function sortText(sort: readonly SortStep[]): string {
  return sortNames(sort).join(',');
}

/** The same as Go takes it. */
export function sortNames(sort: readonly SortStep[]): string[] {
  return sort.map(({ id, desc }) => (desc ? `-${id}` : id));
}

export function sortOf(text: string): SortStep[] {
  return words(text).map((word) =>
    word.startsWith('-') ? { id: word.slice(1), desc: true } : { id: word, desc: false },
  );
}

const words = (text: string) => text.split(',').filter(Boolean);

/** The order that an address asks for; undefined: the one that is remembered. */
export function readSort(params: URLSearchParams): SortStep[] | undefined {
  const text = params.get(sortName);
  return text === null ? undefined : sortOf(text);
}

/** The columns that an address hides; undefined: those that are remembered. */
export function readHidden(params: URLSearchParams): string[] | undefined {
  const text = params.get(hideName);
  return text === null ? undefined : words(text);
}

export function writeSort(params: URLSearchParams, sort: readonly SortStep[]): void {
  params.set(sortName, sortText(sort));
}

export function writeHidden(params: URLSearchParams, hidden: readonly string[]): void {
  params.set(hideName, [...hidden].sort().join(','));
}

/** Takes one value of a filter in or out. */
export function toggleValue(params: URLSearchParams, filter: string, value: string): void {
  const values = params.getAll(filter);
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  params.delete(filter);
  for (const one of next) params.append(filter, one);
}

/** What of an address belongs to the look of a list, in one order, so that two of them can be compared. */
export function lookOf(params: URLSearchParams, names: readonly string[]): string {
  const own = new URLSearchParams();
  for (const name of [searchName, sortName, hideName, ...names]) {
    for (const value of params.getAll(name)) if (value !== '' || name !== searchName) own.append(name, value);
  }
  own.sort();
  return own.toString();
}

/** Puts a look into an address in place of the one that was there; without one, the list is as at first. */
export function putLook(params: URLSearchParams, names: readonly string[], view?: SavedView): void {
  for (const name of [searchName, sortName, hideName, viewName, ...names]) params.delete(name);
  if (!view) return;
  params.set(viewName, view.name);
  for (const [name, value] of new URLSearchParams(view.address)) params.append(name, value);
}

/** The views with one more, or with another look under the same name. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  const others = views.filter(({ name }) => name !== view.name);
  return [...others, view].sort((a, b) => compareText(a.name, b.name));
}

export function withoutView(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((view) => view.name !== name);
}

export function renamedView(views: readonly SavedView[], from: string, to: string): SavedView[] {
  const view = views.find(({ name }) => name === from);
  return view ? withView(withoutView(views, from), { ...view, name: to }) : [...views];
}
