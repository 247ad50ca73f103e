import type { ReactNode } from 'react';
import { t } from '@/i18n/i18n';
import classes from './Chip.module.css';
import { Icon } from './Icon';
import { StateMark } from './StateMark';
import type { State } from './states';

interface ChipProps {
  children: string;
  /** It narrows the list now. */
  on?: boolean;
  count?: number;
  state?: State;
  onClick?: () => void;
  /** Takes the filter away. */
  onRemove?: () => void;
}

/** A filter: pressed or not, with how many it would show. */
export function Chip({ children, on, count, state, onClick, onRemove }: ChipProps) {
  return (
    <span className={`${classes.chip} ${on ? classes.on : ''}`}>
      <button type="button" className={classes.main} aria-pressed={on ?? false} onClick={onClick}>
        {state && <StateMark state={state} size={14} />}
        {children}
        {count !== undefined && <b>{count}</b>}
      </button>
      {onRemove && (
        <button
          type="button"
          className={classes.remove}
          aria-label={t('ui.chip.remove', { name: children })}
          onClick={onRemove}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

/** The dashed chip that adds a filter; give it to a Menu. */
export function PlusChip({ children, ...rest }: { children: ReactNode; onClick?: () => void }) {
  return (
    <button type="button" {...rest} className={`${classes.chip} ${classes.plus}`}>
      <Icon name="plus" size={12} />
      {children}
    </button>
  );
}

/** A word in a well: a module, a node, a code. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className={classes.tag} title={typeof children === 'string' ? children : undefined}>
      {children}
    </span>
  );
}

/** The first tags and "+3" for the rest, which are named on hover. */
export function Tags({ names, most = 2 }: { names: string[]; most?: number }) {
  const rest = names.slice(most);
  return (
    <span className={classes.tags} title={rest.length > 0 ? names.join(', ') : undefined}>
      <span className="cut">{names.slice(0, most).join(', ')}</span>
      {rest.length > 0 && <span className="c3">+{rest.length}</span>}
    </span>
  );
}
