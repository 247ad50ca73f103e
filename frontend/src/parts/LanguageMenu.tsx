import { chooseLanguage, languageChoices, useLanguageChoice } from '@/i18n/language';
import { Menu } from '@/ui/Menu';
import { LanguageButton, LanguageCorner } from './LanguageCorner';
import { languageWord } from './languageWord';

/** The language of the window, where nobody is signed in yet: in the corner. */
export function LanguageMenu() {
  const choice = useLanguageChoice();
  const entries = languageChoices.map((one) => ({
    id: one,
    label: languageWord(one),
    checked: one === choice,
    onSelect: () => void chooseLanguage(one),
  }));
  return (
    <LanguageCorner>
      <Menu entries={entries} width={216}>
        <LanguageButton />
      </Menu>
    </LanguageCorner>
  );
}
