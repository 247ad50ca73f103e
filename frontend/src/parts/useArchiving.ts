import { useMemo } from 'react';
import type { Action } from '@/actions/registry';
import type { ProjectView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { useConfirm } from '@/ui/Confirm';
import { useNotices } from '@/ui/Notices';

/** Hides the project and makes it read-only, or takes that back: one action, whichever fits. */
export function useArchiving(project: ProjectView): Action[] {
  const { run: archive } = useDo('project.archive');
  const { run: unarchive } = useDo('project.unarchive');
  const confirm = useConfirm();
  const { notify, refuse } = useNotices();
  return useMemo(() => {
    const { id, title, archived, can } = project;
    const command = archived ? 'project.unarchive' : 'project.archive';
    const run = async () => {
      if (archived) {
        await unarchive({ project: id });
        notify({ tone: 'done', title: t('ui.settings.unarchived', { title }) });
        return;
      }
      const sure = await confirm({
        title: t('ui.settings.archive_sure', { title }),
        body: t('ui.settings.archive_why'),
        verb: t('ui.settings.archive'),
      });
      if (!sure) return;
      await archive({ project: id });
      const undo = () => unarchive({ project: id }).catch((error: Error) => refuse(t('ui.settings.unarchive'), error));
      notify({ tone: 'done', title: t('ui.settings.archived_done', { title }), undo });
    };
    return [
      {
        id: command,
        label: archived ? t('ui.settings.unarchive') : t('ui.settings.archive'),
        group: 'ui.project.group' as const,
        icon: 'archive' as const,
        enabled: () => reasonFor(can, command) ?? true,
        run,
      },
    ];
  }, [project, archive, unarchive, confirm, notify, refuse]);
}
