import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdministrationPages } from './pages/administration';
import { ChecklistTab } from './pages/checklist';
import { ItemPage } from './pages/item';
import { ProjectPages } from './pages/project';
import { RunBookPage } from './pages/runbook';
import { SessionPage } from './pages/session';
import { TemplatePages } from './pages/template';
import { answerDialog } from './support/dialog';
import { expect, test } from './support/test';

const password = 'seven quiet lamps';
const workspace = 'Night shift';

/** A moment so many hours from now, as people type it. */
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

test('a release, from an empty workspace to a completed item', async ({ page, folder }) => {
  test.setTimeout(300_000);
  const file = join(folder.path, 'night.renogen');
  const session = new SessionPage(page);
  const administration = new AdministrationPages(page);
  const project = new ProjectPages(page);
  const templates = new TemplatePages(page);
  const item = new ItemPage(page);
  const book = new RunBookPage(page);
  const checklist = new ChecklistTab(page);
  const codes = new Map<string, string>();

  /** Somebody else comes to the computer. */
  const change = async (name: string) => {
    await session.signOut(workspace);
    await session.signIn(name, password);
  };

  await test.step('Ada makes the workspace', async () => {
    await session.start();
    await session.newWorkspace({ name: workspace, path: file, user: 'Ada', email: 'ada@example.com', password });
    await session.signedIn('Ada');
  });

  await test.step('she invites four people', async () => {
    for (const name of ['Emil', 'Rita', 'Paul', 'Xenia']) {
      codes.set(name, await administration.invite(name, `${name.toLowerCase()}@example.com`));
    }
  });

  await test.step('they sign in for the first time', async () => {
    for (const [name, code] of codes) {
      await session.signOut(workspace);
      await session.firstSignIn(name, code, password);
    }
  });

  await test.step('Ada makes the project, Paul is to decide in it', async () => {
    await change('Ada');
    await project.create({ title: 'Web shop', key: 'shop', approver: 'Paul', modules: ['cart', 'payment'] });
  });

  await test.step('Paul lets the others in', async () => {
    await change('Paul');
    await project.open('Web shop', 'People');
    await project.addMember('Emil', 'entry');
    await project.addMember('Rita', 'review');
    await project.addMember('Xenia', 'execute');
    await expect(project.row('Xenia', 'execute')).toBeVisible();
  });

  await test.step('he names a task of every checklist, and makes two templates', async () => {
    await project.more('Settings');
    await project.tab('Lists');
    await project.add('task', 'Tell the support desk');
    await project.press('Save settings');
    await expect(page.getByText('The settings are saved.')).toBeVisible();
    await project.open('Web shop');
    await project.more('Activity templates');
    await templates.start('Instruction');
    await templates.fill({ Title: 'Do by hand', Nodes: 'web1\nweb2' });
    await templates.finish('Do by hand');
    await project.open('Web shop');
    await project.more('Activity templates');
    await templates.start('Predefined commands');
    await templates.fill({
      Title: 'Put out a version',
      Estimate: '15',
      Nodes: 'web1\nweb2',
      'Default run-as': 'deploy',
      Commands: 'shop install {version}\nshop restart',
    });
    await templates.addField({ id: 'version', label: 'Version', kind: 'Text' });
    await templates.finish('Put out a version');
  });

  await test.step('Emil asks for a window', async () => {
    await change('Emil');
    await project.open('Web shop');
    await project.request({ title: 'Version 3', start: soon(26), lead: 'Xenia', wayBack: 'Install version 2 again' });
    await project.tab('Requests');
    await expect(project.row('Version 3', 'Emil')).toBeVisible();
  });

  await test.step('Paul approves it', async () => {
    await change('Paul');
    await project.open('Web shop', 'Requests');
    await project.row('Version 3').click();
    await project.panel('Request').press('Approve');
    await project.panel('Request').press('Open Version 3');
    await project.titled('Version 3');
  });

  await test.step('Emil registers an item with what it needs', async () => {
    await change('Emil');
    await project.open('Web shop');
    await project.openDeployment('Version 3');
    await item.create({ title: 'Pay by card', ref: 'SHOP-7', category: 'New Feature', modules: ['payment'] });
    const install = await item.activity('Put out a version');
    await install.choose('Nodes', 'web1');
    await install.fill({ Version: '3.0' });
    await item.addActivity(install, 'Install version 3.0');
    await expect(page.getByText('shop install 3.0')).toBeVisible();
    const look = await item.activity('Do by hand');
    await look.choose('Nodes', 'web2');
    await look.fill({ Instruction: 'Buy a pencil and pay by card.' });
    await item.addActivity(look, 'Buy something');
    await item.attach({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('the plan') }, 'What we plan');
    await item.comment('Tried on the test system.');
    await item.decide('Submit for review', 'Review');
  });

  await test.step('Rita verifies it, Paul approves it', async () => {
    await change('Rita');
    await project.open('Web shop');
    await project.openDeployment('Version 3');
    await item.open('Pay by card');
    await item.decide('Verify', 'Go No Go');
    await change('Paul');
    await project.open('Web shop');
    await project.openDeployment('Version 3');
    await item.open('Pay by card');
    await item.decide('Approve', 'Ready For Release');
  });

  await test.step('Paul approves the run book', async () => {
    await project.open('Web shop');
    await project.openDeployment('Version 3');
    await book.start();
    await book.approve();
    await expect(page.getByText('version 1, approved by Paul')).toBeVisible();
  });

  await test.step('Xenia runs it, one step with the mouse, one in work mode by keys', async () => {
    await change('Xenia');
    await project.open('Web shop');
    await project.openDeployment('Version 3');
    await book.start();
    const step = await book.open('Buy something');
    await expect(page.getByText('Buy a pencil and pay by card.')).toBeVisible();
    await step.press('Start');
    await book.isStep('Buy something', 'In progress');
    await step.press('Complete');
    await book.isStep('Buy something', 'Completed');
    await step.press('Close');
    await step.gone();
    await page.keyboard.press('j');
    await book.workMode('Install version 3.0');
    await expect(page.getByText('shop install 3.0')).toBeVisible();
    await book.key('Enter', 'In progress');
    await page.keyboard.press('Enter');
    await expect(page.getByText('All steps are finished')).toBeVisible();
    await page.keyboard.press('Escape');
    await book.isStep('Install version 3.0', 'Completed');
  });

  await test.step('the item is completed by itself', async () => {
    await project.open('Web shop');
    await project.openDeployment('Version 3');
    await item.open('Pay by card');
    await item.is('Completed');
  });

  await test.step('a task from the templates is ticked with a comment', async () => {
    await change('Paul');
    await project.open('Web shop');
    await project.openDeployment('Version 3', 'Checklist');
    await checklist.fromTemplates({ start: soon(20), person: 'Paul' });
    await checklist.complete('Tell the support desk', 'They know');
  });

  await test.step('the release notes show the item', async () => {
    await project.tab('Notes');
    await expect(page.getByRole('article')).toContainText('SHOP-7');
    await expect(page.getByRole('article')).toContainText('Pay by card');
  });

  await test.step('the run book is saved as PDF', async () => {
    const paper = join(folder.path, 'runbook.pdf');
    await book.start();
    await book.document('Save the run book as PDF');
    await answerDialog('Save document', paper);
    await expect(page.getByText(paper)).toBeVisible();
    expect(readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('Ada verifies the file', async () => {
    await change('Ada');
    await administration.verify();
  });
});
