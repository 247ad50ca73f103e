import type { Page } from '@playwright/test';
import { callGo } from './support/go';
import { still } from './support/look';
import { forgotten, speakPseudo, Told } from './support/pseudo';
import { openSample } from './support/sample';
import { screensOf } from './support/screens';
import { expect, test } from './support/test';

// Every text of the window comes from the catalogue. In the pseudo-language all of them stand in brackets, so what
// stands outside and is no data was forgotten.
test('no screen says anything that cannot be translated', async ({ page }) => {
  test.setTimeout(300_000);
  const { password } = await openSample(page, 'Noor');
  const screens = await screensOf(page);
  const told = new Told(page);
  await speakPseudo(page);
  const look = async (name: string) => {
    await expect.soft(page.getByRole('heading', { level: 1 }), name).toHaveCount(1);
    await expect.soft(page.getByRole('status', { name: /^⟦Ļ/ }), name).toHaveCount(0); // nothing is loading
    await still(page);
    expect.soft(await forgotten(page, told), name).toEqual([]);
  };
  await startAnew(page, 'Close');
  await look('welcome');
  await startAnew(page, 'Sample', false);
  await look('sign-in');
  await callGo(page, 'Session', 'SignIn', { name: 'Noor', password });
  await page.reload();
  for (const [name, address] of Object.entries(screens)) {
    await test.step(name, async () => {
      await page.goto(`/#${address}`);
      await look(name);
    });
  }
});

async function startAnew(page: Page, method: string, ...words: unknown[]): Promise<void> {
  await callGo(page, 'Workspaces', method, ...words);
  await page.reload();
}
