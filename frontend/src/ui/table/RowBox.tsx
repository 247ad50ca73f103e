import { memo } from 'react';
import boxClasses from '../Checkbox.module.css';

interface RowBoxProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** The box that selects a row. Not an input: hundreds of them come and go while a list is scrolled; X is its key. */
export const RowBox = memo(function RowBox({ label, checked, onChange }: RowBoxProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys of its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the keys are on the list
    <span
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      className={boxClasses.box}
      onClick={() => onChange(!checked)}
    />
  );
});
