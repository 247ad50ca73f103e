import { t } from '@/i18n/i18n';
import { chooseLanguage, languageChoices, useLanguageChoice } from '@/i18n/language';
import { Button } from '@/ui/Button';
import { Menu } from '@/ui/Menu';
import classes from './LanguageMenu.module.css';
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
    <nav className={classes.corner} aria-label={t('ui.language.title')}>
      <Menu entries={entries} width={216}>
        <Button kind="quiet" size="s" icon="globe">
          {t('ui.language.title')}
        </Button>
      </Menu>
    </nav>
  );
}
