import i18next, { type TOptions } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { numberText } from './locale';
import { messages, type StoredKey } from './messages';
import { wordsOf } from './words';

/** `x_one` and `x_other` are asked for as `x`, with a `count`. */
type Plural<K> = K extends `${infer Base}_one` ? Base : never;

/** A key of the catalogue that Go and the window share (backend/i18n). */
export type TextKey = StoredKey | Plural<StoredKey>;

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: messages } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
});

/** Texts without blanks, as they were said last: a screen says hundreds, and to look each up takes a tenth of its time. */
const said = new Map<TextKey, string>();
i18n.on('languageChanged', () => said.clear());
i18n.store.on('added', () => said.clear());

/** The text of a key that is known when we compile; blanks `{{name}}` are filled from `params`. */
export function t(key: TextKey, params?: TOptions): string {
  if (params) return i18n.t(key, grouped(params));
  const known = said.get(key);
  if (known !== undefined) return known;
  const text = i18n.t(key);
  said.set(key, text);
  return text;
}

/** A large count is read in groups of digits: 12,408. */
function grouped(params: TOptions): TOptions {
  const { count } = params;
  return count !== undefined && count >= 1000
    ? { ...params, replace: { ...params, count: numberText(count) } }
    : params;
}

/** Something that Go said: a key of the catalogue with what fills its blanks. */
export interface Message {
  key: string;
  params?: Record<string, string>;
}

/** The sentence of a message from Go. A key that the catalogue lacks is read as words, so that nothing is ever mute. */
export function say({ key, params }: Message): string {
  const filled = filledWith(params);
  if (i18n.exists(key, filled)) return i18n.t(key as TextKey, filled);
  const values = Object.values(params ?? {}).filter(Boolean);
  const words = key.replaceAll(/[._]/g, ' ');
  return values.length > 0 ? `${words} (${values.join(', ')})` : words;
}

/** English messages come with their words; other languages have their own. */
function filledWith(params: Message['params']): TOptions | undefined {
  if (params === undefined) return undefined;
  if (i18n.language !== 'en') return wordsOf(params, (key) => (i18n.exists(key) ? i18n.t(key as TextKey) : undefined));
  return params.count === undefined ? params : { ...params, count: Number(params.count) };
}
