// Looks at the window in WebKit, the engine of the window on Linux: signs in to the sample, opens an item and the run book.
// The program serves at RENOGEN_E2E_URL; the engine is Debian's MiniBrowser, driven by WebKitWebDriver.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const address = process.env.RENOGEN_E2E_URL ?? 'http://127.0.0.1:34115';
const port = 34219;
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

const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore' });
try {
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } };
  const { sessionId } = await until('its driver', () => ask('POST', '/session', { capabilities }));
  const session = `/session/${sessionId}`;
  const run = (script, ...args) => ask('POST', `${session}/execute/sync`, { script, args });
  const shows = (words) => until(words, () => run('return document.body.innerText.includes(arguments[0])', words));
  const go = (place) => run('location.hash = arguments[0]', place);
  try {
    await ask('POST', `${session}/url`, { url: address });
    await until('Go', () => run('return Boolean(window.go)'));
    const path = await ask('POST', `${session}/execute/async`, {
      script: `const done = arguments[0]; const { Workspaces, Session, Door } = window.go.api; (async () => {
        await Workspaces.Sample(false);
        const { password } = await Session.State();
        await Session.SignIn({ name: 'Noor', password });
        const get = async (name, params) => JSON.parse(await Door.Get(name, JSON.stringify(params)));
        const project = (await get('projects.list', {})).mine.find(({ previous }) => previous);
        const deployment = project.previous.id;
        const { items } = await get('items.list', { deployment });
        return { at: '/p/' + project.key + '/d/' + deployment, item: items[0].id, title: items[0].title };
      })().then(done, (error) => done({ error: 'sample', message: JSON.stringify(error) }))`,
      args: [],
    });
    await ask('POST', `${session}/refresh`, {});
    await shows('Noor');
    await go(`${path.at}/i/${path.item}`);
    await shows(path.title);
    await go(`${path.at}/runbook`);
    await until('steps', () => run('return document.querySelectorAll("[role=row], [role=option], li").length > 3'));
    process.stdout.write('WebKit: signed in, item and run book shown\n');
  } finally {
    await ask('DELETE', session);
  }
} finally {
  driver.kill();
}
