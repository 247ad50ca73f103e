import type { ReactNode } from 'react';
import { initialOf } from '@/lib/format';
import classes from './Avatar.module.css';
import { BlockedMark } from './Blocked';

/** The first letter of a name. Decoration: the name stands beside it. */
export function Avatar({ name, className = '' }: { name: string; className?: string }) {
  return <span className={`${classes.avatar} ${className}`} aria-hidden="true" data-initial={initialOf(name)} />;
}

/** A person: letter, name, and what they are here. */
export function Person({ name, note }: { name: string; note?: ReactNode }) {
  return (
    <span className={classes.person}>
      <Avatar name={name} />
      <span className="cut">{name}</span> <BlockedMark name={name} />
      {note && <span className="c3 nw">{note}</span>}
    </span>
  );
}
