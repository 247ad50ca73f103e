import { useCallback, useMemo } from 'react';
import { useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import { doCommand, get, type ProjectContentsView, type ProjectRow } from '@/api/door';
import { t } from '@/i18n/i18n';
import { useGo } from '@/lib/go';
import { projectPath } from '@/lib/paths';
import { useConfirm } from '@/ui/Confirm';
import type { MenuEntry } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';

/** A form about a project that opens beside the list. */
export type ProjectPanel = { kind: 'clone' | 'appoint'; project: ProjectRow };

/** What can be done with a project from the list. */
export function useProjectEntries(onPanel: (panel: ProjectPanel) => void) {
  const navigate = useGo();
  const remove = useDeleteProject();
  return useCallback(
    (project: ProjectRow): MenuEntry[] => {
      const may = (action: string) => project.can.includes(action);
      const entries: (MenuEntry | false)[] = [
        project.roles.length > 0 && {
          id: 'open',
          label: t('ui.projects.open'),
          icon: 'openPage',
          onSelect: () => navigate(projectPath(project.key)),
        },
        may('member.appoint') && {
          id: 'appoint',
          label: t('ui.projects.appoint'),
          icon: 'people',
          onSelect: () => onPanel({ kind: 'appoint', project }),
        },
        may('project.clone') && {
          id: 'clone',
          label: t('ui.projects.clone'),
          icon: 'copy',
          onSelect: () => onPanel({ kind: 'clone', project }),
        },
        may('project.delete') && {
          id: 'delete',
          label: t('ui.projects.delete'),
          icon: 'delete',
          danger: true,
          apart: true,
          onSelect: () => void remove(project),
        },
      ];
      return entries.filter((entry) => entry !== false);
    },
    [navigate, onPanel, remove],
  );
}

/** The same by name, for the project that the keys are on. Opening has its key already. */
export function useProjectActions(project: ProjectRow | undefined, entriesOf: (project: ProjectRow) => MenuEntry[]) {
  const actions = useMemo(
    () =>
      (project ? entriesOf(project) : [])
        .filter(({ id }) => id !== 'open')
        .map<Action>(({ id, label, icon, onSelect }) => ({
          id: `project.${id}`,
          label: t('ui.projects.act_on', { act: label, title: project?.title }),
          group: 'ui.frame.projects',
          icon,
          run: onSelect,
        })),
    [project, entriesOf],
  );
  useActions(actions);
}

/** Deletes a project after it was said what goes with it and its title was typed. */
function useDeleteProject() {
  const confirm = useConfirm();
  const { notify, refuse } = useNotices();
  return useCallback(
    async ({ id, title }: Pick<ProjectRow, 'id' | 'title'>) => {
      const failed = t('ui.projects.not_deleted', { title });
      try {
        const contents = await get('project.contents', { project: id });
        const sure = await confirm({
          title: t('ui.projects.delete_title', { title }),
          body: <WhatGoes contents={contents} />,
          verb: t('ui.projects.delete_verb'),
          danger: true,
          typed: title,
        });
        if (!sure) return;
        await doCommand('project.delete', { project: id, title });
        notify({ tone: 'done', title: t('ui.projects.deleted', { title }) });
      } catch (error) {
        refuse(failed, error as Error);
      }
    },
    [confirm, notify, refuse],
  );
}

const counted = [
  'deployments',
  'requests',
  'items',
  'activities',
  'attachments',
  'comments',
  'steps',
  'tasks',
  'templates',
  'members',
] as const;

function WhatGoes({ contents }: { contents: ProjectContentsView }) {
  const parts = counted
    .filter((name) => contents[name] > 0)
    .map((name) => t(`ui.projects.count_${name}`, { count: contents[name] }));
  return (
    <>
      <p>{parts.length > 0 ? t('ui.projects.goes', { what: parts.join(', ') }) : t('ui.projects.goes_nothing')}</p>
      <p>{t('ui.projects.archive_instead')}</p>
    </>
  );
}
