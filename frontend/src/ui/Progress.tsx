import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import classes from './Progress.module.css';

interface ProgressProps {
  label: string;
  done: number;
  /** 0 while it is not known. */
  total: number;
}

/** How far a long task is, as a bar and in words. */
export function Progress({ label, done, total }: ProgressProps) {
  const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
  const words = total > 0 ? t('ui.progress.of', { percent, total: numberText(total) }) : '';
  return (
    <div
      className={classes.progress}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={total > 0 ? percent : undefined}
      aria-valuetext={words || undefined}
    >
      <span className="row g8 t13">
        {label} <span className="c2 push mono">{words}</span>
      </span>
      <span className={classes.track}>
        <i style={{ width: `${percent}%` }} />
      </span>
    </div>
  );
}
