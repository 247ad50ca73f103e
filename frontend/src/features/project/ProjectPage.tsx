import { useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { ActionButton } from '@/actions/ActionButton';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ResultOf } from '@/api/door';
import { useDo, useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { rolesText } from '@/lib/roles';
import { KeyWarnings } from '@/parts/KeyWarnings';
import { copiesAction } from '@/parts/offline/copiesAction';
import { ProjectIcon } from '@/parts/ProjectIcon';
import { useListActions } from '@/parts/run/useDocumentActions';
import { useArchiving } from '@/parts/useArchiving';
import { Button, IconButton } from '@/ui/Button';
import { Tag } from '@/ui/Chip';
import { Loaded } from '@/ui/ErrorBox';
import { Folded } from '@/ui/Folded';
import { Markdown } from '@/ui/Markdown';
import { Note } from '@/ui/Note';
import { PageHead } from '@/ui/PageHead';
import { Tabs } from '@/ui/Tabs';
import { ZoneProvider } from '@/ui/UiProvider';
import { Contributions } from './Contributions';
import { DeploymentForm } from './DeploymentForm';
import { Deployments } from './Deployments';
import { People } from './People';
import { ProjectActivity } from './ProjectActivity';
import { RequestForm } from './RequestForm';
import { Requests } from './Requests';

export type Project = ResultOf<'project.get'>;
type ProjectTab = 'upcoming' | 'past' | 'requests' | 'people' | 'contributions' | 'activity';

/** One project: its windows, what is asked for, and who is in it. */
export function ProjectPage({ tab = 'upcoming' }: { tab?: ProjectTab }) {
  const { project: key = '' } = useParams();
  const query = useGet('project.get', { key });
  return <Loaded query={query}>{(project) => <Shown key={project.id} project={project} tab={tab} />}</Loaded>;
}

function Shown({ project, tab }: { project: Project; tab: ProjectTab }) {
  usePlace([{ label: t('ui.project.projects'), to: '/projects' }, { label: project.title }]);
  const navigate = useGo();
  const [form, setForm] = useState<'deployment' | 'request' | null>(null);
  const requests = useGet('requests.list', { project: project.id, open: true, limit: 1 });
  const star = useStarAction(project);
  const as = useActionProps();
  const actions = useMakingActions(project, tab, setForm);
  const lists = useListActions(project.id);
  useActions(
    useMemo(() => [...actions, star, ...lists, copiesAction(project.key)], [actions, star, lists, project.key]),
  );
  const close = () => setForm(null);
  const primary = allows(project.can, 'deployment.create') ? actions[0] : actions[1];
  return (
    <ZoneProvider zone={project.time_zone}>
      <PageHead
        aboveList
        title={
          <span title={project.title}>
            <ProjectIcon icon={project.icon} /> {project.title}
          </span>
        }
        state={project.private ? <Tag>{t('ui.project.private')}</Tag> : undefined}
        meta={
          <>
            <span className="mono">{project.key}</span>
            {project.environment_name && <span>{project.environment_name}</span>}
            <span>{project.time_zone}</span>
            {project.roles.length > 0 && <span>{t('ui.project.my_roles', { roles: rolesText(project.roles) })}</span>}
          </>
        }
        tools={<IconButton icon="star" label={star.label} on={project.starred} onClick={as(star).onClick} />}
        primary={primary && as(primary)}
        siblings={primary === actions[0] && actions[1] ? [as(actions[1])] : []}
        more={[
          {
            id: 'settings',
            label: t('ui.project.settings'),
            icon: 'settings',
            onSelect: () => navigate(`${projectPath(project.key)}/settings`),
          },
          {
            id: 'templates',
            label: t('ui.project.templates', { count: project.templates }),
            icon: 'columns',
            onSelect: () => navigate(`${projectPath(project.key)}/templates`),
          },
          {
            id: 'offline',
            label: t('ui.offline.title'),
            icon: 'computer',
            onSelect: () => navigate(projectPath(project.key, 'offline')),
          },
          ...lists.map(as),
        ]}
      />
      <div className="stack g8" style={{ padding: '0 16px 8px' }}>
        <KeyWarnings project={project.id} urgent={tab !== 'people'} />
        {project.archived && <Archived project={project} />}
        {project.templates === 0 && allows(project.can, 'template.create') && (
          <Note
            tone="hold"
            title={t('ui.project.no_templates')}
            action={
              <Button size="s" onClick={() => navigate(`${projectPath(project.key)}/templates`)}>
                {t('ui.project.to_templates')}
              </Button>
            }
          >
            {t('ui.project.no_templates_why')}
          </Note>
        )}
      </div>
      <Tabs
        label={t('ui.project.parts')}
        value={tab}
        onChange={(id) => navigate(projectPath(project.key) + (id === 'upcoming' ? '' : `/${id}`))}
        tabs={[
          { id: 'upcoming', label: t('ui.project.upcoming') },
          { id: 'past', label: t('ui.project.past') },
          { id: 'requests', label: t('ui.project.requests'), count: requests.data?.total || undefined },
          { id: 'people', label: t('ui.project.people'), count: project.members.length },
          ...(allows(project.can, 'contributions.list')
            ? [{ id: 'contributions', label: t('ui.contributions.label') }]
            : []),
          { id: 'activity', label: t('ui.frame.activity') },
        ]}
      />
      {project.description && tab === 'upcoming' && (
        <div style={{ padding: '12px 16px 0' }}>
          <Folded>
            <Markdown text={project.description} />
          </Folded>
        </div>
      )}
      {tab === 'upcoming' && <Deployments project={project} which="upcoming" onNew={() => setForm('deployment')} />}
      {tab === 'past' && <Deployments project={project} which="past" />}
      {tab === 'requests' && (
        <Requests
          project={project}
          asking={primary === actions[1] ? undefined : actions[1]}
          onNew={() => setForm('request')}
        />
      )}
      {tab === 'people' && <People project={project} />}
      {tab === 'contributions' && <Contributions project={project} />}
      {tab === 'activity' && <ProjectActivity project={project} />}
      {form === 'deployment' && <DeploymentForm project={project} onClose={close} />}
      {form === 'request' && <RequestForm project={project} onClose={close} />}
    </ZoneProvider>
  );
}

/** That it can only be read, and how to end that. */
function Archived({ project }: { project: Project }) {
  const [unarchive] = useArchiving(project);
  return (
    <Note tone="hold" title={t('ui.project.archived')} action={unarchive && <ActionButton action={unarchive} />} />
  );
}

/** New deployment and new request. Which of both N makes depends on the roles, and on where one is. */
function useMakingActions(project: Project, tab: ProjectTab, open: (form: 'deployment' | 'request') => void): Action[] {
  return useMemo(() => {
    const enabled = (command: string) => () => reasonFor(project.can, command) ?? true;
    const isNew = tab === 'requests' || !allows(project.can, 'deployment.create') ? 'request' : 'deployment';
    const n = (what: typeof isNew) => (isNew === what && tab !== 'people' ? 'n' : undefined); // a member there
    return [
      {
        id: 'deployment.create',
        label: t('ui.project.new_deployment'),
        group: 'ui.project.group' as const,
        icon: 'plus' as const,
        keys: n('deployment'),
        enabled: enabled('deployment.create'),
        run: () => open('deployment'),
      },
      {
        id: 'request.create',
        label: t('ui.project.new_request'),
        group: 'ui.project.group' as const,
        icon: 'flag' as const,
        keys: n('request'),
        enabled: enabled('request.create'),
        run: () => open('request'),
      },
    ];
  }, [project.can, tab, open]);
}

/** Makes the project a favourite, or no longer one. */
function useStarAction({ id, starred }: Project): Action {
  const { run: set } = useDo('star.set');
  return useMemo(
    () => ({
      id: 'star.set',
      label: starred ? t('ui.project.unstar') : t('ui.project.star'),
      group: 'ui.project.group',
      icon: 'star',
      run: () => set({ project: id, starred: !starred }),
    }),
    [id, starred, set],
  );
}
