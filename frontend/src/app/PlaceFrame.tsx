import { type ReactNode, useLayoutEffect, useRef } from 'react';
import classes from './PlaceFrame.module.css';

interface PlaceFrameProps {
  /** What is in it is drawn before somebody goes there: out of sight, in its later size. */
  ahead: boolean;
  children: ReactNode;
}

/**
 * Where a page is. React takes a page that is drawn ahead out of the layout, so all of it would be laid out at the click;
 * here it is laid out as soon as it is drawn, and the frame hides it.
 */
export function PlaceFrame({ ahead, children }: PlaceFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (ahead && frame.current ? keepLaidOut(frame.current) : undefined), [ahead]);
  return (
    <div
      ref={frame}
      className={ahead ? classes.ahead : classes.here}
      style={ahead ? { visibility: 'hidden' } : undefined}
      data-place={ahead ? 'ahead' : 'here'}
    >
      {children}
    </div>
  );
}

/** What React hides; it does so again with each change in it. */
export function PlaceBody({ children }: { children: ReactNode }) {
  return (
    <div className={classes.body} data-place="body">
      {children}
    </div>
  );
}

function keepLaidOut(frame: HTMLElement): () => void {
  const show = () => (frame.firstElementChild as HTMLElement | null)?.style.removeProperty('display');
  const watch = new MutationObserver(show);
  watch.observe(frame, { childList: true, subtree: true, attributeFilter: ['style'] });
  show();
  return () => watch.disconnect();
}
