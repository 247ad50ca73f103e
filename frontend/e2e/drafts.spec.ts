import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { Part } from './pages/part';
import { SessionPage } from './pages/session';
import { Program } from './support/program';
import { expect, test } from './support/test';

const password = 'seven quiet lamps';

/** All that the program keeps of what people left, as text. */
function leftIn(home: string): string {
  const folder = join(home, 'data', 'left');
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.')) // being written, and gone at once
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** A page of a window that has just been opened: it knows nothing of the one before. */
async function fresh(context: BrowserContext, program: Program): Promise<Page> {
  const page = await context.newPage();
  await page.goto(program.address);
  return page;
}

test('what was typed is there again after the program was killed', async ({ browser, folder }) => {
  test.setTimeout(180_000);
  const program = await Program.in(join(folder.path, 'home'));
  const file = join(folder.path, 'night.renogen');
  try {
    await program.start();
    const first = await browser.newContext();
    const page = await fresh(first, program);
    const session = new SessionPage(page);
    await session.newWorkspace({ name: 'Night', path: file, user: 'Ada', email: 'ada@example.com', password });
    await session.signedIn('Ada');
    await session.place('Projects');
    await session.press('New project');
    const form = new Part(page).panel('New project');
    await form.fill({ Title: 'Web shop of the night' });
    await expect.poll(() => leftIn(program.home)).toContain('Web shop of the night'); // the last second may be lost
    // The program's own window comes in, too, and says that it is at Home: maybe later than this page said where it is.
    await expect(async () => {
      await session.place('Home');
      await session.place('Projects');
      await expect.poll(() => leftIn(program.home), { timeout: 5_000 }).toContain('/projects');
    }).toPass();
    await program.kill();
    await first.close(); // and all that the page itself could have kept

    expect(leftIn(program.home)).toContain('Web shop of the night');
    expect(leftIn(program.home)).not.toContain(password);
    await program.start();
    const second = await browser.newContext();
    const again = await fresh(second, program);
    const anew = new SessionPage(again);
    await again.getByText('Night', { exact: true }).first().click();
    await anew.fill({ Password: password });
    await anew.press('Sign in');
    await anew.signedIn('Ada');
    await anew.titled('Projects'); // where she was
    await anew.press('New project');
    const found = new Part(again).panel('New project');
    await expect(found.field('Title')).toHaveValue('Web shop of the night');
    await expect(again.getByText(/^Draft of .+ restored\.$/)).toBeVisible();
    await found.press('Discard the draft');
    await expect(found.field('Title')).toHaveValue('');
    await expect.poll(() => leftIn(program.home)).not.toContain('Web shop of the night');
    await second.close();
  } finally {
    await program.kill();
  }
});
