import { useEffect, useRef } from 'react';
import { t } from '@/i18n/i18n';
import { markedParts } from '@/lib/format';
import { Icon } from '@/ui/Icon';
import { KeyHint } from '@/ui/KeyHint';
import { StateMark } from '@/ui/StateMark';
import classes from './Palette.module.css';
import type { PaletteEntry } from './paletteEntries';

interface PaletteListProps {
  id: string;
  entries: PaletteEntry[];
  current: PaletteEntry | undefined;
  text: string;
  onChoose: (entry: PaletteEntry) => void;
}

/** What was found, under the heads of its kinds. */
export function PaletteList({ id, entries, current, text, onChoose }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: brings the current one into sight when it changes
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('ui.palette.label')} className={classes.list} tabIndex={-1}>
      {entries.length === 0 && <p className={classes.nothing}>{t('ui.palette.nothing', { text })}</p>}
      {entries.map((entry, at) => (
        <div key={entry.id} role="presentation">
          {entry.group !== entries[at - 1]?.group && (
            <p className={classes.group} role="presentation">
              {entry.group}
            </p>
          )}
          <Row id={`${id}-${at}`} entry={entry} at={entry === current} text={text} onChoose={onChoose} />
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  id: string;
  entry: PaletteEntry;
  at: boolean;
  text: string;
  onChoose: (entry: PaletteEntry) => void;
}

function Row({ id, entry, at, text, onChoose }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the input that owns the list
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={at}
      aria-disabled={entry.reason ? true : undefined}
      className={`${classes.row} ${at ? classes.at : ''} ${entry.reason ? classes.off : ''}`}
      onClick={() => onChoose(entry)}
    >
      {entry.state ? <StateMark state={entry.state} /> : entry.icon && <Icon name={entry.icon} />}
      {entry.code && <span className="mono c2">{entry.code}</span>}
      <span className={`cut ${classes.name}`}>
        {markedParts(entry.label, text).map((part, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
          part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
        )}
      </span>
      <span className={`push cut ${classes.note}`}>{entry.reason ?? entry.note}</span>
      {entry.keys && <KeyHint keys={entry.keys} />}
    </div>
  );
}
