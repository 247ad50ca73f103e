import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';

interface Given {
  /** A folder of its own for the files of the test. */
  folder: { path: string };
}

/**
 * In the page: only in a browser the bridge to Go is a socket, and Wails lets go of it before the page goes. What the page
 * says in that moment would be a complaint that the window of the program does not know.
 */
function keepSocket(): void {
  Object.defineProperty(window, 'onbeforeunload', { set: () => undefined });
}

/** A test whose page must not complain: neither an uncaught error nor one on the console. */
export const test = base.extend<Given>({
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`);
    });
    await page.addInitScript(keepSocket);
    await use(page);
    expect(complaints).toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: a fixture that needs no other
  folder: async ({}, use) => {
    const path = mkdtempSync(join(tmpdir(), 'renogen-e2e-'));
    await use({ path });
    rmSync(path, { recursive: true, force: true });
  },
});

export { expect };
