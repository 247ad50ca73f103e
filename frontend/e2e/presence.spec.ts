import { join } from 'node:path';
import { ask, callGo } from './support/go';
import { Program } from './support/program';
import { openSample } from './support/sample';
import { expect, test } from './support/test';

/** Two programs on one file find each other within seconds; a busy machine takes longer. */
const soon = { timeout: 30_000 };

test('two people see each other, who edits what, and that one leaves', async ({ browser, folder, page }) => {
  test.setTimeout(180_000);
  const { file, password } = await openSample(page, 'Noor');
  const foot = page.getByRole('contentinfo');
  const program = await Program.in(join(folder.path, 'home'));
  try {
    await program.start();
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(program.address);
    await callGo(other, 'Workspaces', 'Open', file);
    await callGo(other, 'Session', 'SignIn', { name: 'Mei', password });
    await other.reload();
    await expect(other.getByRole('contentinfo').getByText('Noor is here')).toBeVisible(soon);
    await expect(foot.getByText('Mei is here')).toBeVisible(soon);

    const { mine } = await ask(page, 'projects.list', {});
    const project = mine.find(({ next }) => next);
    const deployment = project?.next?.id ?? '';
    const { items } = await ask(page, 'items.list', { deployment, limit: 200 });
    const item = items.find(({ can }) => can.includes('item.edit'));
    const at = `/#/p/${project?.key}/d/${deployment}/i/${item?.id}`;
    await page.goto(at);
    await other.goto(program.address + at);
    await page.getByRole('heading', { level: 1, name: item?.title }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('complementary', { name: 'Edit the item' }).waitFor();
    await expect(other.getByRole('main').getByText('Noor is editing this item')).toBeVisible(soon);
    await other.getByRole('contentinfo').getByRole('button', { name: 'Noor is here' }).click();
    const list = other.getByRole('region', { name: 'Who has this workspace open' });
    await expect(list.getByRole('link', { name: item?.title })).toBeVisible();
    await expect(list).toContainText('edits');

    await callGo(page, 'Workspaces', 'Close');
    await expect(other.getByRole('contentinfo').getByText('Noor is here')).toBeHidden(soon);
    await context.close();
  } finally {
    await program.kill();
  }
});
