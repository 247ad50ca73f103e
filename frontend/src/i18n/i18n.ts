import i18next from 'i18next';
import { numberText, pluralForm } from './locale';
import { messages, type StoredKey } from './messages';
import { wordsOf } from './words';

/** `x_one` and `x_other` are asked for as `x`, with a `count`. */
type Plural<K> = K extends `${infer Base}_one` ? Base : never;

/** A key of the catalogue that Go and the window share (backend/i18n). */
export type TextKey = StoredKey | Plural<StoredKey>;

export const i18n = i18next.createInstance();

void i18n.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: messages } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
});

/** Texts of the language that is spoken, cut at their blanks: a screen says hundreds, and to cut each anew takes a tenth of its time. */
const cut = new Map<string, readonly string[]>();
i18n.on('languageChanged', () => cut.clear());
i18n.store.on('added', () => cut.clear());

/** The text of a key that is known when we compile; blanks `{{name}}` are filled from `params`. */
export function t(key: TextKey, params?: Blanks): string {
  const { count } = params ?? {};
  const pieces = piecesOf(count === undefined ? key : formOf(key, count));
  if (pieces.length === 1) return pieces[0] ?? '';
  return pieces.map((piece, at) => (at % 2 === 0 ? piece : filling(piece, params))).join('');
}

/** What fills the blanks of a text; a count also chooses its form. */
export interface Blanks {
  count?: number;
  [name: string]: unknown;
}

/** Words, the name of a blank, words, the name of a blank, words … */
function piecesOf(key: string): readonly string[] {
  const known = cut.get(key);
  if (known) return known;
  const pieces = i18n.t(key as TextKey, { skipInterpolation: true }).split(/\{\{(\w+)\}\}/);
  cut.set(key, pieces);
  return pieces;
}

function formOf(key: string, count: number): string {
  const form = `${key}_${pluralForm(count)}`;
  return cut.has(form) || i18n.exists(form) ? form : key;
}

function filling(name: string, params: Blanks | undefined): string {
  const value = params?.[name];
  // a large count is read in groups of digits: 12,408
  return name === 'count' && typeof value === 'number' && value >= 1000 ? numberText(value) : String(value ?? '');
}

/** Something that Go said: a key of the catalogue with what fills its blanks. */
export interface Message {
  key: string;
  params?: Record<string, string>;
}

/** The sentence of a message from Go. A key that the catalogue lacks is read as words, so that nothing is ever mute. */
export function say({ key, params }: Message): string {
  const filled = filledWith(params);
  if (i18n.exists(key, filled)) return t(key as TextKey, filled);
  const values = Object.values(params ?? {}).filter(Boolean);
  const words = key.replaceAll(/[._]/g, ' ');
  return values.length > 0 ? `${words} (${values.join(', ')})` : words;
}

/** English messages come with their words; other languages have their own. */
function filledWith(params: Message['params']): Blanks | undefined {
  if (params === undefined) return undefined;
  if (i18n.language !== 'en') return wordsOf(params, (key) => (i18n.exists(key) ? t(key as TextKey) : undefined));
  return params.count === undefined ? { ...params, count: undefined } : { ...params, count: Number(params.count) };
}
