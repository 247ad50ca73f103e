import type { Page } from '@playwright/test';
import { SessionPage } from './pages/session';
import { barriers } from './support/axe';
import { ask } from './support/go';
import { openSample } from './support/sample';
import { expect, test } from './support/test';

/** Where the pictures go, for people to leaf through. */
const pictures = '../build/bin/screens';

/** Name of a screen -> its address: the places of the sample release. */
async function screensOf(page: Page): Promise<Record<string, string>> {
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

/** Looks at the screen that is open: it has come, has a heading, can be used by everybody. */
async function look(page: Page, name: string): Promise<void> {
  await expect.soft(page.getByRole('heading', { level: 1 }), name).toHaveCount(1);
  await expect.soft(page.getByRole('status', { name: 'Loading' }), name).toHaveCount(0);
  await expect.soft(page.getByText('This cannot be shown now'), name).toHaveCount(0);
  await page.screenshot({ path: `${pictures}/${name}.png` });
  expect.soft(await barriers(page), name).toEqual([]);
}

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen can be seen and used, ${scheme}`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme: scheme });
    const session = new SessionPage(page);
    await session.start();
    await look(page, `welcome-${scheme}`);
    await session.press('New workspace');
    await look(page, `new-workspace-${scheme}`);
    await openSample(page, 'Noor');
    for (const [name, address] of Object.entries(await screensOf(page))) {
      await test.step(name, async () => {
        await page.goto(`/#${address}`);
        await look(page, `${name}-${scheme}`);
      });
    }
  });
}
