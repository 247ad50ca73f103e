import type { ReactElement } from 'react';
import { t } from '@/i18n/i18n';
import { Button, type ButtonProps } from '@/ui/Button';
import classes from './LanguageMenu.module.css';

/** Where the language stands while nobody is signed in. */
export function LanguageCorner({ children }: { children: ReactElement }) {
  return (
    <nav className={classes.corner} aria-label={t('ui.language.title')}>
      {children}
    </nav>
  );
}

export function LanguageButton(props: Omit<ButtonProps, 'children'>) {
  return (
    <Button {...props} kind="quiet" size="s" icon="globe">
      {t('ui.language.title')}
    </Button>
  );
}
