// The workspace with very much in it, opened and signed in to in a browser: RENOGEN_E2E_URL=… RENOGEN_CROWD=…
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';

export const crowd = resolve(process.env.RENOGEN_CROWD ?? '../build/bin/crowd.renogen');
export const password = 'look-around-3.12.1';

export const address = process.env.RENOGEN_E2E_URL ?? 'http://127.0.0.1:34115';

/** The page, what calls a method of Go in it, and what asks a query. */
export async function openWindow() {
  const browser = await chromium.launch({
    executablePath: process.env.RENOGEN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForFunction(() => Boolean(window.go?.api));
  const call = (service, method, ...words) =>
    page.evaluate(([service, method, words]) => window.go.api[service][method](...words), [service, method, words]);
  const ask = async (name, params) => JSON.parse(await call('Door', 'Get', name, JSON.stringify(params)));
  return { browser, page, call, ask };
}

/** The same with the workspace that has very much in it open, and somebody signed in. */
export async function openCrowd() {
  const opened = await openWindow();
  await opened.call('Workspaces', 'Open', crowd);
  await opened.call('Session', 'SignIn', { name: 'Noor', password });
  await opened.page.locator('main h1').waitFor(); // it goes to the last place by itself
  return opened;
}

/** The release with most items: the paths of its project and its own, the ids. */
export async function fullestRelease(ask) {
  const { mine } = await ask('projects.list', {});
  const all = [];
  for (const { key, id: project } of mine) {
    const { deployments } = await ask('deployments.list', { project });
    all.push(
      ...deployments.map(({ id, items }) => ({ own: `/p/${key}`, window: `/p/${key}/d/${id}`, project, id, items })),
    );
  }
  return all.sort((a, b) => b.items - a.items)[0];
}
