import type { Page } from '@playwright/test';
import { SessionPage } from './pages/session';
import { barriers } from './support/axe';
import { openSample } from './support/sample';
import { screensOf } from './support/screens';
import { expect, test } from './support/test';

/** Where the pictures go, for people to leaf through. */
const pictures = '../build/bin/screens';

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
