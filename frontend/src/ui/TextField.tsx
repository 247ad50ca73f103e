import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { t } from '@/i18n/i18n';
import { IconButton } from './Button';
import { Field, type FieldProps, fieldProps } from './Field';
import classes from './Field.module.css';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  placeholder?: string;
  /** For refs, commands, patterns. */
  mono?: boolean;
  autoFocus?: boolean;
  /** Offered while typing; anything else may be typed. */
  suggestions?: string[];
  ref?: Ref<HTMLInputElement>;
}

/** One line of text. Counts characters as the backend does: Unicode code points. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, mono, suggestions, ref, ...rest } = props;
  const listId = useId();
  return (
    <Field {...fieldProps(props)} length={lengthOf(value)}>
      {(control) => (
        <>
          <input
            {...control}
            ref={ref}
            className={`${classes.in} ${mono ? classes.code : ''}`}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            onBlur={rest.onBlur}
            onKeyDown={rest.onKeyDown}
            placeholder={rest.placeholder}
            // biome-ignore lint/a11y/noAutofocus: the first field of a form that was just opened
            autoFocus={rest.autoFocus}
            data-autofocus={rest.autoFocus || undefined}
            list={suggestions && listId}
            autoComplete="off"
            spellCheck={!mono}
          />
          {suggestions && (
            <datalist id={listId}>
              {suggestions.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

export function lengthOf(text: string): number {
  return Array.from(text).length;
}

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  rows?: number;
  /** Mono, no spell check: scripts and commands. */
  code?: boolean;
  autoFocus?: boolean;
}

/** Several lines of text; grows with its content up to 20 lines. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, rows = 3, code, placeholder, autoFocus } = props;
  const lines = Math.min(20, Math.max(rows, value.split('\n').length));
  return (
    <Field {...fieldProps(props)} length={lengthOf(value)}>
      {(control) => (
        <textarea
          {...control}
          className={`${classes.in} ${code ? classes.code : ''}`}
          rows={lines}
          value={value}
          placeholder={placeholder}
          // biome-ignore lint/a11y/noAutofocus: the first field of a form that was just opened
          autoFocus={autoFocus}
          spellCheck={!code}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface PasswordFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** One is stored already: typing replaces it, leaving it empty keeps it. */
  isSet?: boolean;
  /** For the password manager of the system. */
  autoComplete?: 'current-password' | 'new-password' | 'off';
  autoFocus?: boolean;
}

/** A secret; shown only while the eye is pressed in. Drafts never keep it. */
export function PasswordField(props: PasswordFieldProps) {
  const { value, onChange, isSet, autoComplete = 'off', autoFocus } = props;
  const [shown, setShown] = useState(false);
  return (
    <Field {...fieldProps(props)} note={isSet ? t('ui.password.is_set') : props.note}>
      {(control) => (
        <div className={classes.withButtons}>
          <input
            {...control}
            className={classes.in}
            type={shown ? 'text' : 'password'}
            value={value}
            autoComplete={autoComplete}
            // biome-ignore lint/a11y/noAutofocus: the first field of a form that was just opened
            autoFocus={autoFocus}
            placeholder={isSet ? t('ui.password.unchanged') : undefined}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <span className={classes.buttons}>
            <IconButton
              icon={shown ? 'hide' : 'show'}
              label={shown ? t('ui.password.hide') : t('ui.password.show')}
              onClick={() => setShown(!shown)}
            />
          </span>
        </div>
      )}
    </Field>
  );
}
