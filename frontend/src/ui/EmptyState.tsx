import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

interface EmptyStateProps {
  /** "No activities yet" */
  title: string;
  /** What this place is for. */
  children?: ReactNode;
  /** The one button that starts it. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <p className="b">{title}</p>
      {children && <div className={classes.words}>{children}</div>}
      {action}
    </div>
  );
}
