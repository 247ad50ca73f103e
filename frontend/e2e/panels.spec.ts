import type { Page } from '@playwright/test';
import { Part } from './pages/part';
import { ask } from './support/go';
import { openSample } from './support/sample';
import { expect, test } from './support/test';

/** An item that this person may change, and the list in which it stands. */
async function editable(page: Page) {
  const { mine } = await ask(page, 'projects.list', {});
  for (const { id, key } of mine) {
    const { deployments } = await ask(page, 'deployments.list', { project: id });
    for (const deployment of deployments) {
      const { items } = await ask(page, 'items.list', { deployment: deployment.id });
      const item = items.find(({ can }) => can.includes('item.edit'));
      if (item) return { key, item, address: `/#/p/${key}/d/${deployment.id}/items` };
    }
  }
  throw new Error('the sample has no item that can be changed');
}

test('one panel at a time; what was typed stays until somebody says that it may go', async ({ page }) => {
  test.setTimeout(240_000);
  await openSample(page, 'Noor');
  const { key, item, address } = await editable(page);
  const part = new Part(page);
  const panels = page.getByRole('complementary').filter({ has: page.getByRole('separator') });

  await test.step('E edits the item that is looked at; closing the form brings the look back', async () => {
    await page.goto(address);
    await part.row(item.title).first().click();
    await expect(panels).toHaveAccessibleName(item.title);
    await page.keyboard.press('e');
    await expect(panels).toHaveCount(1);
    const title = panels.getByLabel('Title').first();
    await expect(title).toHaveValue(item.title);
    await expect(title).toBeInViewport();
    await title.press('Escape');
    await expect(panels).toHaveAccessibleName(item.title);
  });

  await test.step('settings of a project outlast Escape, and come back after Discard', async () => {
    await page.goto(`/#/p/${key}/settings`);
    const title = part.field('Title').first();
    const before = await title.inputValue();
    await title.fill('Typed and not saved');
    await title.press('Escape');
    await expect(title).toHaveValue('Typed and not saved');
    await part.press('Discard');
    await expect(title).toHaveValue(before);
    await part.press('Undo');
    await expect(title).toHaveValue('Typed and not saved');
    await part.press('Discard');
  });

  await test.step('a password that is typed is not left unasked, by key or by link', async () => {
    await page.goto('/#/profile');
    const password = page.locator('input[type=password]').first();
    await password.fill('half a password');
    await part.place('Projects');
    const question = page.getByRole('dialog', { name: 'Discard what you typed?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(password).toHaveValue('half a password');
    await page.getByRole('main').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await question.getByRole('button', { name: 'Discard' }).click();
    await part.titled(/wait/);
  });
});
