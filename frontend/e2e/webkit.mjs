// Looks at the window in WebKit, the engine of the window on Linux: signs in to the sample, opens Home, an
// item, the run book and its preview on paper, and completes a step by Enter; finds a place by the palette, looks at an
// item beside its list, opens a menu, and types a comment.
// The program serves at RENOGEN_E2E_URL; the engine is Debian's MiniBrowser, driven by WebKitWebDriver.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const address = process.env.RENOGEN_E2E_URL ?? 'http://127.0.0.1:34115';
const port = 34219;
const [control, enter, leave] = ['\uE009', '\uE007', '\uE00C'];
const library = '/usr/lib';
const arch = readdirSync(library).find((folder) => folder.includes('linux-gnu') && existsSync(pathIn(folder)));
const browser = pathIn(arch);

function pathIn(folder) {
  return `${library}/${folder}/webkit2gtk-4.1/MiniBrowser`;
}

async function ask(method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Asks until the answer is something. */
async function until(what, get) {
  let problem;
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await get().catch((error) => {
      problem = error;
    });
    if (found) return found;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error(`WebKit never showed: ${what}`, { cause: problem });
}

/** Whether the first page of the preview has words and is not white. */
const drawn = `const page = document.querySelector('[role=document]');
  const sheet = page?.querySelector('canvas');
  if (!sheet?.width || !page.innerText.includes(arguments[0])) return false;
  return sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data.some((part, at) => at % 4 < 3 && part < 64);`;

const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore' });
try {
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } };
  const { sessionId } = await until('its driver', () => ask('POST', '/session', { capabilities }));
  const session = `/session/${sessionId}`;
  const run = (script, ...args) => ask('POST', `${session}/execute/sync`, { script, args });
  const shows = (words) => until(words, () => run('return document.body.innerText.includes(arguments[0])', words));
  const keys = (type, value) => ({ type: 'key', id: 'keys', actions: [{ type, value }] });
  const press = async (value) => {
    for (const type of ['keyDown', 'keyUp']) await ask('POST', `${session}/actions`, { actions: [keys(type, value)] });
  };
  const hold = async (held, value) => {
    const all = [
      { type: 'keyDown', value: held },
      { type: 'keyDown', value },
      { type: 'keyUp', value },
      { type: 'keyUp', value: held },
    ];
    await ask('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keys', actions: all }] });
  };
  const write = async (text) => {
    for (const letter of text) await press(letter);
  };
  const go = (place) => run('location.hash = arguments[0]', place);
  try {
    await ask('POST', `${session}/url`, { url: address });
    await until('Go', () => run('return Boolean(window.go)'));
    const path = await ask('POST', `${session}/execute/async`, {
      script: `const done = arguments[0]; const { Workspaces, Session, Door } = window.go.api; (async () => {
        await Workspaces.Sample(true);
        const { password } = await Session.State();
        await Session.SignIn({ name: 'Noor', password });
        const get = async (name, params) => JSON.parse(await Door.Get(name, JSON.stringify(params)));
        const project = (await get('projects.list', {})).mine.find(({ previous }) => previous);
        const deployment = project.previous.id;
        const { items } = await get('items.list', { deployment });
        const at = (id) => '/p/' + project.key + '/d/' + id;
        const { stages } = await get('run_book.get', { deployment: project.next.id });
        const steps = stages.flatMap(({ sections }) => sections).flatMap((section) => section.steps);
        const step = steps.find(({ state, projected }) => state === 'new' && !projected);
        const ahead = await get('items.list', { deployment: project.next.id });
        const work = { ahead: ahead.items[0].id, aheadTitle: ahead.items[0].title, next: at(project.next.id), step: step.id, work: step.title };
        return { at: at(deployment), item: items[0].id, title: items[0].title, ...work };
      })().then(done, (error) => done({ error: 'sample', message: JSON.stringify(error) }))`,
      args: [],
    });
    await ask('POST', `${session}/refresh`, {});
    await shows('Noor');
    await go('/');
    await until('what waits at Home', () =>
      run('return document.querySelectorAll("[role=grid] [role=row]").length > 1'),
    );
    await shows('3.13.0 alpha 3');
    await go(`${path.at}/i/${path.item}`);
    await shows(path.title);
    await go(`${path.at}/runbook`);
    await until('steps', () => run('return document.querySelectorAll("[role=row], [role=option], li").length > 3'));
    await go(`${path.at}/documents`);
    await until('the drawn page and the words of the run book', () => run(drawn, '3.12.1 final'));
    await go(`${path.next}/run?step=${path.step}`);
    await shows(path.work);
    const state = (words) =>
      until(words, () => run('return document.querySelector("#work-step").innerText.includes(arguments[0])', words));
    await press(enter);
    await state('In progress');
    await press(enter);
    await until('the step after it', () =>
      run('return document.querySelector("#work-step").ariaLabel !== arguments[0]', path.work),
    );
    await go(`${path.next}/run?step=${path.step}`);
    await state('Completed');
    await go(`${path.next}/items`);
    await shows(path.aheadTitle);
    await hold(control, 'k');
    await until('the palette', () => run('return document.activeElement.getAttribute("role") === "combobox"'));
    await write('sign-off');
    await until('the place in the palette', () =>
      run(
        'return [...document.querySelectorAll("[role=option]")].some(({ innerText }) => innerText.includes("Sign-off"))',
      ),
    );
    await press(enter);
    await until('the place that was chosen', () => run('return location.hash.endsWith("/signing")'));
    await go(`${path.next}/items`);
    await until('the list with the keys', () => run('return document.activeElement.getAttribute("role") === "grid"'));
    await press('j');
    await press(' ');
    await until('the look at an item', () => run('return Boolean(document.querySelector("aside h2"))'));
    await go(`${path.next}/i/${path.ahead}`);
    await shows(path.aheadTitle);
    await run('document.querySelector("main header [aria-haspopup=menu]").click()');
    await until('the menu', () => run('return document.querySelectorAll("[role=menuitem]").length > 2'));
    await press(leave);
    await until('no menu', () => run('return !document.querySelector("[role=menuitem]")'));
    await press('c');
    await until('the field of the comment', () => run('return document.activeElement.tagName === "TEXTAREA"'));
    await write('Seen in WebKit');
    await hold(control, enter);
    await until('the comment that was sent', () =>
      run('return !document.querySelector("main textarea") && document.body.innerText.includes("Seen in WebKit")'),
    );
    process.stdout.write(
      'WebKit: signed in; Home, item, run book and its paper shown; a step completed by Enter; ' +
        'a place found, an item looked at, a menu opened, a comment sent\n',
    );
  } finally {
    await ask('DELETE', session);
  }
} finally {
  driver.kill();
}
