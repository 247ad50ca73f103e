import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { newId } from '../../src/lib/uuid';
import { SessionPage } from '../pages/session';
import { ask, callGo } from './go';

/** How much is in a workspace: only its administrator, the sample, or very much. */
export type Amount = 'none' | 'little' | 'much';

const password = 'look-around-3.12.1';
const crowd = process.env.RENOGEN_CROWD ?? '../build/bin/crowd.renogen';

/** Opens a workspace with so much in it, as an administrator who may decide. Needs the program's side only. */
export async function openAmount(page: Page, amount: Amount, folder: string): Promise<void> {
  const session = new SessionPage(page);
  await session.start();
  if (amount === 'none') {
    await callGo(page, 'Workspaces', 'Create', {
      path: join(folder, 'none.renogen'),
      name: 'Nothing yet',
      user: 'Noor',
      email: 'noor@example.org',
      time_zone: 'UTC',
      password,
    });
  } else {
    if (amount === 'little') await callGo(page, 'Workspaces', 'Sample', false);
    else {
      if (!existsSync(crowd)) throw new Error(`There is no ${crowd}: go run ./backend/crowd`);
      await callGo(page, 'Workspaces', 'Open', resolve(crowd));
    }
    await callGo(page, 'Session', 'SignIn', { name: 'Noor', password });
  }
  await page.reload();
  await session.signedIn('Noor');
  await page.waitForFunction(async () => (await window.go?.api.Session.State())?.check.finished, null, {
    timeout: 60_000,
  });
}

/** Gives a command as the person who is signed in, and the record that came of it. */
async function order(page: Page, name: string, payload: object): Promise<string> {
  const answer = await callGo(page, 'Door', 'Do', name, newId(), JSON.stringify(payload));
  return (answer as { record: string }).record;
}

/** A project and a window without anything in them. */
export async function makeEmptyProject(page: Page): Promise<void> {
  const { people } = await ask(page, 'people.list', {});
  const project = await order(page, 'project.create', {
    key: 'empty',
    title: 'Empty project',
    modules: ['web'],
    approver: people[0]?.id,
  });
  await order(page, 'deployment.create', { project, title: 'First window', start: Date.now() + 864e5, minutes: 240 });
}
