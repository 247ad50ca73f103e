// How long the main thread works for a frame while the fullest lists of the workspace with very much in it are scrolled, a run book of
// 1,000 steps among them:
//   RENOGEN_E2E_URL=… RENOGEN_CROWD=… node bench/rows.mjs
// NOT KEPT, and a failure at the end, where more than 5 of 100 frames take the budget or more.
import { leaps, measureScroll, wheels } from './frames.mjs';
import { address, fullestRelease, openCrowd } from './window.mjs';

const { browser, page, ask } = await openCrowd();
const { window } = await fullestRelease(ask);
let kept = true;
for (const [name, place] of [
  ['300 items', `${window}/items`],
  ['run book of 1,000 steps', `${window}/runbook`],
  ['activity', '/activity'],
]) {
  await page.goto(`${address}/#${place}`);
  const list = page.locator('main [role=grid]').first();
  await list.getByRole('row').nth(5).waitFor();
  for (const way of [wheels, leaps]) kept = (await measureScroll(page, name, list, way)) && kept;
}
await browser.close();
if (!kept) process.exitCode = 1;
