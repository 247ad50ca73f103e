import { t } from '@/i18n/i18n';
import type { LanguageChoice } from '@/i18n/language';

const words = {
  system: 'ui.language.system',
  en: 'ui.language.en',
  de: 'ui.language.de',
  'en-XA': 'ui.language.pseudo',
} as const;

/** What a language is called: each in itself, so that who speaks it finds it. */
export function languageWord(choice: LanguageChoice): string {
  return t(words[choice]);
}
