import { useActionProps } from '@/actions/Actions';
import { t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Note } from '@/ui/Note';
import classes from './Home.module.css';
import { needTitle } from './needWords';
import type { Outcome } from './useActing';
import type { Bulk } from './useBulk';

/** What can be done with all that is selected, and how far it has come. */
export function BulkBar({ bulk }: { bulk: Bulk }) {
  const as = useActionProps();
  const { count, done, offered } = bulk;
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('ui.table.bulk')}>
      <b>{t('ui.table.selected', { n: count })}</b>
      {offered.map((action, at) => (
        <Button
          key={action.id}
          size="s"
          kind={at === 0 ? 'primary' : 'default'}
          keys={action.keys}
          busy={done !== null}
          onClick={as(action).onClick}
        >
          {done === null ? action.label : t('ui.home.bulk_done', { n: done, of: count })}
        </Button>
      ))}
      {offered.length === 0 && <span className="c2">{t('ui.home.bulk_none')}</span>}
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
