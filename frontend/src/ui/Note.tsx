import type { ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './icons';
import classes from './Note.module.css';
import { Drawing } from './Shapes';
import type { Shape } from './states';

export type NoteTone = 'fail' | 'hold' | 'over' | 'run' | 'done' | 'info';

const shapes: Record<Exclude<NoteTone, 'info'>, Shape> = {
  fail: 'cross',
  hold: 'diamond',
  over: 'hourglass',
  run: 'play',
  done: 'tick',
};

interface NoteProps {
  tone: NoteTone;
  /** What happened, bold. */
  title?: string;
  /** Why, and what to do. */
  children?: ReactNode;
  /** A button at the end. */
  action?: ReactNode;
  icon?: IconName;
}

/** A strip in the page: what happened, why, what to do. */
export function Note({ tone, title, children, action, icon = 'info' }: NoteProps) {
  return (
    <div className={`${classes.note} ${classes[tone]}`}>
      {tone === 'info' ? <Icon name={icon} /> : <Drawing shape={shapes[tone]} tone={tone} size={16} />}
      <div className="grow">
        {title && <b>{title}</b>} {children}
      </div>
      {action}
    </div>
  );
}
