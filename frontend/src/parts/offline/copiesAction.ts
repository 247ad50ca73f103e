import type { Action } from '@/actions/registry';
import { t } from '@/i18n/i18n';
import { projectPath } from '@/lib/paths';

/** Leads to the offline copies of a project: from menus, and from the palette. */
export const copiesAction = (project: string): Action => ({
  id: 'copy.list',
  label: t('ui.offline.title'),
  group: 'ui.project.group',
  keywords: t('ui.offline.return'),
  run: ({ navigate }) => navigate(projectPath(project, 'offline')),
});
