import classes from './Icon.module.css';
import { dotted, type IconName, icons } from './icons';

/** An icon beside a word. It says nothing to a screen reader: the word does, or the `label` of IconButton. */
export function Icon({ name, size = 16 }: { name: IconName; size?: 12 | 16 | 20 }) {
  return (
    <svg
      className={classes.icon}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      strokeWidth={dotted.has(name) ? 2.25 : 1.5}
      aria-hidden="true"
    >
      <path d={icons[name]} />
    </svg>
  );
}
