import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SessionPage } from './pages/session';
import { type Amount, makeEmptyProject, openAmount } from './support/amounts';
import { ask, callGo } from './support/go';
import { look, setView, type View } from './support/look';
import { beside, screensOf, workspaceScreens } from './support/screens';
import { expect, test } from './support/test';

const amounts: Amount[] = ['none', 'little', 'much'];
const sizes = [
  { width: 1024, height: 700 },
  { width: 1920, height: 1080 },
];
const every: View[] = (['light', 'dark'] as const).flatMap((scheme) => sizes.map((size) => ({ scheme, ...size })));

/** All combinations, and German: for people to leaf through (build/screens). Otherwise some, so that all pairs are seen. */
const all = process.env.RENOGEN_SCREENS === 'all';

/** The views of the n-th screen with so much in it: over three amounts, both schemes and both sizes, paired in turn. */
function viewsOf(n: number, amount: Amount): View[] {
  if (all) return every;
  const at = amounts.indexOf(amount);
  const scheme = (n + at) % 2; // so that each screen is seen in both
  const size = (Math.floor(n / 2) + (at === 2 ? 1 : at)) % 2;
  const view = every[scheme * 2 + size];
  return view ? [view] : [];
}

const nameOf = (name: string, amount: Amount, { scheme, width }: View) => `${name}-${amount}-${scheme}-${width}`;

/** What axe has looked at: each screen is enough once in each scheme. */
const checked = new Set<string>();

async function lookAt(page: Page, name: string, n: number, amount: Amount): Promise<void> {
  for (const view of viewsOf(n, amount)) {
    await setView(page, view);
    const key = `${name}-${view.scheme}`;
    await look(page, nameOf(name, amount, view), !all && !checked.has(key));
    checked.add(key);
  }
}

/** Looks at the screens, then at what opens on them. */
async function lookAtAll(page: Page, screens: Record<string, string>, amount: Amount): Promise<void> {
  for (const [n, [name, address]] of Object.entries(screens).entries()) {
    await test.step(name, async () => {
      await page.goto(`/#${address}`);
      await lookAt(page, name, n, amount);
    });
  }
  for (const [n, [name, { on, open }]] of Object.entries(beside).entries()) {
    const address = screens[on];
    if (!address || amount === 'none') continue;
    await test.step(name, async () => {
      await page.goto(`/#${address}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await open(page);
      await lookAt(page, name, n, amount);
      await page.keyboard.press('Escape');
    });
  }
}

test('every screen can be seen and used with nothing in it', async ({ page, folder }) => {
  test.setTimeout(300_000);
  const session = new SessionPage(page);
  await session.start();
  await lookAt(page, 'welcome', 0, 'none');
  await session.press('New workspace');
  await lookAt(page, 'new-workspace', 1, 'none');
  await session.start();
  const made = { name: 'Made here', path: join(folder.path, 'made.renogen'), user: 'Noor', email: 'noor@example.org' };
  await session.newWorkspace({ ...made, password: 'look-around-3.12.1', recovery: true });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Recovery key of/);
  await lookAt(page, 'recovery-sheet', 2, 'none');
  await openAmount(page, 'none', folder.path);
  await lookAtAll(page, workspaceScreens, 'none');
  await makeEmptyProject(page);
  const ofProject = Object.entries(await screensOf(page)).filter(([name]) => !(name in workspaceScreens));
  await lookAtAll(page, Object.fromEntries(ofProject), 'none');
});

for (const amount of ['little', 'much'] as const) {
  test(`every screen can be seen and used with ${amount} in it`, async ({ page, folder }) => {
    test.setTimeout(600_000);
    await openAmount(page, amount, folder.path);
    await lookAtAll(page, await screensOf(page), amount);
    await callGo(page, 'Session', 'SignOut');
    await page.goto('/');
    await page.reload();
    await lookAt(page, 'sign-in', 2, amount);
  });
}

/** The screens that people are in all day. */
const main = ['home', 'project-upcoming', 'items', 'item', 'run-book', 'work-mode', 'checklist', 'template'];

if (all) {
  test('the main screens in German', async ({ page, folder }) => {
    test.setTimeout(300_000);
    await openAmount(page, 'little', folder.path);
    const screens = await screensOf(page);
    await page.evaluate(() => localStorage.setItem('renogen.language', '"de"'));
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1); // it came back to where it was
    for (const name of main) {
      await page.goto(`/#${screens[name]}`);
      for (const view of every) {
        await setView(page, view);
        await look(page, `${name}-german-${view.scheme}-${view.width}`, false);
      }
    }
  });

  test('the pictures of the README', async ({ page, folder }) => {
    await openAmount(page, 'little', folder.path);
    const screens = await screensOf(page);
    const deployment = screens.items?.split('/')[4] ?? '';
    const { items } = await ask(page, 'items.list', { deployment });
    const { stages } = await ask(page, 'run_book.get', { deployment });
    const steps = stages.flatMap(({ sections }) => sections.flatMap((section) => section.steps));
    const item = items.find(({ ref }) => ref === 'REL-4');
    const step = steps.find(({ title }) => title === 'Push the tag');
    const picture = async (name: string, scheme: View['scheme'], address = '/') => {
      await setView(page, { scheme, width: 1440, height: 900 });
      await page.goto(`/#${address}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await look(page, `readme-${name}`, false);
    };
    await picture('home', 'light');
    await picture('run-book', 'light', screens['run-book']);
    await picture('item', 'dark', screens.item?.replace(/[^/]+$/, item?.id ?? ''));
    await picture('work-mode', 'dark', `${screens['work-mode']}?step=${step?.id}`);
  });
}
