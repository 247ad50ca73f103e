import { test as base, expect } from '@playwright/test';

/** A test whose page must not complain: neither an uncaught error nor one on the console. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`);
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };
