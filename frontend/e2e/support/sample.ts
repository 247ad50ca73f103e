import type { Page } from '@playwright/test';
import { SessionPage } from '../pages/session';

/** Opens the sample workspace as one of its people. */
export async function openSample(page: Page, name: string): Promise<SessionPage> {
  const session = new SessionPage(page);
  await session.start();
  await session.press('Look around with sample data');
  await page.getByRole('button', { name: `Sign in as ${name}`, exact: true }).click({ timeout: 90_000 });
  await session.signedIn(name);
  return session;
}
