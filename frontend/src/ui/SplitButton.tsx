import { Button, type ButtonProps, IconButton } from './Button';
import { Menu, type MenuEntry } from './Menu';
import classes from './SplitButton.module.css';

interface SplitButtonProps extends ButtonProps {
  entries: MenuEntry[];
  /** What the arrow opens, said to screen readers. */
  menuLabel: string;
}

/** The one action and, behind an arrow, its siblings. Without siblings it is a plain button. */
export function SplitButton({ entries, menuLabel, ...button }: SplitButtonProps) {
  if (entries.length === 0) return <Button {...button} />;
  return (
    <span className={`${classes.split} ${button.kind === 'primary' && !button.reason ? classes.primary : ''}`}>
      <Button {...button} />
      <Menu entries={entries}>
        <IconButton icon="down" label={menuLabel} />
      </Menu>
    </span>
  );
}
