import { useState } from 'react';
import type { NeedView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Note } from '@/ui/Note';
import classes from './Home.module.css';
import { type ActName, bulkActsOf } from './needs';
import { needTitle } from './needWords';
import { actOnAll, type Outcome } from './useActing';

interface BulkBarProps {
  selected: NeedView[];
  onDone: (outcomes: Outcome[], act: ActName) => void;
}

/** What can be done with all that is selected. */
export function BulkBar({ selected, onDone }: BulkBarProps) {
  const [done, setDone] = useState<number | null>(null);
  const acts = bulkActsOf(selected);
  const run = async (act: ActName) => {
    setDone(0);
    const outcomes = await actOnAll(selected, act, setDone);
    setDone(null);
    onDone(outcomes, act);
  };
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('ui.table.bulk')}>
      <b>{t('ui.table.selected', { n: selected.length })}</b>
      {acts.map((act, at) => (
        <Button
          key={act}
          size="s"
          kind={at === 0 ? 'primary' : 'default'}
          busy={done !== null}
          onClick={() => void run(act)}
        >
          {done === null
            ? t(`ui.home.bulk_${act as 'approve'}`, { n: selected.length })
            : t('ui.home.bulk_done', { n: done, of: selected.length })}
        </Button>
      ))}
      {acts.length === 0 && <span className="c2">{t('ui.home.bulk_none')}</span>}
      <span className="push c2 t12">{t('ui.table.clears')}</span>
    </div>
  );
}

/** What came of it, one by one where something was refused. */
export function BulkOutcomes({ outcomes, onClose }: { outcomes: Outcome[]; onClose: () => void }) {
  const refused = outcomes.filter((outcome) => outcome.refused);
  if (refused.length === 0) return null;
  const done = outcomes.length - refused.length;
  return (
    <div className={classes.outcomes} role="alert">
      <Note
        tone="hold"
        title={t('ui.home.bulk_result', { n: done, of: outcomes.length })}
        action={
          <Button size="s" kind="quiet" onClick={onClose}>
            {t('ui.dialog.close')}
          </Button>
        }
      >
        <ul>
          {refused.map(({ need, refused: why }) => (
            <li key={need.record}>
              <b>{need.ref || needTitle(need)}</b> {why}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}
