import { type KeyboardEventHandler, type ReactNode, useState } from 'react';
import type { Message } from '@/i18n/i18n';
import { Field, type FieldProps, fieldProps } from './Field';
import classes from './Field.module.css';

interface ReadFieldProps<T> extends FieldProps {
  value: T;
  /** What means "nothing". */
  absent: T;
  onChange: (value: T) => void;
  /** Text of a value that is there. */
  write: (value: T) => string;
  read: (text: string) => { value: T } | { problem: Message };
  placeholder?: string;
  mono?: boolean;
  unit?: string;
  onKeyDown?: KeyboardEventHandler;
  children?: ReactNode;
}

/**
 * A value that is typed as text. While the text cannot be read, the value is absent and a Form does not submit; the text
 * stays, and says why once it is left.
 */
export function ReadField<T>(props: ReadFieldProps<T>) {
  const { value, absent, onChange, write, read, unit, children } = props;
  const written = value === absent ? '' : write(value);
  const [typed, setTyped] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState<Message | null>(null);
  const shown = typed ?? written;
  const reads = (text: string) => (text.trim() === '' ? { value: absent } : read(text));

  const take = (text: string) => {
    setTyped(text);
    const result = reads(text);
    onChange('value' in result ? result.value : absent);
    if ('value' in result) setUnreadable(null);
  };
  const leave = () => {
    const result = reads(shown);
    if ('problem' in result) setUnreadable(result.problem);
    else setTyped(null);
  };

  return (
    <Field {...fieldProps(props)} problem={unreadable ?? props.problem}>
      {(control) => (
        <div
          className={`${children ? classes.withButtons : ''} ${unit ? `${classes.withButtons} ${classes.withUnit}` : ''}`}
        >
          <input
            {...control}
            className={`${classes.in} ${props.mono ? classes.code : ''}`}
            value={shown}
            data-unreadable={typed !== null && 'problem' in reads(typed) ? true : undefined}
            placeholder={props.placeholder}
            autoComplete="off"
            onChange={(event) => take(event.currentTarget.value)}
            onBlur={leave}
            onKeyDown={props.onKeyDown}
          />
          {unit && <span className={classes.unit}>{unit}</span>}
          {children}
        </div>
      )}
    </Field>
  );
}
