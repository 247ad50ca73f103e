import { join } from 'node:path';
import { AdministrationPages } from './pages/administration';
import { ItemPage } from './pages/item';
import { ProjectPages } from './pages/project';
import { RunBookPage } from './pages/runbook';
import { SessionPage } from './pages/session';
import { TemplatePages } from './pages/template';
import { expect, test } from './support/test';

const password = 'seven quiet lamps';
const workspace = 'Sealed';
const secret = 'correct horse 42';

test('somebody asks for access, is given the key, and reads a secret that others do not; the project is archived', async ({
  page,
  folder,
}) => {
  test.setTimeout(240_000);
  const session = new SessionPage(page);
  const administration = new AdministrationPages(page);
  const project = new ProjectPages(page);
  const templates = new TemplatePages(page);
  const item = new ItemPage(page);
  const book = new RunBookPage(page);
  const main = page.getByRole('main');

  /** Somebody else comes to the computer. */
  const change = async (name: string) => {
    await session.signOut(workspace);
    await session.signIn(name, password);
  };

  await test.step('a workspace with three people, and a project that Paul decides in', async () => {
    await session.start();
    const file = join(folder.path, 'sealed.renogen');
    await session.newWorkspace({ name: workspace, path: file, user: 'Ada', email: 'ada@example.com', password });
    await session.signedIn('Ada');
    for (const name of ['Paul', 'Xenia']) {
      const code = await administration.invite(name, `${name.toLowerCase()}@example.com`);
      await session.signOut(workspace);
      await session.firstSignIn(name, code, password);
      await change('Ada');
      if (name === 'Paul') await administration.confirmKey('Paul', 'Administration'); // two are there: nobody else could
    }
    await change('Paul');
    await administration.confirmKey('Xenia');
    await change('Ada');
    await project.create({ title: 'Vault', key: 'vault', approver: 'Paul', modules: ['web', 'api'] });
  });

  await test.step('Xenia is not in it, and asks for access', async () => {
    await change('Xenia');
    await project.place('Projects');
    await project.tab('Public');
    await project.row('Vault').getByRole('button', { name: 'Ask for access' }).click();
    await page.getByLabel('What you want there').fill('I am to run the release.');
    await page.keyboard.press('Enter');
    await expect(project.row('Vault')).toContainText('You have asked');
  });

  await test.step('Paul is told, and lets her in as one who runs releases', async () => {
    await change('Paul');
    await expect(main.getByText('Xenia').first()).toBeVisible();
    await project.open('Vault', 'People');
    await expect(main.getByText('I am to run the release.')).toBeVisible();
    const roles = page.getByRole('group', { name: 'Roles for Xenia' });
    for (const role of ['review', 'execute']) await roles.getByRole('button', { name: role }).click();
    await project.press('Grant access');
    await expect(project.row('Xenia', 'execute')).toBeVisible();
    await project.addMember('Ada', 'entry');
    await expect(project.row('Ada', 'entry')).toBeVisible();
  });

  await test.step('he makes the key for secrets', async () => {
    await project.more('Settings');
    await project.tab('Secrets');
    await project.press('Make the key');
    await expect(page.getByText('There is a new key for secrets.')).toBeVisible();
  });

  await test.step('a template has a field that is sensitive', async () => {
    await project.open('Vault');
    await project.more('Activity templates');
    await templates.start('Predefined commands');
    await templates.fill({
      Title: 'Sign in there',
      Estimate: '5',
      Nodes: 'web1\nweb2',
      'Default run-as': 'deploy',
      Commands: 'login --token {token}',
    });
    await templates.addField({ id: 'token', label: 'Token', kind: 'Text' });
    await page.getByRole('checkbox', { name: 'Sensitive' }).check();
    await templates.finish('Sign in there');
  });

  await test.step('Ada seals a value into an item', async () => {
    await project.open('Vault');
    await project.press('New deployment');
    const form = project.panel('New deployment');
    const start = new Date(Date.now() + 26 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    await form.fill({ Title: 'Version 3', Start: start, 'Length of the window': '6 h' });
    await form.press('Create');
    await project.titled('Version 3');
    await change('Ada');
    await project.open('Vault');
    await project.openDeployment('Version 3');
    await item.create({ title: 'Change the token', ref: 'V-1', category: 'New Feature', modules: ['web'] });
    const fill = await item.activity('Sign in there');
    await fill.choose('Nodes', 'web1');
    await fill.fill({ Token: secret });
    await item.addActivity(fill, 'Sign in at the shop');
    await expect(main.getByText(secret)).toHaveCount(0);
    await item.decide('Submit for review', 'Review');
  });

  await test.step('Xenia verifies it', async () => {
    await change('Xenia');
    await project.open('Vault');
    await project.openDeployment('Version 3');
    await item.open('Change the token');
    await item.decide('Verify', 'Go No Go');
  });

  await test.step('Paul approves it and the run book', async () => {
    await change('Paul');
    await project.open('Vault');
    await project.openDeployment('Version 3');
    await item.open('Change the token');
    await item.decide('Approve', 'Ready For Release');
    await project.open('Vault');
    await project.openDeployment('Version 3');
    await book.start();
    await book.approve();
  });

  await test.step('Xenia has no key: the secret stays closed, with the reason', async () => {
    await change('Xenia');
    await project.open('Vault');
    await project.openDeployment('Version 3');
    await book.start();
    const step = await book.open('Sign in at the shop');
    await expect(step.root.getByText(/login --token/)).toBeVisible();
    await step.press('Show secrets');
    await expect(page.getByText('The secrets stay closed.')).toBeVisible();
    await expect(page.getByText(secret)).toHaveCount(0);
  });

  await test.step('with the key she reads it', async () => {
    await change('Paul');
    await project.open('Vault');
    await project.more('Settings');
    await project.tab('Secrets');
    const xenia = project.row('Xenia', 'Without the key');
    await xenia.getByRole('button', { name: 'Give the key' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Give the key' }).click();
    await expect(project.row('Xenia', 'Has the key')).toBeVisible();
    await change('Xenia');
    await project.open('Vault');
    await project.openDeployment('Version 3');
    await book.start();
    const step = await book.open('Sign in at the shop');
    await step.press('Show secrets');
    await expect(step.root.getByText(secret)).toBeVisible();
    await step.press('Hide secrets');
    await expect(step.root.getByText(secret)).toHaveCount(0);
  });

  await test.step('Paul archives the project: it can only be read, and comes back', async () => {
    await change('Paul');
    await project.open('Vault');
    await project.more('Settings');
    await project.titled('Settings');
    await project.more('Archive the project');
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await expect(page.getByText('Vault is archived.')).toBeVisible();
    await project.place('Projects');
    await project.tab('Archived');
    await project.row('Vault').click();
    await project.titled('Vault');
    await project.more('Settings');
    await project.titled('Settings');
    await project.press('Unarchive the project');
    await expect(page.getByText('Vault is back.')).toBeVisible();
  });
});
