import type { EntryView } from '@/api/door';
import { say, t } from '@/i18n/i18n';
import { deploymentPath, itemPath, pathOf, projectPath } from '@/lib/paths';
import { fullMomentText, timeHead } from '@/lib/time';
import { Person } from '@/ui/Avatar';
import { IconButton } from '@/ui/Button';
import { Tag } from '@/ui/Chip';
import { Link } from '@/ui/Link';
import { Time } from '@/ui/Time';
import type { Column } from '@/ui/table/columns';

interface Opening {
  isOpen: (entry: EntryView) => boolean;
  flip: (entry: EntryView) => void;
}

/** What the whole list is about; without any, everything that one may see. */
export interface Scope {
  project?: string;
  deployment?: string;
}

/** Who did what to which thing, and when; times are copied as they read in the zone. */
export function activityColumns(zone: string, scope: Scope, { isOpen, flip }: Opening): Column<EntryView>[] {
  const columns: Column<EntryView>[] = [
    {
      id: 'at',
      head: timeHead(t('ui.activity.when'), zone),
      value: ({ at }) => at,
      text: ({ at }) => fullMomentText(at, zone),
      cell: ({ at }) => <Time at={at} as="moment" />,
      width: 152,
      hideable: false,
    },
    {
      id: 'actor',
      head: t('ui.activity.person'),
      value: ({ actor_name }) => actor_name,
      cell: ({ actor_name }) => <Person name={actor_name} />,
      width: 128,
      sortable: false,
    },
    {
      id: 'thing',
      head: t('ui.activity.which'),
      value: (entry) => `${didOf(entry)} ${thingOf(entry)}`,
      cell: (entry) => <Did entry={entry} />,
      sortable: false,
      hideable: false,
    },
    {
      id: 'where',
      head: t('ui.activity.where'),
      value: (entry) => whereOf(entry, scope),
      width: 240,
      grow: 0.5,
      sortable: false,
      spare: 1,
    },
    {
      id: 'open',
      head: t('ui.activity.details'),
      icon: 'down',
      value: () => '',
      cell: (entry) => (
        <IconButton
          icon={isOpen(entry) ? 'up' : 'down'}
          label={isOpen(entry) ? t('ui.activity.hide') : t('ui.activity.show')}
          on={isOpen(entry)}
          onClick={() => flip(entry)}
        />
      ),
      width: 48,
      mute: true,
      sortable: false,
      hideable: false,
    },
  ];
  return columns.filter(({ id }) => !(id === 'where' && scope.deployment));
}

function Did({ entry }: { entry: EntryView }) {
  const path = pathOfEntry(entry);
  const thing = thingOf(entry);
  return (
    <span className="inText" title={`${didOf(entry)} ${thing}`}>
      {didOf(entry)}{' '}
      {path ? (
        <Link to={path} className="link" tabIndex={-1}>
          {thing}
        </Link>
      ) : (
        <b>{thing}</b>
      )}{' '}
      {entry.doubtful && <Tag>{t('ui.revoked.word')}</Tag>}
      {entry.refused && <Tag>{t('ui.offline.refused')}</Tag>}
      {entry.laptop && <Tag>{t('ui.offline.clock')}</Tag>}
    </span>
  );
}

export const didOf = ({ command }: EntryView) => say({ key: `ui.did.${command}` });

/** The deployment before its project: where there is no room for both, the end is cut. */
function whereOf(entry: EntryView, { project }: Scope): string {
  const places = [entry.deployment_title, project ? '' : entry.project_title];
  return places.filter((one) => one && one !== thingOf(entry)).join(', ');
}

/** What the sentence ends with: the nearest thing that has a name. */
export function thingOf(entry: EntryView): string {
  return entry.record_title || entry.item_title || entry.deployment_title || entry.project_title;
}

/** The thing as it is now; nothing for what has no page of its own. */
export function pathOfEntry(entry: EntryView): string | undefined {
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
