import { type MouseEvent, memo } from 'react';
import type { HitView } from '@/api/door';
import { markedParts } from '@/lib/format';
import { pathOf } from '@/lib/paths';
import { Link } from '@/ui/Link';
import classes from './Search.module.css';

interface HitProps {
  id: string;
  hit: HitView;
  words: string[];
  current: boolean;
  selected: boolean;
  /** What the list does with it. Always the same, so that only the rows that changed are drawn again. */
  on: HitActs;
}

export interface HitActs {
  click: (hit: HitView, event: MouseEvent) => void;
}

/** One thing that was found: its title and where the words stand in it, and where it belongs. */
export const Hit = memo(function Hit({ id, hit, words, current, selected, on }: HitProps) {
  const where = whereOf(hit);
  const { text } = hit;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the list
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-selected={selected}
      className={`${classes.hit} ${current ? classes.current : ''} ${selected ? classes.selected : ''}`}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()} // Shift and a click select rows, not their words
      onClick={(event) => isOnRow(event) && on.click(hit, event)}
    >
      <div role="gridcell" tabIndex={-1} className="grow">
        <Link to={pathOf(hit)} tabIndex={-1} className="b cut" style={{ display: 'block' }} title={hit.title}>
          <Marked text={hit.title} words={words} />
        </Link>
        {text && (
          <span className="t12 c2 cut" style={{ display: 'block' }} title={text}>
            <Marked text={text} words={words} />
          </span>
        )}
      </div>
      <span role="gridcell" tabIndex={-1} className={`t12 c3 cut ${classes.where}`} title={where}>
        {where}
      </span>
    </div>
  );
});

/** On its title, which is a link, only with Ctrl or Shift: else that leads to the place. */
function isOnRow(event: MouseEvent): boolean {
  if (!(event.target instanceof Element) || !event.target.closest('a')) return true;
  const selects = event.ctrlKey || event.metaKey || event.shiftKey;
  if (selects) event.preventDefault();
  return selects;
}

/** The deployment before its project: where there is no room for both, the end is cut. */
export function whereOf({ title, project_title, deployment_title }: HitView): string {
  return [deployment_title, project_title].filter((one) => one && one !== title).join(', ');
}

function Marked({ text, words }: { text: string; words: string[] }) {
  return markedParts(text, words.join(' ')).map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other identity
    part.hit ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>,
  );
}
