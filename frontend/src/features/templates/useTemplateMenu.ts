import { useMemo, useRef } from 'react';
import { useActionProps, useActions } from '@/actions/Actions';
import type { Action } from '@/actions/registry';
import type { ResultOf } from '@/api/door';
import { useDo } from '@/api/queries';
import { t } from '@/i18n/i18n';
import { reasonFor } from '@/lib/abilities';
import { projectPath } from '@/lib/paths';
import { useConfirm } from '@/ui/Confirm';
import type { IconName } from '@/ui/icons';
import type { MenuEntry } from '@/ui/Menu';
import type { Template } from './definition';

type Project = ResultOf<'project.get'>;

/** What opens beside the editor. */
export type TemplatePanel = 'history' | 'copy';

/** What can be done with a template besides saving it: a menu, and by name. */
export function useTemplateMenu(
  project: Project,
  template: Template,
  onPanel: (panel: TemplatePanel) => void,
  onGone: () => void,
): MenuEntry[] {
  const { run: edit } = useDo('template.edit');
  const { run: remove } = useDo('template.delete');
  const confirm = useConfirm();
  const gone = useRef(onGone);
  gone.current = onGone;
  const path = projectPath(project.key);
  const actions = useMemo(() => {
    const one = (id: string, label: string, icon: IconName, run: Action['run'], command?: string): Action => ({
      id: `template.${id}`,
      label,
      icon,
      group: 'ui.templates.templates',
      enabled: () => (command ? (reasonFor(template.can, command) ?? true) : true),
      run,
    });
    const toggle = () =>
      edit({ template: template.id, enabled: { was: template.digests.enabled ?? '', to: !template.enabled } });
    const drop = async () => {
      const sure = await confirm({
        title: t('ui.templates.delete_sure', { title: template.title }),
        verb: t('ui.templates.delete'),
        danger: true,
      });
      if (!sure) return;
      await remove({ template: template.id, seen: template.seen });
      gone.current();
    };
    const again = `${path}/templates/new?from=${template.id}`;
    return [
      one('history', t('ui.templates.history'), 'history', () => onPanel('history')),
      one('duplicate', t('ui.templates.duplicate'), 'copy', ({ navigate }) => navigate(again), 'template.edit'),
      one('copy', t('ui.templates.copy_to'), 'copy', () => onPanel('copy')),
      one(
        'enabled',
        template.enabled ? t('ui.templates.disable') : t('ui.templates.enable'),
        'hide',
        toggle,
        'template.edit',
      ),
      one('delete', t('ui.templates.delete'), 'delete', drop, 'template.delete'),
    ];
  }, [template, path, onPanel, edit, remove, confirm]);
  useActions(actions);
  const as = useActionProps();
  return actions.map(as).map((entry) => {
    const last = entry.id === 'template.delete';
    return { ...entry, danger: last, apart: last };
  });
}
