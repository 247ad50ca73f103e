import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { pseudoText } from '../../src/i18n/pseudoText';

const catalogue = '../backend/i18n';

function english(): Record<string, string> {
  const files = ['en.json', ...readdirSync(`${catalogue}/en`).map((name) => `en/${name}`)];
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(`${catalogue}/${file}`, 'utf8'))));
}

/** Words of Go that the window must not show as they are: states, roles and the like have texts of their own. */
const codes = new Set(
  Object.keys(english())
    .map((key) => /^(?:ui\.(?:state|role|risk|stage)|word\.action)\.([a-z_]+)$/.exec(key)?.[1])
    .filter((code) => code !== undefined && code !== 'none'), // “none” is a word of any text, too
);

/** Everything that Go has told the window: what of it is shown is data. */
export class Told {
  private texts = '';

  constructor(page: Page) {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        this.texts += plain(unpacked(String(payload))).toLowerCase();
      }),
    );
  }

  has(words: string): boolean {
    return !codes.has(words) && this.texts.includes(words.toLowerCase());
  }
}

/** Long answers come packed. */
function unpacked(message: string): string {
  return message.replaceAll(/H4sI[\w+/=]+/g, (packed) => gunzipSync(Buffer.from(packed, 'base64')).toString());
}

/** A message as it is read: answers are JSON in JSON, so twice escaped. */
function plain(message: string): string {
  const once = (text: string) =>
    text.replaceAll(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code, one) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : one === 'n' ? '\n' : one,
    );
  return once(once(message));
}

/** From now on the window speaks the pseudo-language: its German catalogue is exchanged on the way. */
export async function speakPseudo(page: Page): Promise<void> {
  const texts = Object.fromEntries(Object.entries(english()).map(([key, text]) => [key, pseudoText(text)]));
  await page.route(/\/assets\/german-[^/]+\.js/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `export const german = ${JSON.stringify(texts)};` }),
  );
  await page.addInitScript(() => {
    if (window === window.top) localStorage.setItem('renogen.language', '"de"'); // previews in frames have no storage
  });
}

/** What Intl writes, and names that are the same in every language. */
const notTexts = [
  /\b(in|vor) [\d.]+ Tag(en)?\b/g,
  / (und|oder) /g,
  /\b(UTC|GMT|MEZ|MESZ|So|Mo|Di|Mi|Do|Fr|Sa)\b/g,
  /\b[\d.,]+ (B|KB|MB|GB)\b/g,
  /\b(JSON|SHA-256|https?|Renogen)\b/g,
];

/** The words on the screen, also those that are only read out, that are neither from the catalogue nor data. */
export async function forgotten(page: Page, told: Told): Promise<string[]> {
  const words = await page.evaluate(() => {
    const found: string[] = [];
    const seen = (element: Element | null) => element?.checkVisibility({ visibilityProperty: true });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      const isData = parentElement?.closest('script, style, textarea, [role=document]'); // pages of a PDF are data
      if (seen(parentElement) && !isData) found.push(textContent ?? '');
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (!seen(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '');
    }
    return found;
  });
  return [...new Set(words.flatMap(outside))].filter((word) => /\p{L}{2,}/u.test(word) && !told.has(word));
}

/** The parts of a text that stand outside of all brackets. */
function outside(text: string): string[] {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, '\n');
  }
  for (const pattern of notTexts) rest = rest.replaceAll(pattern, '\n');
  return rest.split(/\n|, | – /).map((part) => part.trim().replaceAll(/^[\s“”".,:;()]+|[\s“”".,:;()]+$/g, ''));
}
