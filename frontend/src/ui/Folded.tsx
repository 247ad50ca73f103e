import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { Button } from './Button';
import classes from './Folded.module.css';

/** Something that may be long, above what people came for: its beginning, and all of it when asked for. */
export function Folded({ children }: { children: ReactNode }) {
  const inside = useRef<HTMLDivElement>(null);
  const [long, setLong] = useState(false);
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    if (!inside.current) return;
    const measure = () => setLong((inside.current?.scrollHeight ?? 0) > mostHeight);
    const watch = new ResizeObserver(measure);
    watch.observe(inside.current);
    measure();
    return () => watch.disconnect();
  }, []);
  return (
    <div>
      <div className={`${classes.frame} ${long && !open ? classes.folded : ''}`} inert={long && !open}>
        <div ref={inside}>{children}</div>
      </div>
      {long && (
        <Button kind="quiet" size="s" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('ui.folded.less') : t('ui.folded.all')}
        </Button>
      )}
    </div>
  );
}

/** In px: three lines of text and a little. */
const mostHeight = 76;
