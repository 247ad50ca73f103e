import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { SessionState } from '@/api/session';
import { t } from '@/i18n/i18n';
import { Person } from '@/ui/Avatar';
import classes from './SignIn.module.css';

interface PeopleListProps {
  names: SessionState['names'];
  value: string;
  onChange: (name: string) => void;
}

/** The people of a workspace, one of them chosen; arrows move. */
export function PeopleList({ names, value, onChange }: PeopleListProps) {
  const list = useRef<HTMLDivElement>(null);
  const chosen = names.findIndex(({ name }) => name === value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears with nobody chosen
  useEffect(() => {
    if (!value) list.current?.querySelector<HTMLElement>('[role="radio"]')?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = by && names[(chosen + by + names.length) % names.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.name);
    list.current?.querySelectorAll<HTMLElement>('[role="radio"]')[names.indexOf(next)]?.focus();
  };
  return (
    <div>
      <p className={classes.label} id="who">
        {t('ui.session.people')}
      </p>
      <div ref={list} role="radiogroup" aria-labelledby="who" className={classes.people} onKeyDown={onKeyDown}>
        {names.map(({ name, invited }, at) => (
          <button
            key={name}
            type="button"
            role="radio"
            aria-checked={name === value}
            tabIndex={at === Math.max(chosen, 0) ? 0 : -1}
            className={classes.person}
            onClick={() => onChange(name)}
          >
            <Person name={name} note={invited ? t('ui.session.invited') : undefined} />
          </button>
        ))}
      </div>
    </div>
  );
}
