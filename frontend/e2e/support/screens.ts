import type { Page } from '@playwright/test';
import { ask } from './go';

/** Name of a screen -> its address: the places of the sample release. */
export async function screensOf(page: Page): Promise<Record<string, string>> {
  const { mine } = await ask(page, 'projects.list', {});
  const project = mine.find(({ previous }) => previous) ?? mine[0];
  const deployment = project?.previous?.id ?? project?.next?.id;
  if (!project || !deployment) throw new Error('The sample has no deployment.');
  const { items } = await ask(page, 'items.list', { deployment });
  const { templates } = await ask(page, 'templates.list', { project: project.id });
  const at = `/p/${project.key}`;
  const window = `${at}/d/${deployment}`;
  return {
    home: '/',
    projects: '/projects',
    activity: '/activity',
    search: '/search?q=release',
    profile: '/profile',
    'admin-people': '/admin',
    'admin-environments': '/admin/environments',
    'admin-settings': '/admin/settings',
    'admin-integrity': '/admin/integrity',
    'admin-permissions': '/admin/permissions',
    'project-upcoming': at,
    'project-past': `${at}/past`,
    'project-requests': `${at}/requests`,
    'project-people': `${at}/people`,
    'project-activity': `${at}/activity`,
    settings: `${at}/settings`,
    'settings-lists': `${at}/settings/lists`,
    'settings-rules': `${at}/settings/rules`,
    'settings-secrets': `${at}/settings/secrets`,
    templates: `${at}/templates`,
    'template-new': `${at}/templates/new?kind=predefined_commands`,
    template: `${at}/templates/${templates.at(-1)?.id}`,
    items: `${window}/items`,
    'item-new': `${window}/items?new`,
    item: `${window}/i/${items[0]?.id}`,
    'run-book': `${window}/runbook`,
    'work-mode': `${window}/run`,
    checklist: `${window}/checklist`,
    notes: `${window}/notes`,
    'deployment-activity': `${window}/activity`,
  };
}
