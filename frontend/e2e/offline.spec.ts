import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { ItemPage } from './pages/item';
import { SessionPage } from './pages/session';
import { ask, callGo } from './support/go';
import { openSample } from './support/sample';
import { Terminal } from './support/terminal';
import { expect, test } from './support/test';

/** The steps of a run book, as they are now. */
async function stepsOf(page: Page, deployment: string) {
  const { stages } = await ask(page, 'run_book.get', { deployment });
  return stages.flatMap(({ sections }) => sections.flatMap(({ steps }) => steps));
}

async function openAs(page: Page, file: string, name: string, password: string): Promise<void> {
  await callGo(page, 'Workspaces', 'Open', file);
  await callGo(page, 'Session', 'SignIn', { name, password });
  await page.reload();
  await new SessionPage(page).signedIn(name);
}

/** Answers the system's dialog for the file of a copy, which is not part of the page. */
async function answerNextChoice(page: Page, dialog: 'ChoosePlace' | 'ChooseCopy', path: string): Promise<void> {
  await page.evaluate(
    ([method, chosen]) => {
      const { go } = window as unknown as { go: { api: { Offline: Record<string, () => Promise<string>> } } };
      go.api.Offline[method] = () => Promise.resolve(chosen);
    },
    [dialog, path] as const,
  );
}

/** Gives a command as the person who is signed in, to make what a story needs. */
const order = (page: Page, command: string, payload: object) =>
  callGo(page, 'Door', 'Do', command, '', JSON.stringify(payload));

/** Works steps one after the other in the panel beside the run book. */
async function work(page: Page, at: string, step: string, verb: 'Complete' | 'Fail', remark = ''): Promise<Locator> {
  await page.goto(`${at}/runbook?step=${step}`);
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: /^Start/ }).click();
  await expect(panel.getByText('In progress', { exact: true }).first()).toBeVisible();
  if (remark) await panel.getByLabel('Remark', { exact: true }).fill(remark);
  await panel.getByRole('button', { name: new RegExp(`^${verb}`) }).click();
  await expect(panel.getByText(verb === 'Fail' ? 'Failed' : 'Completed', { exact: true }).first()).toBeVisible();
  return panel;
}

/** Both verifications of a file, by a workstation that never saw it. */
async function verifies(path: string, home: string): Promise<void> {
  for (const level of [[], ['--full']]) await new Terminal(path, '', '', home).say('verify', path, ...level);
}

test('a run book goes with a laptop and comes back with one clash', async ({ page, folder }) => {
  test.setTimeout(300_000);
  await page.goto('/');
  await callGo(page, 'Workspaces', 'Sample', true); // anew: other stories may have begun its steps
  const { file, password } = await openSample(page, 'Mei');
  const copy = join(folder.path, 'laptop.renogen');
  const { mine } = await ask(page, 'projects.list', {});
  const project = mine.find(({ next }) => next);
  const deployment = project?.next?.id ?? '';
  const at = `/#/p/${project?.key}/d/${deployment}`;
  const copies = `/#/p/${project?.key}/offline`;
  for (let count = (await stepsOf(page, deployment)).length; count < 7; count += 1) {
    const behind = (await stepsOf(page, deployment)).at(-1)?.id;
    await order(page, 'step.add', { deployment, behind, title: `Look at mirror ${count}`, instruction: 'Look at it' });
  }
  const steps = (await stepsOf(page, deployment)).map(({ id }) => id);
  const [first = '', , takenBack = ''] = steps;
  const toFail = steps[5] ?? '';
  const { title } = (await ask(page, 'step.get', { step: takenBack })).step;
  await openAs(page, file, 'Wes', password);
  const { items } = await ask(page, 'items.list', { deployment, limit: 1 });
  const { category, modules } = await ask(page, 'item.get', { item: items[0]?.id ?? '' });
  const made = await order(page, 'item.create', { deployment, title: 'An early thought', category, modules });
  const { record: draft } = made as { record: string };

  await test.step('Mei takes it to her laptop', async () => {
    await openAs(page, file, 'Mei', password);
    await page.goto(`${at}/items`);
    await page.getByRole('banner').or(page.getByRole('main')).getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Take offline…' }).click();
    await answerNextChoice(page, 'ChoosePlace', copy);
    await page.getByRole('dialog').getByRole('button', { name: 'Take offline' }).click();
    await expect(page.getByText('all verified')).toBeVisible({ timeout: 60_000 });
    await page.goto(`${at}/runbook`);
    await expect(page.getByText('With Mei’s laptop until')).toBeVisible();
  });

  await test.step('meanwhile Noor takes a step back and renames an item', async () => {
    await openAs(page, file, 'Noor', password);
    await page.goto(`${at}/runbook?step=${takenBack}`);
    const panel = page.getByRole('complementary');
    await panel.getByRole('button', { name: 'Take the step back' }).click();
    await panel.getByLabel('Reason').fill('it cannot wait');
    await panel.getByRole('button', { name: 'Take the step back' }).click();
    await expect(panel.getByText('Taken back from the laptop')).toBeVisible();
    const { digests } = await ask(page, 'item.get', { item: draft });
    await order(page, 'item.edit', { item: draft, title: { was: digests.title, to: 'A later thought' } });
  });

  await test.step('Dora completes it, Ivo comments', async () => {
    await openAs(page, file, 'Dora', password);
    await work(page, at, takenBack, 'Complete');
    await openAs(page, file, 'Ivo', password);
    await page.goto(`${at}/i/${draft}`);
    await new ItemPage(page).comment('we wait for the laptop');
  });

  await test.step('on the laptop Mei completes five steps, one fails, a file says why', async () => {
    await openAs(page, copy, 'Mei', password);
    await expect(page.getByRole('contentinfo').getByText('Mei’s offline copy')).toBeVisible();
    for (const step of steps.slice(0, 5)) {
      if (step !== takenBack) await work(page, at, step, 'Complete');
    }
    const { seen } = (await ask(page, 'step.get', { step: takenBack })).step; // in one go, so that it is one clash
    await order(page, 'step.complete', { step: takenBack, seen });
    const panel = await work(page, at, toFail, 'Fail', 'it does not answer');
    await panel
      .locator('input[type=file]')
      .setInputFiles({ name: 'console.txt', mimeType: 'text/plain', buffer: Buffer.from('no answer') });
    await expect(panel.getByText('console.txt')).toBeVisible();
  });

  await test.step('the dry run names the one clash', async () => {
    await openAs(page, file, 'Mei', password);
    await page.goto(`${at}/items`);
    await page.getByRole('banner').or(page.getByRole('main')).getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Offline copies' }).click();
    await page.getByRole('button', { name: 'Bring a copy back…' }).click();
    await answerNextChoice(page, 'ChooseCopy', copy);
    await page.getByRole('button', { name: 'Choose the file…' }).click();
    await expect(page.getByText('1 entry is refused now')).toBeVisible({ timeout: 60_000 });
    const clash = page.getByRole('article');
    await expect(clash).toHaveCount(1);
    await expect(clash).toContainText(title);
    await expect(clash).toContainText('Dora completed the step');
  });

  await test.step('she brings it back, and settles the clash by doing it in another way', async () => {
    await page.getByRole('button', { name: 'Bring back now' }).click();
    await expect(page.getByText(/^Brought back: \d+ entries/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Do it again…' }).click();
    await expect(page.getByText('This is written as a remark.')).toBeVisible();
    await page.getByLabel('Remark').fill('completed on the laptop, too');
    await page.getByRole('button', { name: 'Do it again', exact: true }).click();
    await expect(page.getByText('Done in another way by Mei.')).toBeVisible();
    const now = (await stepsOf(page, deployment)).map(({ state, ended_by_name }) => `${state} by ${ended_by_name}`);
    const mei = 'completed by Mei';
    expect(now.slice(0, 6)).toEqual([mei, mei, 'completed by Dora', mei, mei, 'failed by Mei']);
    await page.goto(`${at}/runbook?step=${toFail}`);
    await expect(page.getByRole('complementary').getByText('console.txt')).toBeVisible();
    await page.goto(`${at}/runbook?step=${first}`);
    await expect(page.getByRole('complementary').getByText('by the laptop’s clock').first()).toBeVisible();
    await page.goto(`${at}/activity`);
    await expect(page.getByText('by the laptop’s clock').first()).toBeVisible();
    const { title: renamed, comments } = await ask(page, 'item.get', { item: draft });
    expect([renamed, comments.map(({ text }) => text)]).toEqual(['A later thought', ['we wait for the laptop']]);
  });

  await test.step('again changes nothing, and both files verify', async () => {
    const again = (await callGo(page, 'Offline', 'Return', { path: copy, dry: false, end: false })) as {
      merge: string;
    };
    expect(again.merge).toBe('');
    await page.goto(copies);
    await page.getByRole('button', { name: 'End the copy' }).click();
    await expect(page.getByText('Ended', { exact: true })).toBeVisible();
    await verifies(copy, join(folder.path, 'stranger'));
    await verifies(file, join(folder.path, 'stranger'));
  });
});
