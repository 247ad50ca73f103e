import { expect } from '@playwright/test';
import { callGo } from '../support/go';
import { begins, Part } from './part';

/** Before anybody is signed in: the welcome page, a new workspace, signing in and out. */
export class SessionPage extends Part {
  /** The welcome page, whatever was open before. */
  async start(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('heading', { level: 1 }).first().waitFor(); // a page that is left while it begins complains
    await callGo(this.page, 'Workspaces', 'Close');
    await this.page.evaluate(() => window.location.replace('#/')); // not where somebody else was
    await this.page.reload();
    await this.titled('Welcome to Renogen');
  }

  /** A new workspace with its first administrator, who is signed in then. */
  async newWorkspace(values: {
    name: string;
    path: string;
    user: string;
    email: string;
    password: string;
    recovery?: boolean;
  }) {
    await this.press('New workspace');
    await this.fill({
      'Name of the workspace': values.name,
      File: values.path,
      'Your name': values.user,
      'E-mail': values.email,
      Password: values.password,
      'Password again': values.password,
    });
    if (values.recovery) await this.page.getByLabel('Make a recovery key to print').check();
    await this.press('Create workspace');
  }

  async firstSignIn(name: string, code: string, password: string): Promise<void> {
    await this.press('First sign-in with a code');
    await this.fill({ Name: name, 'Code of the invitation': code });
    await this.fill({ 'Your new password': password, 'Password again': password });
    await this.press('Begin');
    await this.signedIn(name);
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.page.getByRole('radio', { name: begins(name) }).click();
    await this.fill({ Password: password });
    await this.press('Sign in');
    await this.signedIn(name);
  }

  /** The foot of the window names who is signed in. */
  async signedIn(name: string): Promise<void> {
    await expect(this.page.getByRole('contentinfo').getByText(name, { exact: true })).toBeVisible({ timeout: 60_000 });
  }

  async signOut(workspace: string): Promise<void> {
    const places = this.page.getByRole('navigation', { name: 'Places' });
    await this.menu(places.getByRole('button', { name: workspace }), 'Sign out');
    await expect(this.page.getByRole('radiogroup')).toBeVisible();
  }
}
