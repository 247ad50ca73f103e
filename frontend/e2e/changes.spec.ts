import type { Page } from '@playwright/test';
import type { DeploymentView } from '../src/api/door';
import type { Part } from './pages/part';
import { ask } from './support/go';
import { openSample } from './support/sample';
import { Terminal } from './support/terminal';
import { expect, test } from './support/test';

/** What Ada changes in the terminal is in the window of Noor within 2 seconds; a build machine may be busy. */
const soon = { timeout: 10_000 };

/** Opens a deployment of the sample as Noor; gives it, and Ada's terminal on the same file. */
async function atDeployment(page: Page): Promise<{ deployment: string; window: Part; terminal: Terminal }> {
  const { session, file, password } = await openSample(page, 'Noor');
  const { mine } = await ask(page, 'projects.list', {});
  const project = mine.find(({ next }) => next);
  const deployment = project?.next?.id ?? '';
  await page.goto(`/#/p/${project?.key}/d/${deployment}`);
  await expect(page.getByRole('tab', { name: 'Items' })).toBeVisible();
  return { deployment, window: session, terminal: new Terminal(file, 'Ada', password) };
}

/** Changes fields of the deployment over what the terminal sees now. */
async function edit(terminal: Terminal, deployment: string, to: Partial<DeploymentView>): Promise<void> {
  const { digests } = await terminal.get<DeploymentView>('deployment.get', { deployment });
  const patch = Object.entries(to).map(([name, value]) => [name, { was: digests[name], to: value }]);
  await terminal.do('deployment.edit', { deployment, ...Object.fromEntries(patch) });
}

test('what the terminal changes appears by itself', async ({ page }) => {
  test.setTimeout(180_000);
  const { deployment, window, terminal } = await atDeployment(page);
  const title = `Renamed at ${Date.now()}`;
  await edit(terminal, deployment, { title });
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible(soon);
  await window.place('Home');
  await expect(page.getByRole('main').getByText(title).first()).toBeVisible();
});

test('two people change the same field: both sides are shown and nothing typed is lost', async ({ page }) => {
  test.setTimeout(180_000);
  const { deployment, window, terminal } = await atDeployment(page);
  const [mine, theirs] = [`Noor's ${Date.now()}`, `Ada's ${Date.now()}`];
  await page.keyboard.press('e');
  const form = window.panel('Edit the deployment');
  await form.fill({ Title: mine, 'Why this risk': 'Typed meanwhile' });
  await edit(terminal, deployment, { title: theirs });
  await expect(page.getByRole('heading', { level: 1, name: theirs })).toBeVisible(soon);
  await expect(form.field('Title')).toHaveValue(mine);
  await form.press('Save');

  const both = window.within(page.getByRole('region', { name: 'Changed by two people' }));
  await expect(page.getByRole('radio', { name: `Saved by Ada ${theirs}` })).toBeVisible();
  await both.page.getByRole('radio', { name: `Yours ${mine}` }).check();
  await expect(form.field('Why this risk')).toHaveValue('Typed meanwhile');
  await both.press('Save my choice');
  await form.gone();
  await expect(page.getByRole('heading', { level: 1, name: mine })).toBeVisible();
  const saved = await terminal.get<DeploymentView>('deployment.get', { deployment });
  expect(saved).toMatchObject({ title: mine, risk_note: 'Typed meanwhile' });
});
