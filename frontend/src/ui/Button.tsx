import type { MouseEvent, ReactNode, Ref } from 'react';
import classes from './Button.module.css';
import { useKind } from './filled';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { ariaKeys, KeyHint, keyText } from './KeyHint';
import { Tip } from './Tip';

export type ButtonKind = 'default' | 'primary' | 'quiet' | 'danger';

interface Shared {
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  /** The sentence why it cannot be done now. The button stays, off, and says it on hover and focus. */
  reason?: string;
  /** The key that does the same, such as "a" or "mod+enter"; shown only, the actions registry listens. */
  keys?: string;
  /** It is being done: off until done. */
  busy?: boolean;
  /** Pressed in, for buttons that switch something. */
  on?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export interface ButtonProps extends Shared {
  children: ReactNode;
  kind?: ButtonKind;
  /** s 28 px, m 32 px, l 48 px (work mode) */
  size?: 's' | 'm' | 'l';
  icon?: IconName;
  type?: 'button' | 'submit';
  /** Takes the focus when the dialog around it opens. */
  first?: boolean;
  /** What it opens, for screen readers. */
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-expanded'?: boolean;
}

function classOf(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** A button is a verb. One primary per page; a refused one shows its reason. */
export function Button({ children, kind = 'default', size = 'm', icon, type = 'button', ...rest }: ButtonProps) {
  const { onClick, reason, keys, busy, on, ref, first, ...aria } = rest;
  const off = Boolean(reason) || busy;
  const shown = useKind(kind, Boolean(reason));
  return (
    <Tip words={reason}>
      <button
        {...aria}
        ref={ref}
        type={off ? 'button' : type}
        data-autofocus={first || undefined}
        className={classOf(classes.btn, classes[shown], classes[size], off && classes.off, on && classes.on)}
        aria-disabled={off || undefined}
        aria-pressed={on}
        aria-busy={busy || undefined}
        aria-keyshortcuts={ariaKeys(keys)}
        onClick={off ? undefined : onClick}
      >
        {icon && <Icon name={icon} />}
        {children}
        {keys && <KeyHint keys={keys} />}
      </button>
    </Tip>
  );
}

export interface IconButtonProps extends Shared {
  icon: IconName;
  /** What it does; its accessible name and its tooltip. */
  label: string;
}

/** A quiet button of 28 px that is only an icon. */
export function IconButton({ icon, label, onClick, reason, keys, busy, on, ref, ...rest }: IconButtonProps) {
  const off = Boolean(reason) || busy;
  const words = keys ? `${label}  ${keyText(keys)}` : label;
  return (
    <Tip words={reason ?? words}>
      <button
        {...rest}
        ref={ref}
        type="button"
        aria-label={label}
        aria-disabled={off || undefined}
        aria-pressed={on}
        aria-keyshortcuts={ariaKeys(keys)}
        className={classOf(classes.btn, classes.quiet, classes.icon, off && classes.off, on && classes.on)}
        onClick={off ? undefined : onClick}
      >
        <Icon name={icon} />
      </button>
    </Tip>
  );
}
