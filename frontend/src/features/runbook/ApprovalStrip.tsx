import { useState } from 'react';
import type { RunBookView } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { BriefNote, Note } from '@/ui/Note';
import classes from './RunBook.module.css';

/** What a reader of the run book must know before working from it: that it changed, that it was begun without. */
export function ApprovalStrip({ book }: { book: RunBookView }) {
  const { approval } = book;
  const [open, setOpen] = useState(false);
  const changed = approval.version > 0 && approval.changes.length > 0;
  if (!changed && !approval.without && !approval.fault) return null;
  const draft = approval.state === 'draft';
  return (
    <div className={classes.strips}>
      {approval.fault && <Note tone="fail">{say(approval.fault)}</Note>}
      {approval.without && !approval.fault && (
        <BriefNote tone="over" title={t('ui.runbook.without', { name: approval.without_by_name })}>
          {approval.without}
        </BriefNote>
      )}
      {changed && (
        <Note
          brief={!open}
          tone={draft ? 'hold' : 'info'}
          title={t(draft ? 'ui.runbook.changed_draft' : 'ui.runbook.changed', {
            count: approval.changes.length,
            version: approval.version,
          })}
          action={
            <Button size="s" kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? t('ui.runbook.changes_hide') : t('ui.runbook.changes_show')}
            </Button>
          }
        >
          {!open && <span className="c2">{say(approval.changes[0] ?? { key: '' })}</span>}
          {open && (
            <ul className={classes.changes}>
              {approval.changes.map((change) => (
                <li key={say(change)}>{say(change)}</li>
              ))}
            </ul>
          )}
        </Note>
      )}
    </div>
  );
}
