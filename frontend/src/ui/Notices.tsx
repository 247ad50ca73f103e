import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { Button, IconButton } from './Button';
import classes from './Notices.module.css';
import { Drawing } from './Shapes';
import type { Shape } from './states';

type NoticeTone = 'done' | 'fail' | 'hold' | 'over';

const shapes: Record<NoticeTone, Shape> = { done: 'tick', fail: 'cross', hold: 'diamond', over: 'hourglass' };

export interface Notice {
  tone: NoticeTone;
  /** What happened: "REL-4 approved." */
  title: string;
  /** Why, what to do. */
  body?: string;
  /** Takes it back; offered for 10 seconds, also by Ctrl+Z. */
  undo?: () => void;
  action?: { label: string; run: () => void };
  /** Takes the place of the one before about the same. */
  about?: string;
  /** Stays until it is closed; a failure always does. */
  stays?: boolean;
  /** Tells of that by which the person leaves, and outlasts it. */
  outlasts?: boolean;
}

interface Shown extends Notice {
  id: number;
}

interface Notices {
  notify: (notice: Notice) => void;
  /** A refusal or fault, as it was said. */
  refuse: (title: string, error: { message: string }) => void;
  /** Takes all away, as what they tell of is left; what outlasts that goes the next time. */
  clear: () => void;
  /** Takes back the last thing that offers it; false when nothing does. */
  undoLast: () => boolean;
}

const NoticesContext = createContext<Notices | null>(null);

export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('useNotices needs a UiProvider above it');
  return notices;
}

const stayFor = 10_000;

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const counter = useRef(0);
  const current = useRef(shown);
  current.current = shown;

  const close = useCallback((id: number) => setShown((old) => old.filter((one) => one.id !== id)), []);
  const notify = useCallback((notice: Notice) => {
    counter.current += 1;
    const id = counter.current;
    setShown((old) => [
      ...old.filter((one) => !notice.about || one.about !== notice.about).slice(-3),
      { ...notice, id },
    ]);
  }, []);

  const notices = useMemo<Notices>(
    () => ({
      notify,
      refuse: (title, error) => notify({ tone: 'fail', title, body: error.message }),
      clear: () => setShown((old) => old.filter((one) => one.outlasts).map((one) => ({ ...one, outlasts: false }))),
      undoLast: () => {
        const last = current.current.findLast((one) => one.undo);
        if (!last) return false;
        close(last.id);
        last.undo?.();
        return true;
      },
    }),
    [notify, close],
  );

  return (
    <NoticesContext value={notices}>
      {children}
      <div className={classes.stack} role="status">
        {shown.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onClose={() => close(notice.id)} />
        ))}
      </div>
    </NoticesContext>
  );
}

function NoticeLine({ notice, onClose }: { notice: Shown; onClose: () => void }) {
  const [held, setHeld] = useState(false);
  const stays = notice.stays || notice.tone === 'fail' || held;
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => close.current(), stayFor);
    return () => clearTimeout(timer);
  }, [stays]);
  const then = (run: () => void) => () => {
    onClose();
    run();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer over it only stops the clock
    <div className={classes.notice} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)}>
      <Drawing shape={shapes[notice.tone]} tone={notice.tone} size={16} />
      <span className="grow">
        {notice.body ? <b>{notice.title}</b> : notice.title} {notice.body && <span className="c2">{notice.body}</span>}
      </span>
      {notice.action && (
        <Button size="s" onClick={then(notice.action.run)}>
          {notice.action.label}
        </Button>
      )}
      {notice.undo && (
        <Button size="s" kind="quiet" icon="undo" keys="mod+z" onClick={then(notice.undo)}>
          {t('ui.notice.undo')}
        </Button>
      )}
      <IconButton icon="close" label={t('ui.dialog.close')} onClick={onClose} />
    </div>
  );
}
