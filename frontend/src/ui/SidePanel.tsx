import {
  createContext,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { t } from '@/i18n/i18n';
import { useRemembered } from '@/lib/remember';
import { ShownContext } from '@/lib/shown';
import { useNarrow } from '@/lib/useNarrow';
import { IconButton } from './Button';
import { closesList } from './closesList';
import { LeftContext, useWayOut } from './leaving';
import { useIsFront } from './panels';
import classes from './SidePanel.module.css';

const least = 360;
const most = 560;
const within = (width: number) => Math.min(most, Math.max(least, width));

/** Where panels go: the frame gives the place, anywhere in a page opens one. */
export const PanelSlot = createContext<HTMLElement | null>(null);

interface SidePanelProps {
  /** The ref, "New item"; small, at the head. */
  title: ReactNode;
  /** Its accessible name. */
  label: string;
  /** What a look shows, when the same panel goes on from one row to another. */
  about?: string;
  onClose: () => void;
  /** Buttons at the head: previous, next, open as page. */
  tools?: ReactNode;
  /** Stays at the foot: a remark and the decision. */
  foot?: ReactNode;
  children: ReactNode;
}

/**
 * Beside the list: a look at one row, a form, which gets the focus, a history. Esc closes it, also from the list; what a
 * form in it would lose is asked about first. The edge can be dragged. Only the panel opened last is seen.
 */
export function SidePanel({ title, label, about, onClose, tools, foot, children }: SidePanelProps) {
  const slot = useContext(PanelSlot);
  const [wanted, setWidth] = useRemembered('panel.width', 420);
  const width = useNarrow() ? Math.min(wanted, 380) : wanted;
  const body = useRef<HTMLDivElement>(null);
  const isFront = useIsFront(about);
  useEffect(() => giveKeys(body.current), []);
  const { leave, forms } = useWayOut(onClose);
  const left = useRef(leave);
  left.current = leave;
  useEffect(() => {
    if (!isFront) return;
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isForm(body.current) || isElsewhere(event.target)) return;
      event.preventDefault();
      left.current();
    };
    document.addEventListener('keydown', onEscape);
    return () => document.removeEventListener('keydown', onEscape);
  }, [isFront]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || closesList(event) || !isWithin(event)) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  const panel = (
    <aside
      className={classes.panel}
      style={{ width, minWidth: least }}
      aria-label={label}
      hidden={!isFront}
      onKeyDown={onKeyDown}
    >
      <Edge width={width} onWidth={setWidth} />
      <div className={classes.head}>
        <div className={`grow row g12 t13 ${classes.title}`}>{typeof title === 'string' ? <b>{title}</b> : title}</div>
        {tools}
        <IconButton icon="close" label={t('ui.panel.close')} keys="escape" onClick={leave} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by key */}
      <div ref={body} className={classes.body} tabIndex={0} role="region" aria-label={label} data-scrolls>
        {children}
      </div>
      {foot && <div className={classes.foot}>{foot}</div>}
    </aside>
  );
  const placed = slot ? createPortal(panel, slot) : panel;
  return (
    <ShownContext value={isFront}>
      <LeftContext value={forms}>{placed}</LeftContext>
    </ShownContext>
  );
}

/** Not in a dialog that only the code has inside. */
function isWithin(event: KeyboardEvent): boolean {
  return event.target instanceof Node && event.currentTarget.contains(event.target);
}

/** Gives the keys to the form, at once or when it has come, unless somebody types elsewhere by then. */
function giveKeys(body: HTMLElement | null) {
  if (!body) return;
  const give = () => {
    if (!isForm(body)) return;
    watch.disconnect();
    const held = document.activeElement;
    if (body.contains(held) || (held?.matches('input, textarea') && !held.closest('[hidden]'))) return;
    body.querySelector<HTMLElement>('input, textarea')?.focus();
  };
  const watch = new MutationObserver(give);
  watch.observe(body, { childList: true });
  give();
  return () => watch.disconnect();
}

/** It is a form, or begins one: what was typed is not closed from the list. */
function isForm(body: HTMLElement | null): boolean {
  return body?.firstElementChild?.matches('form, [data-form]') ?? false;
}

/** The key belongs to a menu, a dialog or a field outside of the panel. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[aria-modal="true"], [role="menu"]')) return true;
  return (
    target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, [aria-expanded="true"]')
  );
}

function Edge({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const [from, setFrom] = useState<{ x: number; width: number } | null>(null);
  const start = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom({ x: event.clientX, width });
  };
  const drag = (event: PointerEvent) => {
    if (from) onWidth(within(from.width + from.x - event.clientX));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') onWidth(within(width + 20));
    if (event.key === 'ArrowRight') onWidth(within(width - 20));
  };
  return (
    <div
      className={classes.edge}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('ui.panel.edge')}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={start}
      onPointerMove={drag}
      onPointerUp={() => setFrom(null)}
      onKeyDown={onKeyDown}
    />
  );
}
