import { useState } from 'react';
import type { DeploymentView } from '@/api/door';
import { useGet } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { dayText } from '@/lib/time';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { SelectField } from '@/ui/SelectField';
import classes from './Bulk.module.css';

interface BulkMoveProps {
  view: DeploymentView;
  count: number;
  onMove: (to: string) => void;
  onClose: () => void;
}

/** Asks where several items are to go. */
export function BulkMove({ view, count, onMove, onClose }: BulkMoveProps) {
  const [to, setTo] = useState('');
  const list = useGet('deployments.list', { project: view.project });
  const options = (list.data?.deployments ?? [])
    .filter(({ id, closed_at }) => id !== view.id && closed_at === 0)
    .map(({ id, title, start }) => ({ value: id, label: title, hint: dayText(start, view.time_zone, Date.now()) }));
  const nowhere = list.isSuccess && options.length === 0 ? t('ui.items.move_nowhere') : undefined;
  return (
    <Dialog title={t('ui.items.move_several', { count })} open focusInside onClose={onClose}>
      <SelectField label={t('ui.items.move_to')} required options={options} value={to} onChange={setTo} off={nowhere} />
      <div className={classes.foot}>
        <Button
          kind="primary"
          reason={to ? undefined : (nowhere ?? t('ui.items.copy_where'))}
          onClick={() => onMove(to)}
        >
          {t('ui.items.move')}
        </Button>
      </div>
    </Dialog>
  );
}
