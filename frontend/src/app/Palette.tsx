import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { t } from '@/i18n/i18n';
import { isComposing } from '@/lib/composing';
import { Icon } from '@/ui/Icon';
import { KeyHint } from '@/ui/KeyHint';
import type { NavPlace } from './Nav';
import classes from './Palette.module.css';
import { PaletteList } from './PaletteList';
import type { PaletteEntry, PaletteSource } from './paletteEntries';
import { usePaletteEntries } from './usePaletteEntries';

interface PaletteProps {
  open: boolean;
  onClose: () => void;
  places: NavPlace[];
  sources: readonly PaletteSource[];
}

/** Ctrl+K: every action and place by name, every thing by search. */
export function Palette({ open, onClose, places, sources }: PaletteProps) {
  const before = useRef<Element | null>(null); // what had the keys
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement;
  }, [open]);
  // Given back before anything is done: a form that opens takes the keys, and keeps them.
  const close = () => {
    onClose();
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };
  return (
    <Modal.Root
      opened={open}
      onClose={close}
      size={560}
      yOffset="10vh"
      transitionProps={{ duration: 0 }}
      classNames={{ overlay: classes.scrim, content: classes.content }}
      returnFocus={false}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('ui.palette.label')}>
        {open && <PaletteBody onClose={close} places={places} sources={sources} />}
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteBody({ onClose, places, sources }: Omit<PaletteProps, 'open'>) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { entries, problem } = usePaletteEntries(text, places, sources);
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []); // at once: the next key must not reach the page behind
  const current = entries[Math.min(at, entries.length - 1)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, another first entry
  useEffect(() => setAt(0), [text]);

  const choose = (entry: PaletteEntry | undefined, peek: boolean) => {
    if (!entry || entry.reason) return;
    onClose();
    if (peek && entry.peek) entry.peek();
    else entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const last = entries.length - 1;
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1);
    else if (event.key === 'Enter') choose(current, event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={classes.input}>
        <Icon name="search" />
        <input
          ref={input}
          data-autofocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current && `${listId}-${entries.indexOf(current)}`}
          aria-label={t('ui.palette.label')}
          placeholder={t('ui.top.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <PaletteList
        id={listId}
        entries={entries}
        current={current}
        text={text}
        onChoose={(entry) => choose(entry, false)}
      />
      {problem && <p className={`${classes.nothing} i-fail`}>{problem}</p>}
      <div className={classes.foot}>
        <span className="row g4">
          <KeyHint keys="up" />
          <KeyHint keys="down" /> {t('ui.palette.move')}
        </span>
        <span className="row g4">
          <KeyHint keys="enter" /> {t('ui.palette.do')}
        </span>
        {current?.peek && (
          <span className="row g4">
            <KeyHint keys="mod+enter" /> {t('ui.palette.peek')}
          </span>
        )}
        <span className="push" role="status">
          {text.trim() !== '' && t('ui.palette.found', { count: entries.length })}
        </span>
      </div>
    </>
  );
}
