import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import classes from './ScrollBox.module.css';

interface ScrollBoxProps {
  /** Its accessible name. */
  label: string;
  /** On the part that scrolls. */
  className?: string;
  /** On what is around it. */
  frame?: string;
  children: ReactNode;
}

interface More {
  left: boolean;
  right: boolean;
}

/** Something that may be wider than its place: its edge is shaded where it goes on; the arrow keys scroll it. */
export function ScrollBox({ label, className, frame, children }: ScrollBoxProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState<More>({ left: false, right: false });
  const measure = () => {
    if (scroller.current) setMore((old) => same(old, moreOf(scroller.current as HTMLElement)));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads only what is on screen
  useLayoutEffect(() => {
    const watch = new ResizeObserver(measure);
    for (const box of [scroller.current, inside.current]) if (box) watch.observe(box);
    measure();
    return () => watch.disconnect();
  }, []);
  const sides = `${more.left ? classes.left : ''} ${more.right ? classes.right : ''}`;
  return (
    <div className={`${classes.frame} ${sides} ${frame ?? ''}`}>
      <div
        ref={scroller}
        className={`${classes.scroller} ${className ?? ''}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
        tabIndex={0}
        role="group"
        aria-label={label}
        onScroll={measure}
      >
        <div ref={inside}>{children}</div>
      </div>
    </div>
  );
}

/** A pixel more or less is rounding. */
function moreOf({ scrollLeft, scrollWidth, clientWidth }: HTMLElement): More {
  return { left: scrollLeft > 1, right: scrollLeft + clientWidth < scrollWidth - 1 };
}

function same(old: More, now: More): More {
  return old.left === now.left && old.right === now.right ? old : now;
}
