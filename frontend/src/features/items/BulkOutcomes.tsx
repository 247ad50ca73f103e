import { AppError } from '@/api/call';
import type { ItemRow } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Drawing } from '@/ui/Shapes';
import classes from './Bulk.module.css';
import { nameOf } from './useDecision';

/** What came of one of several items. */
export interface Outcome {
  row: ItemRow;
  refused?: Error;
}

/** The result for each item that something was done with. */
export function BulkOutcomes({ outcomes, onClose }: { outcomes: Outcome[]; onClose: () => void }) {
  const done = outcomes.filter(({ refused }) => !refused).length;
  return (
    <Dialog
      title={t('ui.items.bulk_done', { done, count: outcomes.length })}
      open
      focusInside
      width={560}
      onClose={onClose}
    >
      <ul className={classes.outcomes}>
        {outcomes.map(({ row, refused }) => (
          <li key={row.id}>
            <Drawing shape={refused ? 'cross' : 'tick'} tone={refused ? 'fail' : 'done'} size={16} />
            <span className="grow">
              <b>{nameOf(row)}</b> <span className="c2">{refused ? sentence(refused) : t('ui.items.bulk_ok')}</span>
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <Button kind="primary" first onClick={onClose}>
          {t('ui.dialog.close')}
        </Button>
      </div>
    </Dialog>
  );
}

function sentence(refused: Error): string {
  const fields = refused instanceof AppError ? Object.values(refused.fields).map(say) : [];
  return fields.length > 0 ? fields.join(' ') : refused.message;
}
