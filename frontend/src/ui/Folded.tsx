import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { Button } from './Button';
import classes from './Folded.module.css';

/** Something that may be long, above what people came for: its beginning, and all of it when asked for. */
export function Folded({ children }: { children: ReactNode }) {
  const inside = useRef<HTMLDivElement>(null);
  const [cut, setCut] = useState(0); // px; 0 while all of it is short
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    const box = inside.current;
    if (!box) return;
    const measure = () => setCut(box.scrollHeight > mostHeight ? lastLineEnd(box) : 0);
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    measure();
    return () => watch.disconnect();
  }, []);
  const long = cut > 0;
  const folded = long && !open;
  return (
    <div>
      <div className={classes.frame} style={folded ? { maxHeight: cut } : undefined} inert={folded}>
        <div ref={inside}>{children}</div>
      </div>
      {long && (
        <div className={classes.more}>
          <Button kind="quiet" size="s" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('ui.folded.less') : t('ui.folded.all')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** In px: three lines of text with a gap after each. */
const mostHeight = 76;

/** Where the last line ends that has room as a whole. */
function lastLineEnd(box: HTMLElement): number {
  const { top } = box.getBoundingClientRect();
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let end = 0;
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    for (const line of range.getClientRects()) {
      if (line.top - top > mostHeight) return end || mostHeight;
      if (line.bottom - top <= mostHeight) end = Math.max(end, Math.ceil(line.bottom - top));
    }
  }
  return end || mostHeight;
}
