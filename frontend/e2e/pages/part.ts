import { expect, type Locator, type Page } from '@playwright/test';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a name begins with; marks such as "required", and keys, follow it. */
export const begins = (text: string) => new RegExp(`^\\s*${escaped(text)}`);

/** A piece of the window, worked as people work it: by what stands on its fields and buttons. */
export class Part {
  constructor(
    readonly page: Page,
    readonly root: Page | Locator = page,
  ) {}

  within(root: Locator): Part {
    return new Part(this.page, root);
  }

  /** The side panel or form of this name. */
  panel(name: string): Part {
    return this.within(this.page.getByRole('complementary', { name, exact: true }));
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name: begins(name) });
  }

  field(label: string): Locator {
    return this.root.getByLabel(begins(label)).and(this.page.locator('input:not([type=file]), textarea'));
  }

  async press(name: string): Promise<void> {
    await this.button(name).first().click();
  }

  async fill(values: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await this.field(label).first().fill(value);
  }

  /** Opens a list and takes entries from it. */
  async choose(label: string, ...options: string[]): Promise<void> {
    await this.field(label).first().click();
    for (const name of options) await this.page.getByRole('option', { name: begins(name) }).click();
    if (options.length > 1) await this.page.keyboard.press('Escape');
  }

  async tick(...labels: string[]): Promise<void> {
    for (const label of labels) await this.root.getByRole('checkbox', { name: label, exact: true }).check();
  }

  /** Adds names to a list of names. */
  async add(addLabel: string, ...names: string[]): Promise<void> {
    const field = this.root.getByRole('textbox', { name: addLabel, exact: true });
    for (const name of names) {
      await field.fill(name);
      await field.press('Enter');
    }
  }

  /** Opens the menu behind a button and takes an entry. */
  async menu(button: Locator, entry: string): Promise<void> {
    await button.click();
    await this.page.getByRole('menuitem', { name: begins(entry) }).click();
  }

  async tab(name: string): Promise<void> {
    const tab = this.root.getByRole('tab', { name: begins(name) });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /** Goes to a place by the navigation. */
  async place(name: string): Promise<void> {
    const places = this.page.getByRole('navigation', { name: 'Places' });
    await places.getByRole('link', { name: begins(name) }).click();
  }

  async gone(): Promise<void> {
    await expect(this.root as Locator).toBeHidden();
  }

  /** The row of a table in which all the words stand. */
  row(...words: string[]): Locator {
    return words.reduce((rows, text) => rows.filter({ hasText: text }), this.root.getByRole('row'));
  }

  /** The heading of the page. */
  async titled(title: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }
}
