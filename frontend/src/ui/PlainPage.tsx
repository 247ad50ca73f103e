import type { CSSProperties, ReactNode } from 'react';
import classes from './PlainPage.module.css';

interface PlainPageProps {
  /** px; 400 unless told */
  width?: number;
  /** Small, at the bottom. */
  foot?: ReactNode;
  children: ReactNode;
}

/** A page outside the frame: before a workspace is open and somebody signed in. */
export function PlainPage({ width = 400, foot, children }: PlainPageProps) {
  return (
    <main className={classes.page} tabIndex={-1} style={{ '--width': `${width}px` } as CSSProperties}>
      <div className={classes.body}>{children}</div>
      {foot && <div className={classes.foot}>{foot}</div>}
    </main>
  );
}
