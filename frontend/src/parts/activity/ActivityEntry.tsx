import { useState } from 'react';
import { Link } from 'react-router';
import type { EntryView } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { deploymentPath, itemPath, pathOf, projectPath } from '@/lib/paths';
import { Avatar } from '@/ui/Avatar';
import { IconButton } from '@/ui/Button';
import { Time } from '@/ui/Time';
import { useZone } from '@/ui/UiProvider';
import classes from './Activity.module.css';
import { fieldWord, type Reading, shownChanges } from './changes';

interface ActivityEntryProps {
  entry: EntryView;
  nameOf: (id: string) => string | undefined;
}

/** One entry of the journal in a sentence, and what it changed. */
export function ActivityEntry({ entry, nameOf }: ActivityEntryProps) {
  const [open, setOpen] = useState(false);
  const zone = useZone();
  const where = [entry.project_title, entry.deployment_title].filter((one) => one && one !== thingOf(entry));
  const path = pathOfEntry(entry);
  return (
    <li className={classes.entry}>
      <span className={classes.time}>
        <Time at={entry.at} as="clock" />
      </span>
      <Avatar name={entry.actor_name} />
      <div className="grow">
        <p>
          <b>{entry.actor_name}</b> {say({ key: `ui.did.${entry.command}` })}{' '}
          {path ? (
            <Link to={path} className="link">
              {thingOf(entry)}
            </Link>
          ) : (
            <b>{thingOf(entry)}</b>
          )}
        </p>
        <p className="t12 c3">{where.join(', ')}</p>
        {open && <Changes entry={entry} reading={{ zone, nameOf }} />}
      </div>
      <IconButton
        icon={open ? 'up' : 'down'}
        label={open ? t('ui.activity.hide') : t('ui.activity.show')}
        on={open}
        onClick={() => setOpen(!open)}
      />
    </li>
  );
}

/** What the sentence ends with: the nearest thing that has a name. */
function thingOf(entry: EntryView): string {
  return entry.record_title || entry.item_title || entry.deployment_title || entry.project_title;
}

/** The thing as it is now; nothing for what has no page of its own. */
function pathOfEntry(entry: EntryView): string | undefined {
  const { command, project_key: key, deployment, item, record } = entry;
  const kind = command.slice(0, command.indexOf('.'));
  if (!key) return undefined;
  if (kind === 'step' || kind === 'task' || kind === 'request') {
    return pathOf({ kind, id: record, project_key: key, deployment, item });
  }
  if (item && deployment) return itemPath(key, deployment, item);
  if (kind === 'member' || kind === 'access') return projectPath(key, 'people');
  if (kind === 'template') return `${projectPath(key)}/templates/${record}`;
  return deployment ? deploymentPath(key, deployment) : projectPath(key);
}

/** Field by field, before and after. */
function Changes({ entry, reading }: { entry: EntryView; reading: Reading }) {
  const rows = entry.rows
    .map((row) => ({ row, changes: shownChanges(row, reading) }))
    .filter(({ row, changes }) => changes.length > 0 || row.title);
  return (
    <div className={classes.changes}>
      {rows.map(({ row, changes }) => (
        <div key={`${row.table} ${row.id}`}>
          <p className="sec">
            {fieldWord(row.table)} {row.action} {row.title && `“${row.title}”`}
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
      <p className="t12 c3">{t('ui.activity.entry', { seq: entry.seq })}</p>
    </div>
  );
}
