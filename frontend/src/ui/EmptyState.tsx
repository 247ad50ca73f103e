import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';
import { PlaceContext, useFilledHead } from './filled';

interface EmptyStateProps {
  /** "No activities yet" */
  title: string;
  /** What this place is for. */
  children?: ReactNode;
  /** The one button that starts it: primary, which is filled only where the head of the page has no filled one. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  const beside = useFilledHead();
  return (
    <div className={classes.empty}>
      <p className="b">{title}</p>
      {children && <div className={classes.words}>{children}</div>}
      <PlaceContext value={beside ? 'beside' : undefined}>{action}</PlaceContext>
    </div>
  );
}
