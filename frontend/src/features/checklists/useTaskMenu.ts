import type { TaskView } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { allows, reasonFor } from '@/lib/abilities';
import { useConfirm } from '@/ui/Confirm';
import type { MenuEntry } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';

const steps = [
  ['in_progress', 'ui.checklist.begin'],
  ['completed', 'ui.checklist.complete'],
  ['cancelled', 'ui.checklist.cancel'],
  ['not_started', 'ui.checklist.again'],
] as const;

/** What can be done with a task, besides ticking it. */
export function useTaskMenu(task: TaskView, turn: (state: string) => void, onEdit: () => void): MenuEntry[] {
  const remove = useDo('task.delete');
  const confirm = useConfirm();
  const { refuse } = useNotices();
  const off = (action: string) => (allows(task.can, action) ? undefined : reasonFor(task.can, action));
  const drop = async () => {
    const title = t('ui.checklist.delete_title', { title: task.title });
    if (await confirm({ title, body: t('ui.checklist.delete_body'), verb: t('ui.checklist.delete'), danger: true })) {
      remove.run({ task: task.id }).catch((error: Error) => refuse(task.title, error));
    }
  };
  const turns = steps
    .filter(([state]) => state !== task.state)
    .map<MenuEntry>(([state, label]) => ({
      id: state,
      label: t(label),
      reason: off('task.update'),
      onSelect: () => turn(state),
    }));
  return [
    ...turns,
    { id: 'comment', label: t('ui.checklist.comment_only'), reason: off('task.update'), onSelect: () => turn('') },
    { id: 'edit', label: t('ui.checklist.edit'), apart: true, reason: off('task.edit'), onSelect: onEdit },
    {
      id: 'delete',
      label: t('ui.checklist.delete'),
      danger: true,
      reason: off('task.delete'),
      onSelect: () => void drop(),
    },
  ];
}
