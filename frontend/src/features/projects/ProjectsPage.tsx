import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ActionButton } from '@/actions/ActionButton';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ProjectRow, ProjectsView } from '@/api/door';
import { useGet } from '@/api/queries';
import { usePlace } from '@/app/place';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { Peek } from '@/parts/peek/Peek';
import { useListActions } from '@/parts/run/useDocumentActions';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/ErrorBox';
import { PageHead } from '@/ui/PageHead';
import { Tabs } from '@/ui/Tabs';
import { DataTable } from '@/ui/table/DataTable';
import { AppointMember } from './AppointMember';
import { CloneProject } from './CloneProject';
import { NewProject } from './NewProject';
import { OtherProjects } from './OtherProjects';
import { projectColumns } from './projectColumns';
import { type ProjectPanel, useProjectActions, useProjectEntries } from './useProjectEntries';

type Shown = 'mine' | 'public' | 'archived' | 'administered';
const shownAs: Shown[] = ['mine', 'public', 'archived', 'administered'];

/** The projects one is in, those one can ask to be in, and those that are history. */
export function ProjectsPage() {
  usePlace([{ label: t('ui.frame.projects') }]);
  const query = useGet('projects.list', {});
  return <Loaded query={query}>{(projects) => <Body projects={projects} />}</Loaded>;
}

function Body({ projects }: { projects: ProjectsView }) {
  const [params, setParams] = useSearchParams();
  const shown = (params.get('show') as Shown | null) ?? 'mine';
  const [making, setMaking] = useState(false);
  const [panel, setPanel] = useState<ProjectPanel | null>(null);
  const as = useActionProps();
  const reason = reasonFor(projects.can, 'project.create');
  const create = useMemo<Action>(
    () => ({
      id: 'project.create',
      label: t('ui.projects.new'),
      group: 'ui.frame.projects',
      icon: 'plus',
      keys: 'n',
      enabled: () => reason ?? true,
      run: () => setMaking(true),
    }),
    [reason],
  );
  const starts = !reason && shown === 'mine' && projects.mine.length === 0;
  const lists = useListActions();
  useActions(useMemo(() => [create, ...lists], [create, lists]));
  const tabs = shownAs
    .filter((id) => id === 'mine' || id === shown || projects[id].length > 0)
    .map((id) => ({ id, label: t(`ui.projects.tab_${id}`), count: projects[id].length }));

  return (
    <>
      <PageHead
        title={t('ui.frame.projects')}
        primary={starts ? undefined : as(create)}
        more={lists.map((list) => ({ id: list.id, label: list.label, icon: list.icon, onSelect: as(list).onClick }))}
      />
      {tabs.length > 1 && (
        <Tabs
          label={t('ui.frame.projects')}
          value={shown}
          onChange={(id) => setParams(id === 'mine' ? {} : { show: id })}
          tabs={tabs}
        />
      )}
      {shown === 'mine' || shown === 'archived' ? (
        <ProjectTable
          key={shown}
          rows={projects[shown]}
          archived={shown === 'archived'}
          onPanel={setPanel}
          start={starts && <ActionButton action={create} kind="primary" />}
        />
      ) : (
        <OtherProjects rows={projects[shown]} administered={shown === 'administered'} onPanel={setPanel} />
      )}
      {making && <NewProject onClose={() => setMaking(false)} />}
      {panel?.kind === 'clone' && <CloneProject project={panel.project} onClose={() => setPanel(null)} />}
      {panel?.kind === 'appoint' && <AppointMember project={panel.project} onClose={() => setPanel(null)} />}
    </>
  );
}

interface ProjectTableProps {
  rows: ProjectRow[];
  archived: boolean;
  onPanel: (panel: ProjectPanel) => void;
  start: React.ReactNode;
}

function ProjectTable({ rows, archived, onPanel, start }: ProjectTableProps) {
  const navigate = useGo();
  const entriesOf = useProjectEntries(onPanel);
  const [cursor, setCursor] = useState<ProjectRow>();
  useProjectActions(cursor, entriesOf);
  const columns = useMemo(() => projectColumns(entriesOf, archived), [entriesOf, archived]);
  const [peeked, setPeeked] = useState<ProjectRow | null>(null);
  return (
    <>
      <DataTable
        label={t('ui.frame.projects')}
        columns={columns}
        rows={rows}
        rowId={(project) => project.id}
        remember={archived ? 'projects.archived' : 'projects'}
        autoFocus
        twoLines
        onOpen={(project) => navigate(projectPath(project.key))}
        onPeek={(project) => setPeeked(project.id === peeked?.id ? null : project)}
        clickOpens
        current={peeked?.id}
        onCursor={(project) => {
          setCursor(project);
          if (peeked && project) setPeeked(project);
        }}
        isOld={(project) => project.archived}
        empty={
          <EmptyState title={t('ui.projects.none')} action={start}>
            {t('ui.projects.none_body')} {!start && t('ui.projects.none_ask')}
          </EmptyState>
        }
      />
      {peeked && (
        <Peek
          of={{
            kind: 'project',
            id: peeked.id,
            project_key: peeked.key,
            deployment: '',
            item: '',
            title: peeked.title,
            where: t('ui.frame.projects'),
          }}
          onClose={() => setPeeked(null)}
        />
      )}
    </>
  );
}
