import { defineConfig } from '@playwright/test';

// The binary built with `-tags dev` serves the window with live Go bindings at this address.
const address = process.env.RENOGEN_E2E_URL ?? 'http://127.0.0.1:34115';

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: false,
  workers: 1,
  reporter: 'list',
  expect: { timeout: 15_000 }, // build machines are slow and busy
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: process.env.RENOGEN_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
