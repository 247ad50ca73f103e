import type { Page } from '@playwright/test';
import { barriers } from './support/axe';
import { ask } from './support/go';
import { openSample } from './support/sample';
import { expect, test } from './support/test';

const pictures = '../build/bin/screens';

interface Screen {
  name: string;
  address: string;
}

/** The places of the sample release, as somebody sees them who may see all of them. */
async function screensOf(page: Page): Promise<Screen[]> {
  const { mine } = await ask(page, 'projects.list', {});
  const project = mine.find(({ next }) => next) ?? mine[0];
  if (!project?.next) throw new Error('The sample has no window ahead.');
  const deployment = project.next.id;
  const { items } = await ask(page, 'items.list', { deployment });
  const { templates } = await ask(page, 'templates.list', { project: project.id });
  const at = `/p/${project.key}`;
  const window = `${at}/d/${deployment}`;
  return [
    { name: 'home', address: '/' },
    { name: 'projects', address: '/projects' },
    { name: 'project', address: at },
    { name: 'project-past', address: `${at}/past` },
    { name: 'project-requests', address: `${at}/requests` },
    { name: 'project-people', address: `${at}/people` },
    { name: 'templates', address: `${at}/templates` },
    { name: 'template', address: `${at}/templates/${templates[0]?.id}` },
    { name: 'items', address: window },
    { name: 'item', address: `${window}/i/${items[0]?.id}` },
  ];
}

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen can be seen and used, ${scheme}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: scheme });
    await openSample(page, 'Noor');
    for (const { name, address } of await screensOf(page)) {
      await test.step(name, async () => {
        await page.goto(`/#${address}`);
        await expect.soft(page.getByRole('heading', { level: 1 }), name).toBeVisible();
        await expect.soft(page.locator('[aria-busy="true"], [role=status][aria-label="Loading"]'), name).toHaveCount(0);
        await page.screenshot({ path: `${pictures}/${name}-${scheme}.png` });
        expect.soft(await barriers(page), `${name}, ${scheme}`).toEqual([]);
      });
    }
  });
}
