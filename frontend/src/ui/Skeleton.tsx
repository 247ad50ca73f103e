import { useEffect, useState } from 'react';
import { t } from '@/i18n/i18n';
import classes from './Skeleton.module.css';

const patience = 150; // ms: what comes sooner comes without a flicker
const widths = [28, 68, 56, 62, 40, 72];

/** Grey lines while something loads: after 150 ms, still. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className={classes.skeleton} role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity
        <i key={line} style={{ width: `${widths[line % widths.length]}%` }} />
      ))}
    </div>
  );
}
