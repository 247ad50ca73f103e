// How long the main thread works for a frame while a list of 50,000 rows is scrolled, by wheel and by leaps:
//   node bench/scroll.mjs FOLDER_OF_THE_BUILT_WINDOW
// Prints one line for each way; fails when 95 of 100 frames do not stay under its budget in milliseconds.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from '@playwright/test';

const folder = process.argv[2] ?? 'dist';
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

const server = createServer((request, response) => {
  const path = join(folder, normalize(new URL(request.url, 'http://window').pathname));
  const file = extname(path) ? path : join(folder, 'index.html');
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

const browser = await chromium.launch({
  executablePath: process.env.RENOGEN_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`http://127.0.0.1:${server.address().port}/#/kit/rows`);

const ways = [
  ['wheel, all rows there', 'All there', wheel, 240, 16],
  ['wheel, rows in pages', 'In pages', wheel, 240, 16],
  ['leaps, all rows there', 'All there', leap, 40, 100], // every row in sight is another one
  ['leaps, rows in pages', 'In pages', leap, 40, 100],
];
const slow = []; // what takes longer than its milliseconds for a frame
for (const [name, tab, move, times, budget] of ways) {
  await page.getByRole('radio', { name: tab }).click();
  const list = page.getByRole('grid');
  await list.waitFor();
  await list.evaluate((grid) => grid.scrollTo(0, 0));
  await page.waitForTimeout(500);
  await move(list, 20); // warm
  const frames = (await traced(() => move(list, times))).sort((a, b) => a - b);
  const at = (part) => frames[Math.min(frames.length - 1, Math.floor(frames.length * part))];
  const p95 = at(0.95);
  if (!(p95 < budget)) slow.push(`${name}: more than 5 of 100 frames take ${budget} ms or more.`);
  const figures = [`p50 ${at(0.5).toFixed(1)}`, `p95 ${p95.toFixed(1)}`, `worst ${at(1).toFixed(1)} ms`];
  process.stdout.write(`${name.padEnd(24)} ${String(frames.length).padStart(4)} frames  ${figures.join('  ')}\n`);
}
await browser.close();
server.close();
if (slow.length > 0) {
  process.stderr.write(`${slow.join('\n')}\n`);
  process.exitCode = 1;
}

/** 120 px, about four rows, as often as the screen is drawn. */
async function wheel(list, times) {
  await list.evaluate(
    (grid, steps) =>
      new Promise((done) => {
        let left = steps;
        const step = () => {
          grid.scrollBy(0, 120);
          left -= 1;
          if (left > 0) requestAnimationFrame(step);
          else done();
        };
        requestAnimationFrame(step);
      }),
    times,
  );
}

/** The bar dragged: another part of the list in every frame. */
async function leap(list, times) {
  await list.evaluate(
    (grid, steps) =>
      new Promise((done) => {
        let at = 0;
        const step = () => {
          grid.scrollTo(0, ((at * 7919) % 50000) * 32);
          at += 1;
          if (at < steps) requestAnimationFrame(step);
          else done();
        };
        requestAnimationFrame(step);
      }),
    times,
  );
}

/** Milliseconds of the processor that the main thread of the page took between the beginning of one frame and that of the next. */
async function traced(run) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const over = new Promise((complete) => session.once('Tracing.tracingComplete', complete));
  const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'cc', 'blink'];
  await session.send('Tracing.start', { traceConfig: { includedCategories: categories } });
  await run();
  await session.send('Tracing.end');
  await over;
  return workByFrame(events);
}

function workByFrame(events) {
  const begins = events.filter(({ name }) => name === 'BeginMainThreadFrame');
  const { pid, tid } = begins[0] ?? {};
  const own = (event) => event.pid === pid && event.tid === tid;
  const starts = begins
    .filter(own)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const tasks = events.filter((event) => own(event) && event.ph === 'X' && /RunTask$/.test(event.name));
  const work = new Array(Math.max(0, starts.length - 1)).fill(0);
  for (const { ts, dur = 0, tdur = dur } of tasks) {
    const frame = starts.findLastIndex((start) => start <= ts + dur);
    if (frame >= 0 && frame < work.length) work[frame] += tdur / 1000;
  }
  return work;
}
