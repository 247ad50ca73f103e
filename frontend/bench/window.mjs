// The workspace with very much in it, opened and signed in to in a browser: RENOGEN_E2E_URL=… RENOGEN_CROWD=…
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';

const crowd = resolve(process.env.RENOGEN_CROWD ?? '../build/bin/crowd.renogen');
const password = 'look-around-3.12.1';

export const address = process.env.RENOGEN_E2E_URL ?? 'http://127.0.0.1:34115';

/** The page, and what asks Go in it. */
export async function openCrowd() {
  const browser = await chromium.launch({
    executablePath: process.env.RENOGEN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address);
  await page.waitForFunction(() => Boolean(window.go?.api));
  await page.evaluate(
    async ([file, word]) => {
      const { Workspaces, Session } = window.go.api;
      await Workspaces.Open(file);
      await Session.SignIn({ name: 'Noor', password: word });
    },
    [crowd, password],
  );
  const ask = (name, params) =>
    page.evaluate(
      async ([query, words]) => JSON.parse(await window.go.api.Door.Get(query, JSON.stringify(words))),
      [name, params],
    );
  return { browser, page, ask };
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
