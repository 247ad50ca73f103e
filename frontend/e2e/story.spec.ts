import { callGo } from './support/go';
import { Keys } from './support/keys';
import { expect, test } from './support/test';

/** A moment so many hours from now, as people type it. */
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const project = 'CPython releases';
const release = '3.12.9 by keys';
const item = 'Pay attention to keys';

test('the whole story by keys alone: asked for, decided, registered, reviewed, approved, run', async ({ page }) => {
  test.setTimeout(300_000);
  const keys = new Keys(page);
  const panel = (name: string | RegExp) => page.getByRole('complementary', { name });
  const state = (word: string) =>
    expect(page.getByRole('main').locator('header').getByText(word, { exact: true })).toBeVisible();
  await page.goto('/');
  await callGo(page, 'Workspaces', 'Sample', true);
  await page.reload();
  await expect(page.getByRole('button', { name: /^Sign in as Wes / })).toBeVisible({ timeout: 60_000 });

  const signIn = async (name: string) => {
    await keys.take(`Sign in as ${name}`);
    await expect(page.getByRole('contentinfo').getByText(name, { exact: true })).toBeVisible({ timeout: 60_000 });
    await keys.held(`${name} signing in`);
  };
  /** Somebody else comes to the computer. */
  const change = async (name: string) => {
    await keys.palette('Sign out');
    await expect(page.getByRole('button', { name: `Sign in as ${name} ` })).toBeVisible();
    await signIn(name);
  };
  /** N, once there is what it makes. */
  const make = async (name: string) => {
    await expect(page.getByRole('main').getByRole('button', { name }).first()).toBeVisible();
    await keys.press('n');
    await form(name);
  };
  /** A form has opened, and its first field has the keys. */
  const form = (name: string) => expect(panel(name).locator(':focus')).toHaveCount(1);
  const openRelease = async () => {
    await keys.palette(release);
    await keys.titled(release);
  };
  const openItem = async () => {
    await openRelease();
    await expect(page.getByRole('grid')).toBeFocused();
    await keys.press('Home', 'Enter');
    await keys.titled(item);
  };
  const openRunBook = async () => {
    await openRelease();
    await keys.to(/^Items\s*\d*$/, 'Shift+Tab');
    await keys.press('ArrowRight');
    await keys.titled('Run book');
  };

  await test.step('Wes asks for a window', async () => {
    await signIn('Wes');
    await keys.palette(project);
    await keys.titled(project);
    await keys.palette('Request a window');
    await form('Request a window');
    await keys.fill({ Title: release, Start: soon(26), 'Length of the window': '6 h' });
    await keys.choose('Lead, who runs it', 'Imani');
    await keys.choose('Risk', 'low');
    await keys.fill({ 'Back-out plan': 'Leave 3.12.1 as the latest', 'The back-out takes': '30' });
    await keys.press('Control+Enter');
    await expect(panel('Request a window')).toBeHidden();
  });

  await test.step('Noor approves it', async () => {
    await change('Noor');
    await keys.palette(project);
    await keys.titled(project);
    await keys.to(/^Upcoming/, 'Shift+Tab');
    for (const tab of ['Past', 'Requests']) {
      await keys.press('ArrowRight');
      await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true');
    }
    await keys.to(/^Requests$/);
    await keys.titled(project);
    await keys.press('Home', 'Space');
    await expect(panel('Request').getByText(release)).toBeVisible();
    await keys.take(/^Approve/);
    await expect(panel('Request').getByRole('button', { name: `Open ${release}` })).toBeVisible();
    await keys.take(`Open ${release}`);
    await keys.titled(release);
  });

  await test.step('Wes registers an item with two activities and submits it', async () => {
    await change('Wes');
    await openRelease();
    await make('New item');
    await keys.fill({ Title: item, Ref: 'KEY-1' });
    await keys.choose('Category', 'Build');
    await keys.choose('Modules', 'docs');
    await keys.press('Control+Enter');
    await keys.titled(item);
    for (const title of ['Look at the keyboard', 'Look at it again']) {
      await make('New activity');
      await keys.choose('Template', 'By hand');
      await expect(panel('New activity').getByText('Nodes')).toBeVisible();
      await keys.fill({ Instruction: `Press every key once, then go on: ${title}.` });
      await keys.choose('Nodes', 'docs');
      await keys.fill({ Title: title });
      await keys.press('Control+Enter');
      await expect(page.getByRole('listitem').filter({ hasText: title })).toBeVisible();
    }
    await keys.press('s');
    await state('Review');
  });

  await test.step('Ivo verifies it, Noor approves it', async () => {
    await change('Ivo');
    await openItem();
    await keys.press('v');
    await state('Go No Go');
    await change('Noor');
    await openItem();
    await keys.press('a');
    await state('Ready For Release');
  });

  await test.step('Noor approves the run book', async () => {
    await openRunBook();
    await keys.press('a');
    await expect(panel('Approve run book')).toBeVisible();
    await keys.press('Control+Enter');
    await expect(page.getByText('version 1, approved by Noor')).toBeVisible();
  });

  await test.step('Imani runs it', async () => {
    await change('Imani');
    await openRunBook();
    await keys.press('w');
    const step = page.locator('#work-step');
    for (const title of ['Look at the keyboard', 'Look at it again']) {
      await keys.titled(title);
      await keys.press('Enter');
      await expect(step).toContainText('In progress');
      await keys.press('Enter');
    }
    await expect(page.getByText('All steps are finished')).toBeVisible();
    await keys.press('Escape');
    await keys.titled('Run book');
    await openItem();
    await state('Completed');
  });
});
