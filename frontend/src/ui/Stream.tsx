import type { ReactNode } from 'react';
import { useGrowing } from '@/lib/useGrowing';
import { Avatar } from './Avatar';
import { BlockedMark } from './Blocked';
import { StateMark } from './StateMark';
import classes from './Stream.module.css';
import type { State } from './states';
import { Time } from './Time';

export interface StreamEntry {
  id: string;
  who: string;
  at: number;
  /** A change of state has its mark; a comment has the letter of who wrote it. */
  state?: State;
  /** "verified to Go No Go"; nothing for a plain comment. */
  did?: ReactNode;
  /** What became of it later: "It has changed since." */
  since?: ReactNode;
  /** What was said: a comment or remark. */
  said?: ReactNode;
  /** Buttons at the end of the line: edit, remove. */
  actions?: ReactNode;
}

/** Comments and log as one stream, in the order given. */
export function Stream({ entries, label }: { entries: StreamEntry[]; label: string }) {
  const drawn = useGrowing(entries.length, 15);
  return (
    <ol className={classes.stream} aria-label={label}>
      {entries.slice(0, drawn).map((entry) => (
        <li key={entry.id} className={classes.entry}>
          <span className={classes.mark}>
            {entry.state ? <StateMark state={entry.state} /> : <Avatar name={entry.who} />}
          </span>
          <div className="grow">
            <div className={classes.line}>
              <span className="grow">
                <b>{entry.who}</b> <BlockedMark name={entry.who} /> {entry.did}{' '}
                <span className={classes.time}>
                  <Time at={entry.at} as="said" />
                </span>
                {entry.since && <>. {entry.since}</>}
              </span>
              {entry.actions}
            </div>
            {entry.said && <div className={classes.said}>{entry.said}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
