// How long the main thread works for a frame while a list of 50,000 rows is scrolled, by wheel and by leaps:
//   node bench/scroll.mjs FOLDER_OF_THE_BUILT_WINDOW
// Prints one line for each way, the first of three runs that keeps its budget, else the best: a busy computer only adds. NOT KEPT, and a failure at the
// end, where more than 5 of 100 frames take the budget or more.
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
let kept = true;
for (const [name, tab, move, times, budget] of ways) {
  await page.getByRole('radio', { name: tab }).click();
  const list = page.getByRole('grid');
  await list.waitFor();
  const runs = [];
  while (runs.length < 3 && !runs.some((run) => at(run, 0.95) < budget)) runs.push(await scrolled(list, move, times));
  const best = runs.sort((a, b) => at(a, 0.95) - at(b, 0.95))[0];
  const isKept = at(best, 0.95) < budget;
  kept &&= isKept;
  const figures = [
    `p50 ${at(best, 0.5).toFixed(1)}`,
    `p95 ${at(best, 0.95).toFixed(1)}`,
    `worst ${at(best, 1).toFixed(1)} ms`,
  ];
  const verdict = isKept ? '' : `  NOT KEPT: p95 under ${budget} ms`;
  process.stdout.write(
    `${name.padEnd(24)} ${String(best.length).padStart(4)} frames  ${figures.join('  ')}${verdict}\n`,
  );
}
await browser.close();
server.close();
if (!kept) process.exitCode = 1;

/** The work of each frame from the top of the list on, the least first. */
async function scrolled(list, move, times) {
  await list.evaluate((grid) => grid.scrollTo(0, 0));
  await page.waitForTimeout(500);
  await move(list, 20); // warm
  return (await traced(() => move(list, times))).sort((a, b) => a - b);
}

function at(frames, part) {
  return frames[Math.min(frames.length - 1, Math.floor(frames.length * part))];
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
  const categories = ['toplevel', 'disabled-by-default-devtools.timeline.frame']; // no more: writing them down is work, too
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
