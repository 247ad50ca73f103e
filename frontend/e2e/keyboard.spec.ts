import { join } from 'node:path';
import { callGo } from './support/go';
import { Keys } from './support/keys';
import { expect, test } from './support/test';

const password = 'seven quiet lamps';
const workspace = 'Night shift';

test('a workspace, an invitation and a project by the keyboard alone, from the welcome page', async ({
  page,
  folder,
}) => {
  test.setTimeout(180_000);
  const keys = new Keys(page);
  const panel = (name: string) => page.getByRole('complementary', { name, exact: true });
  const signedIn = async (name: string) => {
    await expect(page.getByRole('contentinfo').getByText(name, { exact: true })).toBeVisible({ timeout: 60_000 });
    await keys.held(`${name} signing in`);
  };
  await page.goto('/');
  await callGo(page, 'Workspaces', 'Close');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await test.step('a workspace', async () => {
    await keys.take('New workspace');
    await keys.fill({
      'Name of the workspace': workspace,
      File: join(folder.path, 'night.renogen'),
      'Your name': 'Ada',
      'E-mail': 'ada@example.com',
      Password: password,
      'Password again': password,
    });
    await keys.press('Control+Enter');
    await signedIn('Ada');
  });

  await test.step('an invitation', async () => {
    await keys.palette('Administration');
    await keys.titled(workspace);
    await expect(page.getByRole('button', { name: /^Invite somebody/ })).toBeVisible();
    await keys.press('n');
    await keys.fill({ Name: 'Emil', 'E-mail': 'emil@example.com' });
    await keys.press('Control+Enter');
    await expect(panel('Code for Emil')).toBeVisible();
    await keys.held('inviting');
    await keys.take('Emil has it');
  });

  await test.step('a project', async () => {
    await keys.press('g', 'p');
    await keys.titled('Projects');
    await keys.press('n');
    await keys.fill({ Title: 'Web shop', Key: 'shop' });
    await keys.choose('First approval member', 'Ada');
    await keys.to('module');
    await keys.type('cart');
    await keys.press('Enter');
    await keys.press('Control+Enter');
    await keys.titled('Web shop');
  });
});

test('the work of a night by keys: a look beside the list, start, hold', async ({ page }) => {
  test.setTimeout(120_000);
  const keys = new Keys(page);
  await page.goto('/');
  await callGo(page, 'Workspaces', 'Sample', true);
  const { password } = (await callGo(page, 'Session', 'State')) as { password: string };
  await callGo(page, 'Session', 'SignIn', { name: 'Noor', password });
  await page.goto('/#/');
  await page.reload();
  const step = page.locator('#work-step');

  await test.step('Space shows a row of Home beside the list, Esc closes it', async () => {
    await expect(page.getByRole('grid')).toBeFocused();
    const beside = (title: string) => page.getByRole('complementary', { name: title });
    await keys.press('Space');
    await expect(beside('Windows packages of alpha 3').getByRole('heading', { level: 2 })).toBeVisible();
    await expect(page.getByRole('grid')).toBeFocused();
    await keys.press('j');
    await expect(beside('macOS package of alpha 3').getByRole('heading', { level: 2 })).toBeVisible();
    await keys.press('Escape');
    await expect(beside('macOS package of alpha 3')).toBeHidden();
    await expect(page.getByRole('grid')).toBeFocused();
  });

  await test.step('the way to work mode', async () => {
    await keys.palette('3.13.0 alpha 3');
    await keys.titled('3.13.0 alpha 3');
    await keys.to(/^Items\s*\d*$/, 'Shift+Tab');
    await keys.press('ArrowRight'); // the arrow shows the tab at once; Enter would start the first step
    await keys.titled('Run book');
    await keys.press('w');
    await keys.titled('Bump to alpha 3');
    await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high');
  });

  await test.step('start and hold', async () => {
    await keys.press('Enter');
    await expect(step).toContainText('In progress');
    await keys.press('h');
    await keys.type('waiting for Mei');
    await keys.press('Enter');
    await expect(step).toContainText('On hold');
    await keys.titled('Bump to alpha 3'); // though another step is the next one now
  });
});
