import { useSyncExternalStore } from 'react';
import { recall, remember } from '@/lib/remember';
import { i18n } from './i18n';

/** en-XA is the pseudo-language, for us alone: it shows what was forgotten. */
export type Language = 'en' | 'de' | 'en-XA';
export type LanguageChoice = 'system' | Language;

/** Whether the pseudo-language can be chosen: only while we develop. */
const developing = import.meta.env.DEV;

export const languageChoices: readonly LanguageChoice[] = developing
  ? ['system', 'en', 'de', 'en-XA']
  : ['system', 'en', 'de'];

const storageKey = 'language';
const listeners = new Set<() => void>();
let choice: LanguageChoice = 'system';

async function catalogueOf(language: Language): Promise<Record<string, string> | undefined> {
  if (language === 'de') return (await import('./german')).german;
  if (developing && language === 'en-XA') return (await import('./pseudo')).pseudo;
  return undefined; // English is always there
}

/** What the system speaks, if we do, else English. */
export function systemLanguage(wanted: readonly string[] = navigator.languages): Language {
  const known = wanted.map((tag) => tag.toLowerCase().split('-')[0]).find((code) => code === 'en' || code === 'de');
  return known === 'de' ? 'de' : 'en';
}

const languageOf = (one: LanguageChoice): Language => (one === 'system' ? systemLanguage() : one);

async function speak(next: LanguageChoice): Promise<void> {
  const language = languageOf(next);
  const texts = i18n.hasResourceBundle(language, 'translation') ? undefined : await catalogueOf(language);
  if (texts) i18n.addResourceBundle(language, 'translation', texts);
  await i18n.changeLanguage(language);
  choice = next;
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** Before the first paint: the language that this workstation chose, so that nothing is seen in another one first. */
export async function startLanguage(): Promise<void> {
  const address = new URLSearchParams(window.location.search).get('lang');
  if (developing && address === 'pseudo') return speak('en-XA');
  const kept = recall<LanguageChoice>(storageKey) ?? 'system';
  await speak(languageChoices.includes(kept) ? kept : 'system');
}

/** Changes the language of the whole window at once; this workstation keeps it. */
export async function chooseLanguage(next: LanguageChoice): Promise<void> {
  await speak(next);
  remember(storageKey, next);
}

function watch(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export function useLanguageChoice(): LanguageChoice {
  return useSyncExternalStore(watch, () => choice);
}

/** The language that the window speaks now. */
export function useLanguage(): Language {
  return useSyncExternalStore(watch, () => i18n.language as Language);
}
