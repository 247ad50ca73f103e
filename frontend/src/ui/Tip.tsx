import { Tooltip } from '@mantine/core';
import { cloneElement, type ReactElement, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import classes from './Tip.module.css';

type Listener = 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur' | 'onKeyDown';
type Listeners = Partial<Record<Listener, (event: SyntheticEvent<HTMLElement>) => void>>;
type Child = ReactElement<Listeners & { 'aria-describedby'?: string }>;

const delay = 200; // ms

/**
 * Words on hover and focus. Without words it is only what stands inside. A list has hundreds: the tooltip itself is made when it is
 * wanted, and so are its words, where a function gives them.
 */
export function Tip({ words, children }: { words: string | (() => string) | undefined; children: ReactElement }) {
  const id = useId();
  const { target, listeners } = useWanted();
  const child = children as Child;
  const inside = words
    ? cloneElement(child, {
        ...joined(child.props, listeners),
        'aria-describedby': target ? id : child.props['aria-describedby'],
      })
    : child;
  return (
    <>
      {inside}
      {words && target && (
        <Tooltip
          opened
          target={target}
          label={<span id={id}>{typeof words === 'string' ? words : words()}</span>}
          multiline
          maw={280}
          offset={6}
          classNames={{ tooltip: classes.tip }}
          transitionProps={{ duration: 0 }}
        />
      )}
    </>
  );
}

/** What the words are wanted for: under the pointer for a moment, or with the focus of the keyboard. Escape sends them away. */
function useWanted() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const leave = () => {
    window.clearTimeout(timer.current);
    setTarget(null);
  };
  const listeners: Listeners = {
    onPointerEnter: ({ currentTarget }) => {
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setTarget(currentTarget), delay);
    },
    onPointerLeave: leave,
    onFocus: ({ currentTarget }) => {
      if (currentTarget.matches(':focus-visible')) setTarget(currentTarget);
    },
    onBlur: leave,
    onKeyDown: (event) => {
      if ((event.nativeEvent as KeyboardEvent).key === 'Escape') leave();
    },
  };
  return { target, listeners };
}

/** Both the listeners that the child has and ours. */
function joined(own: Listeners, ours: Listeners): Listeners {
  const both: Listeners = {};
  for (const name of Object.keys(ours) as Listener[]) {
    both[name] = (event) => {
      own[name]?.(event);
      ours[name]?.(event);
    };
  }
  return both;
}
