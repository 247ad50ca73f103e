import { i18n } from './i18n';

/**
 * What is made once for each language that is spoken: lists with texts in them, and what Intl is asked for. Dates and
 * numbers follow the language of the texts, so that one sentence is never in two.
 */
export function perLanguage<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const { language } = i18n;
    const known = made.get(language) ?? make(language === 'de' ? 'de' : 'en');
    made.set(language, known);
    return known;
  };
}

const collator = perLanguage((locale) => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }));
const numbers = perLanguage((locale) => new Intl.NumberFormat(locale));
const plurals = perLanguage((locale) => new Intl.PluralRules(locale));
const all = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const any = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));

/** The order of words in a list, as the language has it; numbers in them count as numbers. */
export function compareText(a: string, b: string): number {
  return collator().compare(a, b);
}

/** "12,345" */
export function numberText(n: number): string {
  return numbers().format(n);
}

/** Which form a count takes: "one" or "other". */
export function pluralForm(n: number): string {
  return plurals().select(n);
}

/** "Imani, Noor and Wes", for sentences. */
export function andText(words: readonly string[]): string {
  return all().format(words);
}

/** "Imani, Noor or Wes", for sentences. */
export function orText(words: readonly string[]): string {
  return any().format(words);
}
