import type { Page } from '@playwright/test';
import { ask } from './go';

/** Places that every workspace has: name -> address. */
export const workspaceScreens: Record<string, string> = {
  home: '/',
  projects: '/projects',
  activity: '/activity',
  search: '/search?q=in',
  'search-empty': '/search',
  check: '/check',
  profile: '/profile',
  'admin-people': '/admin',
  'admin-environments': '/admin/environments',
  'admin-settings': '/admin/settings',
  'admin-backups': '/admin/backups',
  'admin-integrity': '/admin/integrity',
  'admin-permissions': '/admin/permissions',
};

const otherLists = ['public', 'archived', 'administered'] as const;

/** Name of a screen -> its address: the workspace's places, and those of the release with most items. */
export async function screensOf(page: Page): Promise<Record<string, string>> {
  const projects = await ask(page, 'projects.list', {});
  const { mine } = projects;
  const releases = await Promise.all(
    mine.map(async ({ key, id: project }) => {
      const ahead = await ask(page, 'deployments.list', { project });
      const past = await ask(page, 'deployments.list', { project, which: 'past' });
      return [...ahead.deployments, ...past.deployments].map(({ id, items }) => ({ key, project, id, items }));
    }),
  );
  const release = releases.flat().toSorted((a, b) => b.items - a.items)[0];
  if (!release) throw new Error('The workspace has no deployment.');
  const { items } = await ask(page, 'items.list', { deployment: release.id });
  const { templates } = await ask(page, 'templates.list', { project: release.project });
  const { can } = await ask(page, 'project.get', { key: release.key });
  const mayCount = can.some(({ action, allowed }) => action === 'contributions.list' && allowed);
  const [item, template] = [items[0], templates.at(-1)];
  const failed = items.find(({ status }) => status === 'failed'); // it can be edited again
  const at = `/p/${release.key}`;
  const window = `${at}/d/${release.id}`;
  return {
    ...workspaceScreens,
    ...otherProjects(projects),
    'project-upcoming': at,
    'project-past': `${at}/past`,
    'project-requests': `${at}/requests`,
    'project-people': `${at}/people`,
    'project-activity': `${at}/activity`,
    ...(mayCount && { contributions: `${at}/contributions` }),
    'offline-copies': `${at}/offline`,
    settings: `${at}/settings`,
    'settings-lists': `${at}/settings/lists`,
    'settings-rules': `${at}/settings/rules`,
    'settings-secrets': `${at}/settings/secrets`,
    templates: `${at}/templates`,
    'template-new': `${at}/templates/new?kind=predefined_commands`,
    ...(template && { template: `${at}/templates/${template.id}` }),
    items: `${window}/items`,
    'item-new': `${window}/items?new`,
    ...(item && { item: `${window}/i/${item.id}` }),
    ...(failed && { 'item-failed': `${window}/i/${failed.id}` }),
    'run-book': `${window}/runbook`,
    'work-mode': `${window}/run`,
    checklist: `${window}/checklist`,
    notes: `${window}/notes`,
    documents: `${window}/documents`,
    'documents-steps': `${window}/documents?document=steps`,
    'documents-board': `${window}/documents?document=board`,
    'sign-off': `${window}/signing`,
    'deployment-activity': `${window}/activity`,
  };
}

/** The lists of projects that one is not in, those that have any. */
function otherProjects(projects: Record<(typeof otherLists)[number], readonly unknown[]>): Record<string, string> {
  const some = otherLists.filter((list) => projects[list].length > 0);
  return Object.fromEntries(some.map((list) => [`projects-${list}`, `/projects?show=${list}`]));
}

/** What opens on a screen, by key or click: name -> the screen that it opens on, and how. */
export const beside: Record<string, { on: string; open: (page: Page) => Promise<void> }> = {
  palette: { on: 'home', open: (page) => page.keyboard.press('Control+k') },
  keys: { on: 'home', open: (page) => page.keyboard.press('?') },
  'project-new': { on: 'projects', open: (page) => page.keyboard.press('n') },
  'deployment-new': { on: 'project-upcoming', open: formBy('n') },
  'request-new': { on: 'project-requests', open: formBy('n') },
  'member-new': { on: 'project-people', open: formBy('n') },
  'item-edit': { on: 'item-failed', open: formBy('e') },
  'activity-new': { on: 'item-failed', open: formBy('n') },
  person: { on: 'admin-people', open: clickRow },
  request: { on: 'project-requests', open: clickRow },
  member: { on: 'project-people', open: clickRow },
  'item-peek': { on: 'items', open: clickRow },
  step: { on: 'run-book', open: (page) => page.locator('[role=row]').filter({ hasText: '2' }).nth(2).click() },
  task: { on: 'checklist', open: clickRow },
};

function formBy(key: string) {
  return async (page: Page) => {
    await page.keyboard.press(key);
    await page.getByRole('complementary').locator('input, textarea').first().waitFor();
  };
}

async function clickRow(page: Page): Promise<void> {
  await page.locator('[role=row]:has([role=cell], [role=gridcell])').first().click();
}
