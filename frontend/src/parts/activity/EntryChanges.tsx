import type { EntryView } from '@/api/door';
import { t } from '@/i18n/i18n';
import { Note } from '@/ui/Note';
import { useZone } from '@/ui/UiProvider';
import classes from './Activity.module.css';
import { actionWord, fieldWord, rowWord, shownChanges } from './changes';

interface EntryChangesProps {
  entry: EntryView;
  nameOf: (id: string) => string | undefined;
}

/** What an entry changed, field by field, before and after. */
export function EntryChanges({ entry, nameOf }: EntryChangesProps) {
  const zone = useZone();
  const rows = entry.rows
    .map((row) => ({ row, changes: shownChanges(row, { zone, nameOf }) }))
    .filter(({ row, changes }) => changes.length > 0 || row.title);
  return (
    <div className={classes.changes}>
      {rows.map(({ row, changes }) => (
        <div key={`${row.table} ${row.id}`}>
          <p className="sec">
            {rowWord(row.table)} {actionWord(row.action)} {row.title && t('ui.text.quoted', { text: row.title })}
          </p>
          <dl>
            {changes.map(({ name, before, after }) => (
              <div key={name} className={classes.change}>
                <dt>{fieldWord(name)}</dt>
                <dd>
                  {before && <del>{before}</del>} {after ? <ins>{after}</ins> : <i>{t('ui.activity.nothing')}</i>}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {entry.doubtful && <Note tone="hold">{t('ui.revoked.entry')}</Note>}
      <p className="t12 c3">{t('ui.activity.entry', { seq: entry.seq })}</p>
    </div>
  );
}
