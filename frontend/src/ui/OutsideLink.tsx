import type { MouseEvent, ReactNode } from 'react';
import { useNotices } from './Notices';
import { useSurroundings } from './UiProvider';

/** A web or mail address that somebody noted; it opens outside the window. */
export function OutsideLink({ to, children }: { to: string; children: ReactNode }) {
  const { openAddress } = useSurroundings();
  const { refuse } = useNotices();
  const open = (event: MouseEvent) => {
    event.preventDefault();
    openAddress(to).catch((error: Error) => refuse(to, error));
  };
  return (
    <a className="link" href={to} title={to} onClick={open}>
      {children}
    </a>
  );
}
