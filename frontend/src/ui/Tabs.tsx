import { type KeyboardEvent, useEffect, useRef } from 'react';
import classes from './Tabs.module.css';

export interface Tab {
  id: string;
  label: string;
  /** Small, after the label: "12", "1 of 5". */
  count?: string | number;
}

interface TabsProps {
  tabs: Tab[];
  value: string;
  onChange: (id: string) => void;
  /** What the tabs are of, for screen readers. */
  label: string;
}

const step: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };

function useArrows(tabs: readonly { id: string }[], value: string, onChange: (id: string) => void) {
  const list = useRef<HTMLDivElement>(null);
  const find = (id: string) => list.current?.querySelector<HTMLElement>(`[data-id="${id}"]`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: keys that are on the list go along to the one that is shown
  useEffect(() => {
    const held = list.current?.querySelector<HTMLElement>(':focus');
    if (held && held.dataset.id !== value) find(value)?.focus({ preventScroll: true });
  }, [value]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = step[event.key];
    if (!by || event.altKey) return;
    event.preventDefault();
    const at = tabs.findIndex(({ id }) => id === value);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.id);
    find(next.id)?.focus();
  };
  return { list, onKeyDown };
}

/** The parts of a page. Arrows move; what they show is the caller's to render. */
export function Tabs({ tabs, value, onChange, label }: TabsProps) {
  const { list, onKeyDown } = useArrows(tabs, value, onChange);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the one that is shown is in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [value]);
  return (
    <div className={classes.place}>
      <div ref={list} role="tablist" aria-label={label} tabIndex={-1} className={classes.tabs} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            data-id={tab.id}
            aria-selected={tab.id === value}
            tabIndex={tab.id === value ? 0 : -1}
            className={`${classes.tab} ${tab.id === value ? classes.here : ''}`}
            onClick={() => onChange(tab.id)}
          >
            <span className={classes.label} data-label={tab.label}>
              {tab.label}
            </span>
            {tab.count !== undefined && <span className={classes.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Ways to show the same thing: list, timeline. One is in force. */
export function Segments({ tabs, value, onChange, label }: TabsProps) {
  const { list, onKeyDown } = useArrows(tabs, value, onChange);
  return (
    <div
      ref={list}
      role="radiogroup"
      aria-label={label}
      tabIndex={-1}
      className={classes.segments}
      onKeyDown={onKeyDown}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="radio"
          data-id={tab.id}
          aria-checked={tab.id === value}
          tabIndex={tab.id === value ? 0 : -1}
          className={`${classes.segment} ${tab.id === value ? classes.on : ''}`}
          onClick={() => onChange(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
