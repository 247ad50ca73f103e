// The judgements of the window with a stopwatch, at a person's pace: an item with two activities, ten items approved from
// Home, a step completed by one key.  RENOGEN_E2E_URL=… RENOGEN_CROWD=… node bench/judgements.mjs
// A person types 5 characters a second, takes 0.6 s for a key and 1.2 s to find and click something, and reads 2 s where
// something new has come. NOT KEPT, and a failure at the end, where it takes longer than promised.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { address, crowd, openWindow, password } from './window.mjs';

const pace = { character: 200, key: 600, click: 1200, read: 2000 }; // ms
const folder = mkdtempSync(join(tmpdir(), 'renogen-bench-'));
const { browser, page, ask, call } = await openWindow();
let kept = true;
try {
  await item();
  await step();
  await approvals();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
if (!kept) process.exitCode = 1;

async function item() {
  await call('Workspaces', 'Sample', true);
  await signIn((await call('Session', 'State')).password);
  const { key, next } = await ownProject();
  await page.goto(`${address}/#/p/${key}/d/${next.id}/items`);
  await page.getByRole('grid').waitFor();
  await clocked('an item with two activities', 180, async () => {
    await press('n');
    const form = panel('New item');
    await form.waitFor();
    await write(form, 'Title', 'Mirror the new packages');
    await write(form, 'Ref', 'PKG-77');
    await choose(form, 'Category');
    await choose(form, 'Modules');
    await click(form.getByRole('button', { name: /^Create the item/ }));
    await page.getByRole('heading', { level: 1, name: 'Mirror the new packages' }).waitFor();
    for (const title of ['Copy the files', 'Tell the mirrors']) await activity(title);
  });
}

async function activity(title) {
  await read();
  await click(page.getByRole('button', { name: /^New activity/ }));
  const form = panel('New activity');
  await click(form.getByLabel(/^Template/).and(page.locator('input')));
  await click(page.getByRole('option', { name: /^(Announce|Write|Tell)/ }).or(page.getByRole('option')));
  await form.getByLabel(/^Title/).waitFor();
  await read();
  await write(form, 'Title', title);
  for (const field of await form.locator('input[required], textarea[required], [aria-required=true]').all()) {
    const isList = (await field.getAttribute('aria-haspopup')) === 'listbox';
    if (isList || !(await field.isVisible()) || (await field.inputValue())) continue;
    await click(field);
    await type('rsync to the mirrors');
  }
  if ((await form.getByLabel(/^Nodes/).count()) > 0) await choose(form, 'Nodes');
  await click(form.getByRole('button', { name: /^Add the activity/ }));
  await form.waitFor({ state: 'hidden' });
}

async function step() {
  const { key, next } = await ownProject();
  await page.goto(`${address}/#/p/${key}/d/${next.id}/run`);
  await page.locator('#work-step').waitFor();
  const completed = async () => {
    const { stages } = await ask('run_book.get', { deployment: next.id });
    const steps = stages.flatMap(({ sections }) => sections).flatMap((section) => section.steps);
    return [
      steps.filter(({ state }) => state === 'completed').length,
      steps.some(({ state }) => state === 'in_progress'),
    ];
  };
  const [before, isRunning] = await completed();
  if (!isRunning) await press('Enter'); // starts it
  await read();
  await clocked('a step by one key', 5, async () => {
    await press('Enter');
    await until(async () => (await completed())[0] !== before);
  });
}

async function approvals() {
  const file = join(folder, 'crowd.renogen');
  cpSync(crowd, file);
  await call('Workspaces', 'Open', file);
  await signIn(password);
  await page.locator('main [role=grid] [role=gridcell]').first().waitFor();
  await click(page.getByRole('button', { name: /^Decide/ }));
  await read();
  const waiting = async () => (await ask('home.get', {})).total;
  await clocked('ten items approved from Home', 60, async () => {
    for (let done = 0; done < 10; done += 1) {
      const before = await waiting();
      await press('a');
      await page.getByPlaceholder('Remark').waitFor();
      await press('Enter');
      await until(async () => (await waiting()) !== before);
    }
  });
}

async function until(isSo) {
  for (const begin = performance.now(); !(await isSo()); await page.waitForTimeout(50)) {
    if (performance.now() - begin > 30_000) throw new Error('What was done had no effect.');
  }
}

async function signIn(word) {
  await call('Session', 'SignIn', { name: 'Noor', password: word });
  await page.goto(`${address}/#/`);
  await page.reload();
  await page.locator('main h1').first().waitFor();
  await page.goto(`${address}/#/`); // it came back to where this person was last
  await read();
}

async function ownProject() {
  const { mine } = await ask('projects.list', {});
  return mine.find(({ next }) => next);
}

async function clocked(name, most, run) {
  const begin = performance.now();
  await run();
  const took = (performance.now() - begin) / 1000;
  const isKept = took <= most;
  kept &&= isKept;
  process.stdout.write(`${name.padEnd(32)} ${took.toFixed(1).padStart(6)} s${isKept ? '' : `  NOT KEPT: ${most} s`}\n`);
}

function panel(name) {
  return page.getByRole('complementary', { name, exact: true });
}

async function read() {
  await page.waitForTimeout(pace.read);
}

async function press(...keys) {
  for (const key of keys) {
    await page.waitForTimeout(pace.key);
    await page.keyboard.press(key);
  }
}

async function type(text) {
  await page.waitForTimeout(pace.key);
  await page.keyboard.type(text, { delay: pace.character });
}

async function click(place) {
  await place.first().waitFor();
  await page.waitForTimeout(pace.click);
  await place.first().click();
}

/** Writes into a field of a form, over what is in it. */
async function write(form, label, text) {
  await click(form.getByLabel(new RegExp(`^${label}`)));
  await page.keyboard.press('Control+a');
  await type(text);
}

/** Takes the first of a list of choices. */
async function choose(form, label) {
  await click(form.getByLabel(new RegExp(`^${label}`)).and(page.locator('input')));
  await press('ArrowDown', 'Enter');
  if (await page.getByRole('listbox').isVisible()) await press('Escape');
}
