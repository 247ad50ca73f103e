import type { ReactNode } from 'react';
import { leavesTheWindow, useOutside } from './outside';

/** A web or mail address that somebody noted; it opens outside the window. Any other address is text. */
export function OutsideLink({ to, children }: { to: string; children: ReactNode }) {
  const outside = useOutside(to);
  if (!leavesTheWindow(to)) return <span title={to}>{children}</span>;
  return (
    <a className="link" title={to} {...outside}>
      {children}
    </a>
  );
}
