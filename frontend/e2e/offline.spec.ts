import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SessionPage } from './pages/session';
import { ask, callGo } from './support/go';
import { openSample } from './support/sample';
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

async function complete(page: Page, step: { id: string; seen: string }): Promise<void> {
  await callGo(page, 'Door', 'Do', 'step.complete', '', JSON.stringify({ step: step.id, seen: step.seen }));
}

test('a run book goes with a laptop and comes back with one clash', async ({ page, folder }) => {
  test.setTimeout(240_000);
  await page.goto('/');
  await callGo(page, 'Workspaces', 'Sample', true); // anew: other stories may have begun its steps
  const { file, password } = await openSample(page, 'Mei');
  const copy = join(folder.path, 'laptop.renogen');
  const { mine } = await ask(page, 'projects.list', {});
  const project = mine.find(({ next }) => next);
  const deployment = project?.next?.id ?? '';
  const at = `/#/p/${project?.key}/d/${deployment}`;

  await page.goto(`${at}/items`);
  await page.getByRole('banner').or(page.getByRole('main')).getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('menuitem', { name: 'Take offline…' }).click();
  const dialog = page.getByRole('dialog');
  await answerNextChoice(page, 'ChoosePlace', copy);
  await dialog.getByRole('button', { name: 'Take offline' }).click();
  await expect(page.getByText('all verified')).toBeVisible({ timeout: 60_000 });
  await page.goto(`${at}/runbook`);
  await expect(page.getByText('With Mei’s laptop until')).toBeVisible();

  await openAs(page, file, 'Noor', password);
  const [taken, other] = await stepsOf(page, deployment);
  if (!taken || !other) throw new Error('the sample has no two steps to come');
  await page.goto(`${at}/runbook?step=${taken.id}`);
  const panel = page.getByRole('complementary');
  await panel.getByRole('button', { name: 'Take the step back' }).click();
  await panel.getByLabel('Reason').fill('it cannot wait');
  await panel.getByRole('button', { name: 'Take the step back' }).click();
  await expect(panel.getByText('Taken back from the laptop')).toBeVisible();
  await openAs(page, file, 'Dora', password);
  for (const step of (await stepsOf(page, deployment)).slice(0, 1)) await complete(page, step);

  await openAs(page, copy, 'Mei', password);
  await expect(page.getByRole('contentinfo').getByText('Mei’s offline copy')).toBeVisible();
  for (const step of (await stepsOf(page, deployment)).slice(0, 2)) await complete(page, step);

  await openAs(page, file, 'Mei', password);
  await page.goto(`/#/p/${project?.key}/offline`);
  await page.getByRole('button', { name: 'Bring back' }).click();
  await answerNextChoice(page, 'ChooseCopy', copy);
  await page.getByRole('button', { name: 'Choose the file…' }).click();
  await expect(page.getByText('1 entry is refused now')).toBeVisible({ timeout: 60_000 });
  const clash = page.getByRole('article').filter({ hasText: taken.title });
  await expect(clash).toContainText('Dora completed the step');
  await page.getByRole('button', { name: 'Bring back now' }).click();
  await expect(page.getByText('Brought back: 2 entries')).toBeVisible({ timeout: 60_000 });

  await page.getByRole('button', { name: 'Keep as a note…' }).click();
  await page.getByLabel('Note').fill('completed on the laptop, too');
  await page.getByRole('button', { name: 'Keep as a note…' }).click();
  await expect(page.getByText('Kept as a note by Mei')).toBeVisible();
  const states = (await stepsOf(page, deployment)).map(({ state, ended_by_name }) => `${state} by ${ended_by_name}`);
  expect(states).toEqual(['completed by Dora', 'completed by Mei']);
  const again = (await callGo(page, 'Offline', 'Return', { path: copy, dry: false, end: false })) as { merge: string };
  expect(again.merge).toBe('');
  await page.getByRole('button', { name: 'End the copy' }).click();
  await expect(page.getByText('Ended', { exact: true })).toBeVisible();
});
