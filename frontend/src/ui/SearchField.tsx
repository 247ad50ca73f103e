import type { Ref } from 'react';
import { t } from '@/i18n/i18n';
import fieldClasses from './Field.module.css';
import { Icon } from './Icon';
import classes from './SearchField.module.css';

interface SearchFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Gives the keys back to the list: Esc, which empties it too, Enter, arrow down. */
  back: () => void;
  label?: string;
  field?: Ref<HTMLInputElement>;
}

/** A box that narrows a list while somebody types. */
export function SearchField({ value, onChange, back, label = t('ui.table.search'), field }: SearchFieldProps) {
  return (
    <span className={classes.search}>
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        className={`${fieldClasses.in} ${fieldClasses.small}`}
        value={value}
        aria-label={label}
        placeholder={label}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') onChange('');
          back();
        }}
      />
    </span>
  );
}
