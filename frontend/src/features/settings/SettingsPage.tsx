import { useParams } from 'react-router';
import { useActionProps, useActions } from '@/actions/Actions';
import type { ProjectView } from '@/api/door';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { useArchiving } from '@/parts/useArchiving';
import { Tag } from '@/ui/Chip';
import { Loaded } from '@/ui/ErrorBox';
import { Note } from '@/ui/Note';
import { PageHead } from '@/ui/PageHead';
import { Tabs } from '@/ui/Tabs';
import { ZoneProvider } from '@/ui/UiProvider';
import { General } from './General';
import { Lists } from './Lists';
import { Rules } from './Rules';
import { Secrets } from './Secrets';
import classes from './Settings.module.css';

export type SettingsTab = 'general' | 'lists' | 'rules' | 'secrets';

/** How a project is set up. Everybody in it may look; who manages it may change it. */
export function SettingsPage({ tab = 'general' }: { tab?: SettingsTab }) {
  const { project: key = '' } = useParams();
  const query = useGet('project.get', { key });
  return <Loaded query={query}>{(project) => <Shown key={project.id} project={project} tab={tab} />}</Loaded>;
}

function Shown({ project, tab }: { project: ProjectView; tab: SettingsTab }) {
  const path = projectPath(project.key);
  usePlace([
    { label: t('ui.project.projects'), to: '/projects' },
    { label: project.title, to: path },
    { label: t('ui.settings.settings') },
  ]);
  const navigate = useGo();
  const archiving = useArchiving(project);
  useActions(archiving);
  const as = useActionProps();
  const reason = reasonFor(project.can, 'project.edit');
  return (
    <ZoneProvider zone={project.time_zone}>
      <PageHead
        title={t('ui.settings.settings')}
        state={project.archived ? <Tag>{t('ui.settings.archived')}</Tag> : undefined}
        meta={
          <>
            <span>{project.title}</span>
            <span className="mono">{project.key}</span>
          </>
        }
        primary={project.archived && archiving[0] ? as(archiving[0]) : undefined}
        more={[
          {
            id: 'people',
            label: t('ui.settings.people'),
            icon: 'people',
            onSelect: () => navigate(projectPath(project.key, 'people')),
          },
          {
            id: 'templates',
            label: t('ui.settings.templates'),
            icon: 'columns',
            onSelect: () => navigate(`${path}/templates`),
          },
          ...(project.archived ? [] : archiving.map((action) => ({ ...as(action), apart: true }))),
        ]}
      />
      {reason && (
        <div style={{ padding: '0 16px 8px' }}>
          <Note tone="info" icon="lock" title={t('ui.settings.read_only')}>
            {reason}
          </Note>
        </div>
      )}
      <Tabs
        label={t('ui.settings.parts')}
        value={tab}
        onChange={(id) => navigate(`${path}/settings${id === 'general' ? '' : `/${id}`}`)}
        tabs={[
          { id: 'general', label: t('ui.settings.general') },
          { id: 'lists', label: t('ui.settings.lists') },
          { id: 'rules', label: t('ui.settings.rules') },
          { id: 'secrets', label: t('ui.settings.secrets') },
        ]}
      />
      <div className={classes.page}>
        {tab === 'general' && <General project={project} />}
        {tab === 'lists' && <Lists project={project} />}
        {tab === 'rules' && <Rules project={project} />}
        {tab === 'secrets' && <Secrets project={project} />}
      </div>
    </ZoneProvider>
  );
}
