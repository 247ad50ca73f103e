import { t } from '@/i18n/i18n';
import { numberText } from '@/i18n/locale';
import classes from './Progress.module.css';

interface ProgressProps {
  label: string;
  done: number;
  /** 0 while it is not known. */
  total: number;
  /** What is counted are entries of the journal. */
  entries?: boolean;
}

/** How far a long task is, as a bar and in words. */
export function Progress({ label, done, total, entries }: ProgressProps) {
  const known = total > 0;
  const percent = known ? Math.floor((100 * done) / total) : 0;
  const far = { done: numberText(done), total: numberText(total) };
  const words = known && (entries ? t('ui.progress.entries', far) : t('ui.progress.of', far));
  return (
    <div
      className={classes.progress}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known ? percent : undefined}
      aria-valuetext={words || undefined}
    >
      <span className="row g8 t13">
        {label} <span className="c2 push mono">{words}</span>
      </span>
      <span className={classes.track}>
        <i className={known ? undefined : classes.unknown} style={known ? { width: `${percent}%` } : undefined} />
      </span>
    </div>
  );
}
