import { expect } from '@playwright/test';
import { Part } from './part';

/** The pages of administrators. */
export class AdministrationPages extends Part {
  /** Makes an account and gives the code for its first sign-in. */
  async invite(name: string, email: string): Promise<string> {
    await this.place('Administration');
    await this.press('Invite somebody');
    const form = this.panel('Invite somebody');
    await form.fill({ Name: name, 'E-mail': email });
    await form.press('Invite');
    const shown = this.panel(`Code for ${name}`);
    const code = (await shown.root.locator('pre').textContent()) ?? '';
    await shown.press(`${name} has it`);
    await shown.gone();
    return code;
  }

  /** Says that somebody's key is his, after its fingerprint was compared with what he reads out. */
  async confirmKey(name: string, place = 'Workspace'): Promise<void> {
    await this.place(place);
    await this.row(name).click();
    const person = this.panel(name);
    await person.tick(`I compared it with ${name}, and it is the same.`);
    await person.press('Confirm the key');
    await expect(this.page.getByText(`The key of ${name} is confirmed`)).toBeVisible();
    await person.press('Close');
  }

  /** Verifies all of the file from the window. */
  async verify(): Promise<void> {
    await this.place('Administration');
    await this.tab('Keys and integrity');
    await this.press('Verify from the first entry');
    await expect(this.page.getByText(/^\d+ entries, consistent in themselves\.$/)).toBeVisible({ timeout: 30_000 });
  }
}
