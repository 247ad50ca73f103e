import { perLanguage } from '@/i18n/locale';

const tenths = perLanguage(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** "184 KB", "1.2 MB": powers of 1000, as file managers show them. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${tenths().format(bytes / 1_000_000)} MB`;
}

/** The first letter of a name, as it stands in an avatar. */
export function initialOf(name: string): string {
  return (Array.from(name.trim())[0] ?? '?').toUpperCase();
}

/** Splits a text at the places where the searched words stand, so that they can be marked. */
export function markedParts(text: string, searched: string): { text: string; hit: boolean }[] {
  const words = searched.trim().split(/\s+/).filter(Boolean).map(escapeRegExp);
  if (words.length === 0) return [{ text, hit: false }];
  return text
    .split(new RegExp(`(${words.join('|')})`, 'gi'))
    .map((part, i) => ({ text: part, hit: i % 2 === 1 }))
    .filter((part) => part.text !== '');
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether every word of the search stands somewhere in the text. */
export function matches(text: string, searched: string): boolean {
  const low = text.toLowerCase();
  return searched
    .toLowerCase()
    .split(/\s+/)
    .every((word) => low.includes(word));
}
