import { useNavigate } from 'react-router';
import type { ResultOf } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { projectPath } from '@/lib/paths';
import { useConfirm } from '@/ui/Confirm';
import type { MenuEntry } from '@/ui/Menu';
import { useNotices } from '@/ui/Notices';
import type { Template } from './definition';

type Project = ResultOf<'project.get'>;

/** What opens beside the editor. */
export type TemplatePanel = 'history' | 'copy';

/** What can be done with a template besides saving it. */
export function useTemplateMenu(
  project: Project,
  template: Template,
  onPanel: (panel: TemplatePanel) => void,
  onGone: () => void,
): MenuEntry[] {
  const navigate = useNavigate();
  const edit = useDo('template.edit');
  const remove = useDo('template.delete');
  const confirm = useConfirm();
  const { refuse } = useNotices();
  const path = projectPath(project.key);
  const toggle = () =>
    edit
      .run({ template: template.id, enabled: { was: template.digests.enabled ?? '', to: !template.enabled } })
      .catch((error) => refuse(t('ui.templates.save'), error));
  const drop = async () => {
    const sure = await confirm({
      title: t('ui.templates.delete_sure', { title: template.title }),
      verb: t('ui.templates.delete'),
      danger: true,
    });
    if (!sure) return;
    await remove
      .run({ template: template.id, seen: template.seen })
      .then(onGone, (error) => refuse(t('ui.templates.delete'), error));
  };
  return [
    { id: 'history', label: t('ui.templates.history'), icon: 'history', onSelect: () => onPanel('history') },
    {
      id: 'duplicate',
      label: t('ui.templates.duplicate'),
      icon: 'copy',
      reason: reasonFor(template.can, 'template.edit'),
      onSelect: () => navigate(`${path}/templates/new?from=${template.id}`),
    },
    {
      id: 'copy',
      label: t('ui.templates.copy_to'),
      icon: 'copy',
      onSelect: () => onPanel('copy'),
    },
    {
      id: 'enabled',
      label: template.enabled ? t('ui.templates.disable') : t('ui.templates.enable'),
      icon: 'hide',
      reason: reasonFor(template.can, 'template.edit'),
      onSelect: () => void toggle(),
    },
    {
      id: 'delete',
      label: t('ui.templates.delete'),
      icon: 'delete',
      danger: true,
      apart: true,
      reason: reasonFor(template.can, 'template.delete'),
      onSelect: () => void drop(),
    },
  ];
}
