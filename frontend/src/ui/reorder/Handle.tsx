import { Icon } from '../Icon';
import { Tip } from '../Tip';
import classes from './Reorder.module.css';
import type { useReorder } from './useReorder';

type Reorder = ReturnType<typeof useReorder>;

/** Where a row is taken to be dragged; Alt and the arrows move it, too. */
export function Handle({ reorder, at, reason }: { reorder: Reorder; at: number; reason?: string }) {
  const { ref, ...props } = reorder.handleOf(at);
  const off = reason ? { 'aria-disabled': true, 'aria-label': props['aria-label'] } : { ...props };
  return (
    <Tip words={reason ?? props['aria-label']}>
      <button type="button" ref={ref} className={classes.handle} {...off}>
        <Icon name="grip" />
      </button>
    </Tip>
  );
}

/** Tells those who do not see it what was moved, and where to. */
export function ReorderSays({ reorder }: { reorder: { said: string } }) {
  return (
    <output className={classes.said} aria-live="assertive">
      {reorder.said}
    </output>
  );
}
