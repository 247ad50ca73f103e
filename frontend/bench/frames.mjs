// How long the main thread of a page works for a frame while a list is scrolled, by wheel and by leaps. A way is a name, how it moves, how often,
// and how many milliseconds 95 of 100 frames may take at most.

/** Prints one line for each way, the first of three runs that keeps its budget, else the best: a busy computer only adds. Tells whether it was kept. */
export async function measureScroll(page, name, list, [way, move, times, budget]) {
  const runs = [];
  while (runs.length < 3 && !runs.some((run) => at(run, 0.95) < budget))
    runs.push(await scrolled(page, list, move, times));
  const best = runs.sort((a, b) => at(a, 0.95) - at(b, 0.95))[0];
  const isKept = at(best, 0.95) < budget;
  const figures = [
    `p50 ${at(best, 0.5).toFixed(1)}`,
    `p95 ${at(best, 0.95).toFixed(1)}`,
    `worst ${at(best, 1).toFixed(1)} ms`,
  ];
  const verdict = isKept ? '' : `  NOT KEPT: p95 under ${budget} ms`;
  process.stdout.write(
    `${`${way}, ${name}`.padEnd(30)} ${String(best.length).padStart(4)} frames  ${figures.join('  ')}${verdict}\n`,
  );
  return isKept;
}

export const wheels = ['wheel', wheel, 240, 16];
export const leaps = ['leaps', leap, 40, 100]; // every row in sight is another one

/** The work of each frame from the top of the list on, the least first. */
async function scrolled(page, list, move, times) {
  await list.evaluate((grid) => grid.scrollTo(0, 0));
  await page.waitForTimeout(500);
  await move(list, 20); // warm
  return (await traced(page, () => move(list, times))).sort((a, b) => a - b);
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
          grid.scrollTo(0, (at * 7919 * 32) % grid.scrollHeight);
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
async function traced(page, run) {
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
