import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { Button } from './Button';
import { Icon } from './Icon';
import type { IconName } from './icons';
import classes from './Note.module.css';
import { Drawing } from './Shapes';
import type { Shape } from './states';

export type NoteTone = 'fail' | 'hold' | 'over' | 'run' | 'done' | 'info';

const shapes: Record<Exclude<NoteTone, 'info'>, Shape> = {
  fail: 'cross',
  hold: 'diamond',
  over: 'hourglass',
  run: 'play',
  done: 'tick',
};

interface NoteProps {
  tone: NoteTone;
  /** What happened, bold. */
  title?: string;
  /** Why, and what to do. */
  children?: ReactNode;
  /** A button at the end. */
  action?: ReactNode;
  icon?: IconName;
  /** One line in a low window. */
  brief?: boolean;
  inside?: Ref<HTMLDivElement>;
}

/** A strip in the page: what happened, why, what to do. */
export function Note({ tone, title, children, action, icon = 'info', brief, inside }: NoteProps) {
  return (
    <div className={`${classes.note} ${classes[tone]} ${brief ? classes.brief : ''}`}>
      {tone === 'info' ? <Icon name={icon} /> : <Drawing shape={shapes[tone]} tone={tone} size={16} />}
      <div className="grow" ref={inside}>
        {title && <b>{title}</b>} {children}
      </div>
      {action}
    </div>
  );
}

/** A strip above a list: where the window is low, one line of it, and all when asked for. */
export function BriefNote(props: Omit<NoteProps, 'action' | 'brief' | 'inside'>) {
  const inside = useRef<HTMLDivElement>(null);
  const [cut, setCut] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const box = inside.current;
    if (!box || open) return;
    const measure = () => setCut(box.scrollWidth > box.clientWidth);
    const width = new ResizeObserver(measure); // says the first one, too, when it is known anyway
    const words = new MutationObserver(measure);
    width.observe(box);
    words.observe(box, { childList: true, characterData: true, subtree: true });
    return () => {
      width.disconnect();
      words.disconnect();
    };
  }, [open]);
  const button = (
    <Button kind="quiet" size="s" aria-expanded={open} onClick={() => setOpen(!open)}>
      {open ? t('ui.folded.less') : t('ui.folded.all')}
    </Button>
  );
  return <Note {...props} brief={!open} inside={inside} action={(cut || open) && button} />;
}
