// How long the main thread works for a frame while a list of 50,000 rows of the kit is scrolled:
//   node bench/scroll.mjs FOLDER_OF_THE_BUILT_WINDOW
// NOT KEPT, and a failure at the end, where more than 5 of 100 frames take the budget or more.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from '@playwright/test';
import { leaps, measureScroll, wheels } from './frames.mjs';

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

let kept = true;
for (const [name, tab] of [
  ['all rows there', 'All there'],
  ['rows in pages', 'In pages'],
]) {
  await page.getByRole('radio', { name: tab }).click();
  const list = page.getByRole('grid');
  await list.waitFor();
  for (const way of [wheels, leaps]) kept = (await measureScroll(page, name, list, way)) && kept;
}
await browser.close();
server.close();
if (!kept) process.exitCode = 1;
