import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Part } from './pages/part';
import { SessionPage } from './pages/session';
import { callGo } from './support/go';
import { Program } from './support/program';
import { expect, test } from './support/test';

/** The drive is looked at every second. */
const soon = { timeout: 15_000 };

test('a drive that goes away keeps nobody’s words, and saves them when it is back', async ({ browser, folder }) => {
  test.setTimeout(120_000);
  const drive = join(folder.path, 'drive');
  mkdirSync(drive);
  const program = await Program.in(join(folder.path, 'home'));
  try {
    await program.start();
    const page = await (await browser.newContext()).newPage();
    await page.goto(program.address);
    await callGo(page, 'Workspaces', 'Create', {
      path: join(drive, 'night.renogen'),
      name: 'Night',
      user: 'Ada',
      email: 'ada@example.com',
      time_zone: 'UTC',
      password: 'seven quiet lamps',
    });
    await page.reload();
    await new SessionPage(page).signedIn('Ada');
    await page.goto(`${program.address}/#/admin/environments`);
    await new Part(page).press('New environment');
    const form = new Part(page).panel('New environment');
    await form.fill({ Name: 'Stag' });

    renameSync(drive, `${drive}-away`);
    const strip = page.getByText('The drive of the workspace cannot be reached.');
    await expect(strip).toBeVisible(soon);
    await expect(page.getByRole('contentinfo').getByText('Not connected')).toBeVisible();
    await form.fill({ Name: 'Staging' });
    await form.press('Add');
    await expect(form.root.getByText('The workspace cannot be reached.')).toBeVisible();
    await expect(form.field('Name')).toHaveValue('Staging');
    await page.getByRole('button', { name: 'Go on offline…' }).click();
    await expect(page.getByRole('dialog').getByText('No offline copy of this workspace was opened')).toBeVisible();
    await page.keyboard.press('Escape');

    renameSync(`${drive}-away`, drive);
    await expect(strip).toBeHidden(soon);
    await expect(form.field('Name')).toHaveValue('Staging');
    await form.press('Add');
    await expect(page.getByRole('main').getByText('Staging')).toBeVisible();

    await page.goto(`${program.address}/#/admin/integrity`);
    await new Part(page).press('Check this folder');
    await expect(page.getByText('A program can lock a file')).toBeVisible(soon);
    await expect(page.getByText('Fit for a workspace.')).toBeVisible();
  } finally {
    await program.kill();
  }
});
