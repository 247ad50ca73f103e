import type { DeploymentRow, ProjectRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { rolesText } from '@/lib/roles';
import { fullMomentText } from '@/lib/time';
import { Icon } from '@/ui/Icon';
import { type MenuEntry, MoreMenu } from '@/ui/Menu';
import { StateMark } from '@/ui/StateMark';
import type { State } from '@/ui/states';
import type { Column } from '@/ui/table/columns';
import { ZoneProvider } from '@/ui/UiProvider';
import { WindowWhen } from '@/ui/WindowTime';
import { StarButton } from './StarButton';

/** The columns of a list of projects that one is in. */
export function projectColumns(
  entriesOf: (project: ProjectRow) => MenuEntry[],
  archived: boolean,
): Column<ProjectRow>[] {
  const columns: Column<ProjectRow>[] = [
    {
      id: 'star',
      head: t('ui.projects.star'),
      icon: 'star',
      value: ({ starred }) => (starred ? 0 : 1),
      mute: true,
      cell: (project) => <StarButton project={project} />,
      width: 48,
    },
    {
      id: 'title',
      head: t('ui.projects.title'),
      value: ({ title }) => title,
      text: ({ title, key, environment_name }) => [title, key, environment_name].filter(Boolean).join(', '),
      cell: (project) => <Title project={project} />,
      hideable: false,
    },
    {
      id: 'next',
      head: t('ui.projects.next'),
      value: ({ next }) => next?.start ?? Number.MAX_SAFE_INTEGER,
      text: ({ next, time_zone }) => windowText(next, time_zone),
      cell: (project) => <Window project={project} window={project.next} />,
      width: 200,
    },
    {
      id: 'previous',
      head: t('ui.projects.previous'),
      value: ({ previous }) => previous?.start ?? 0,
      text: ({ previous, time_zone }) => windowText(previous, time_zone),
      cell: (project) => <Window project={project} window={project.previous} />,
      width: 184,
      spare: 2,
    },
    {
      id: 'waits',
      head: t('ui.projects.waits'),
      value: ({ requests, access }) => requests + access,
      text: waitsText,
      cell: (project) => <span className="c2">{waitsText(project)}</span>,
      width: 152,
      spare: 1,
    },
    {
      id: 'roles',
      head: t('ui.projects.roles'),
      value: ({ roles }) => rolesText(roles),
      width: 136,
    },
    {
      id: 'more',
      head: t('ui.projects.more'),
      icon: 'more',
      value: () => '',
      mute: true,
      cell: (project) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the menu in it is the control; a click there opens no row
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <span onClick={(event) => event.stopPropagation()}>
          <MoreMenu entries={entriesOf(project)} label={t('ui.projects.more_of', { title: project.title })} />
        </span>
      ),
      width: 48,
      sortable: false,
      hideable: false,
    },
  ];
  return archived ? columns.filter(({ id }) => id !== 'next' && id !== 'previous' && id !== 'waits') : columns;
}

function windowText(window: DeploymentRow | undefined, zone: string): string {
  return window ? `${window.title} ${fullMomentText(window.start, zone)}` : '';
}

function Title({ project }: { project: ProjectRow }) {
  return (
    <span title={project.title}>
      <span className="cut row g8">
        <b className="cut">{project.title}</b>
        {project.private && <Icon name="lock" size={12} />}
        {project.private && <span className="sr-only">{t('ui.projects.private')}</span>}
      </span>
      <span className="t12 c3 cut" style={{ display: 'block' }}>
        {[project.key, project.environment_name].filter(Boolean).join(', ')}
      </span>
    </span>
  );
}

function Window({ project, window }: { project: ProjectRow; window: DeploymentRow | undefined }) {
  if (!window) return <span className="c3">–</span>;
  const running = window.state === 'running' || window.state === 'overrun';
  return (
    <ZoneProvider zone={project.time_zone}>
      <span className="row g8">
        {running && <StateMark state={window.state as State} size={14} />}
        <span className="grow">
          <span className="cut" style={{ display: 'block' }} title={window.title}>
            {window.title}
          </span>
          <span className="t12 c3 cut" style={{ display: 'block' }}>
            <WindowWhen {...window} />, {t('ui.projects.items', { count: window.items })}
          </span>
        </span>
      </span>
    </ZoneProvider>
  );
}

function waitsText({ requests, access }: ProjectRow) {
  const words = [
    requests > 0 ? t('ui.projects.requests', { count: requests }) : '',
    access > 0 ? t('ui.projects.access', { count: access }) : '',
  ];
  return words.filter(Boolean).join(', ');
}
