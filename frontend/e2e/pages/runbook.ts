import { expect, type Locator } from '@playwright/test';
import { Part } from './part';

/** The run book of a deployment, and its work mode. */
export class RunBookPage extends Part {
  /** Opens it from the page of its deployment. */
  async start(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Run book' }).click();
    await this.titled('Run book');
  }

  step(title: string): Locator {
    return this.page.getByRole('row').filter({ hasText: title });
  }

  async approve(): Promise<void> {
    await this.press('Approve run book');
    const form = this.panel('Approve run book');
    await form.press('Approve run book');
    await form.gone();
  }

  /** Opens a step beside the list. */
  async open(title: string): Promise<Part> {
    await this.step(title).click();
    const panel = this.page.getByRole('complementary').filter({ has: this.page.getByRole('heading', { name: title }) });
    await expect(panel).toBeVisible();
    return this.within(panel);
  }

  async isStep(title: string, state: string): Promise<void> {
    await expect(this.step(title)).toContainText(state);
  }

  /** Work mode on the step that comes next. */
  async workMode(title: string): Promise<void> {
    await this.page.keyboard.press('w');
    await this.titled(title);
  }

  /** A key of work mode, and the state that follows. */
  async key(key: string, state: string): Promise<void> {
    await this.page.keyboard.press(key);
    await expect(this.page.locator('#work-step')).toContainText(state);
  }

  async document(entry: string): Promise<void> {
    await this.menu(this.button('Documents'), entry);
  }
}
