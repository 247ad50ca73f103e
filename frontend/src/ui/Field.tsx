import { type ReactNode, useId } from 'react';
import { type Message, say, t } from '@/i18n/i18n';
import classes from './Field.module.css';
import { Drawing } from './Shapes';

/** What every field takes. */
export interface FieldProps {
  label: string;
  /** Beside the label: "required" is said by itself. */
  note?: string;
  /** Under the field. */
  hint?: string;
  /** What the backend refused, or what cannot be read. */
  problem?: Message;
  required?: boolean;
  /** Why it cannot be changed; the field stays, grey. */
  off?: string;
  /** Most characters; the count is said when there is little left. */
  max?: number;
}

/** For the element that takes the input. */
export interface ControlProps {
  id: string;
  disabled: boolean;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

interface Props extends FieldProps {
  /** How many characters are in it, when `max` is given. */
  length?: number;
  children: (control: ControlProps) => ReactNode;
}

/** Splits the props of a field from those of the control inside it. */
export function fieldProps<P extends FieldProps>(props: P): FieldProps {
  const { label, note, hint, problem, required, off, max } = props;
  return { label, note, hint, problem, required, off, max };
}

/** Label, control, hint and problem, tied together for screen readers. Every kind of field is built on it. */
export function Field({ label, note, hint, problem, required, off, max, length, children }: Props) {
  const id = useId();
  const below = off ?? hint;
  const describedBy = [problem && `${id}-problem`, below && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className={classes.field} data-problem={problem ? true : undefined}>
      <label htmlFor={id} className={classes.label}>
        {label}
        <Side note={note} required={required} max={max} length={length} />
      </label>
      {children({
        id,
        disabled: Boolean(off),
        'aria-describedby': describedBy || undefined,
        'aria-invalid': problem ? true : undefined,
        'aria-required': required ? true : undefined,
      })}
      {problem && <ProblemLine id={`${id}-problem`} problem={problem} />}
      {below && (
        <p id={`${id}-hint`} className={classes.hint}>
          {below}
        </p>
      )}
    </div>
  );
}

const near = 0.8; // of the limit: from here on the count is of use

function Side({ note, required, max, length }: Pick<Props, 'note' | 'required' | 'max' | 'length'>) {
  return (
    <>
      {required && <i>{t('ui.field.required')}</i>}
      {note && <i>{note}</i>}
      {max !== undefined && length !== undefined && length >= near * max && (
        <i className={`${classes.count} ${length > max ? classes.over : ''}`}>
          {t('ui.field.count', { n: length, max })}
        </i>
      )}
    </>
  );
}

/** The sentence under a field, with its mark. */
export function ProblemLine({ id, problem }: { id?: string; problem: Message }) {
  return (
    <p id={id} className={classes.problem}>
      <Drawing shape="cross" tone="fail" size={12} />
      <span>{say(problem)}</span>
    </p>
  );
}

/** Fields side by side; they break into one column where there is no room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.fieldRow}>{children}</div>;
}
