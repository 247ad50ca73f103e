import { type MouseEvent, memo } from 'react';
import type { NeedView, WindowView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Link } from '@/ui/Link';
import { Ref } from '@/ui/Ref';
import { StateMark } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import { RowBox } from '@/ui/table/RowBox';
import { useSurroundings } from '@/ui/UiProvider';
import classes from './Home.module.css';
import { type ActName, actKeys, actsOf } from './needs';
import { needDue, needNote, needPath, needTitle } from './needWords';

interface NeedRowProps {
  id: string;
  need: NeedView;
  windows: readonly WindowView[];
  now: number;
  inGroup: boolean;
  current: boolean;
  selected: boolean;
  /** What the list does with it. Always the same, so that only the rows that changed are drawn again. */
  on: NeedActs;
}

export interface NeedActs {
  select: (need: NeedView) => void;
  click: (need: NeedView, event: MouseEvent) => void;
  act: (need: NeedView, act: ActName) => void;
}

/** One thing that waits: what, where, since when, and what can be done about it here. */
export const NeedRow = memo(function NeedRow(props: NeedRowProps) {
  const { id, need, windows, now, inGroup, current, selected, on } = props;
  const reader = { now, zone: useSurroundings().zone };
  const due = needDue(need, windows, reader);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the list
    <div
      id={id}
      role="row"
      tabIndex={-1}
      aria-selected={selected}
      className={`${classes.row} ${current ? classes.current : ''} ${selected ? classes.selected : ''}`}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()} // Shift and a click select rows, not their words
      onClick={(event) => isOnRow(event) && on.click(need, event)}
    >
      <span className={classes.mark} role="gridcell" tabIndex={-1}>
        <NeedMark need={need} />
        <RowBox
          label={t('ui.table.select', { name: need.ref || needTitle(need) })}
          checked={selected}
          onChange={() => on.select(need)}
        />
      </span>
      <div className="grow" role="gridcell" tabIndex={-1}>
        <div className="cut">
          {need.ref && <Ref className={`c2 ${classes.ref}`} text={need.ref} />}
          <Link to={needPath(need)} tabIndex={-1} title={needTitle(need)}>
            {needTitle(need)}
          </Link>
        </div>
        <div className="t12 c3 cut">{needNote(need, inGroup, reader)}</div>
      </div>
      <span className={`${classes.due} ${due.late ? 'i-over b' : 'c2'}`} role="gridcell" tabIndex={-1}>
        {due.words}
      </span>
      <span className={classes.acts} role="gridcell" tabIndex={-1}>
        {actsOf(need).map((act, at) => (
          <Button
            key={act}
            size="s"
            kind={current && at === 0 ? 'primary' : current ? 'default' : 'quiet'}
            keys={current ? actKeys[act] : undefined}
            onClick={() => on.act(need, act)}
          >
            {t(`ui.home.act_${act}`)}
          </Button>
        ))}
      </span>
    </div>
  );
});

/** Not on a button or box in it; on its title, which is a link, only with Ctrl or Shift: else that leads to the place. */
function isOnRow(event: MouseEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element) || target.closest('button, [role="checkbox"]')) return false;
  if (!target.closest('a')) return true;
  const selects = event.ctrlKey || event.metaKey || event.shiftKey;
  if (selects) event.preventDefault();
  return selects;
}

function NeedMark({ need }: { need: NeedView }) {
  if (need.kind === 'request') return <Icon name="flag" />;
  if (need.kind === 'access') return <Icon name="person" />;
  if (need.kind === 'item') return <StateMark state={need.status as State} />;
  if (need.overdue) return <StateMark state="overdue" />;
  return need.kind === 'steps' ? <StateMark state="new" /> : <StateMark state="not_started" />;
}
