import { t } from '@/i18n/i18n';
import { chooseLanguage, type LanguageChoice, languageChoices, useLanguageChoice } from '@/i18n/language';
import { languageWord } from '@/parts/languageWord';
import { Choices } from '@/ui/Checkbox';
import classes from './Profile.module.css';

/** What this workstation keeps, for whoever sits at it: it holds at once. */
export function LanguageSection() {
  const choice = useLanguageChoice();
  return (
    <section className={classes.section} aria-labelledby="workstation">
      <h2 id="workstation" className="t14 b">
        {t('ui.language.workstation')}
      </h2>
      <Choices
        label={t('ui.language.title')}
        choices={languageChoices.map((value) => ({ value, label: languageWord(value) }))}
        value={choice}
        onChange={(value) => void chooseLanguage(value as LanguageChoice)}
      />
    </section>
  );
}
