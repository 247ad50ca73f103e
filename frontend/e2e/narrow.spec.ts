import { openSample } from './support/sample';
import { screensOf } from './support/screens';
import { expect, test } from './support/test';

test('a low and narrow window shows what runs and comes, keeps its rows and has all tabs in reach', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await openSample(page, 'Noor');
  const screens = await screensOf(page);
  await page.goto('/#/');
  const side = page.getByRole('complementary', { name: 'Deployments' });
  await expect(side.getByText(/in \d+ |tomorrow/).first()).toBeVisible(); // how long until it starts
  await expect(side.getByText(/^next /).first()).toBeVisible();

  await page.goto(`/#${screens.items}`);
  const rows = page.getByRole('grid').locator('[role=row][aria-selected]');
  await expect(rows.first()).toBeVisible();
  await page.getByRole('grid').press('j');
  await page.keyboard.press('Space');
  await expect(page.getByRole('complementary').last()).toBeVisible();
  const list = await page.getByRole('grid').boundingBox();
  expect(list?.height ?? 0).toBeGreaterThan(8 * 32);
  const tab = page.getByRole('tab', { name: /Activity/ });
  const [end, place] = [await tab.boundingBox(), await page.getByRole('tablist').boundingBox()];
  expect((end?.x ?? 0) + (end?.width ?? 0)).toBeLessThanOrEqual((place?.x ?? 0) + (place?.width ?? 0));

  await page.goto(`/#${screens.item}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  const [page1, content] = [page.locator('#content'), page.getByRole('article')];
  expect((await page1.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual((await content.boundingBox())?.height ?? 0);
});
