import type { Page } from '@playwright/test';
import { SessionPage } from '../pages/session';

export interface SampleSession {
  session: SessionPage;
  /** Where its file is, and everybody's password, as the sign-in page says them. */
  file: string;
  password: string;
}

/** Opens the sample workspace as one of its people. The first time it is made, which takes a while. */
export async function openSample(page: Page, name: string): Promise<SampleSession> {
  const session = new SessionPage(page);
  await session.start();
  await session.press('Look around with sample data');
  const person = page.getByRole('button', { name: `Sign in as ${name} ` });
  await person.waitFor({ timeout: 120_000 });
  const file = (await page.getByText(/sample\.renogen$/).textContent()) ?? '';
  const password = (await page.getByRole('code').textContent()) ?? '';
  await person.click();
  await session.signedIn(name);
  return { session, file, password };
}
