import { openSample } from './support/sample';
import { expect, test } from './support/test';

test('the language changes at once, and this workstation keeps it', async ({ page }) => {
  test.setTimeout(180_000);
  const { session } = await openSample(page, 'Noor');
  await page.goto('/#/profile');
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Profil' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.goto('/#/admin');
  await expect(page.getByRole('columnheader', { name: 'Status' })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Status' })).toBeVisible();
  await page.goto('/#/profile');
  await page.getByRole('radio', { name: 'English' }).click();
  await page.goto('/#/admin');
  await expect(page.getByRole('columnheader', { name: 'State' })).toBeVisible();

  await session.start();
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Willkommen bei Renogen' })).toBeVisible();
});
