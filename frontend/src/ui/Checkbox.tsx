import { type ReactNode, useId } from 'react';
import type { Message } from '@/i18n/i18n';
import classes from './Checkbox.module.css';
import { ProblemLine } from './Field';

interface BoxProps {
  id?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Some of what it stands for are on. */
  partly?: boolean;
  disabled?: boolean;
  'aria-label'?: string;
  'aria-describedby'?: string;
  tabIndex?: number;
}

/** The box alone, for rows; it needs an aria-label. */
export function Box({ checked, onChange, partly, ...rest }: BoxProps) {
  return (
    <input
      {...rest}
      type="checkbox"
      className={classes.box}
      checked={checked}
      ref={(box) => {
        if (box) box.indeterminate = Boolean(partly);
      }}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

interface CheckboxProps extends Omit<BoxProps, 'disabled'> {
  label: ReactNode;
  hint?: string;
  problem?: Message;
  off?: string;
}

/** A box with its words. */
export function Checkbox({ label, hint, problem, off, ...box }: CheckboxProps) {
  const id = useId();
  const below = off ?? hint;
  return (
    <div>
      <label className={classes.line} htmlFor={`${id}-box`}>
        <Box {...box} id={`${id}-box`} disabled={Boolean(off)} aria-describedby={below && id} />
        <span>{label}</span>
      </label>
      {problem && <ProblemLine problem={problem} />}
      {below && (
        <p id={id} className={classes.hint}>
          {below}
        </p>
      )}
    </div>
  );
}

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface ChoicesProps {
  label: string;
  choices: Choice[];
  value: string;
  onChange: (value: string) => void;
  problem?: Message;
}

/** One of a few, all of them in sight. */
export function Choices({ label, choices, value, onChange, problem }: ChoicesProps) {
  const name = useId();
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.legend}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classes.line}>
          <input
            type="radio"
            className={classes.radio}
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <span className={classes.choiceHint}>{choice.hint}</span>}
          </span>
        </label>
      ))}
      {problem && <ProblemLine problem={problem} />}
    </fieldset>
  );
}
