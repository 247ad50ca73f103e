import { expect } from '@playwright/test';
import { Part } from './part';

/** The checklist of a deployment. */
export class ChecklistTab extends Part {
  /** Makes all tasks that the project's checklist templates suggest. */
  async fromTemplates(values: { start: string; person: string }): Promise<void> {
    await this.press('From templates');
    const form = this.panel('From templates');
    await form.fill({ Start: values.start });
    await form.choose('In charge', values.person);
    await this.page.keyboard.press('Escape');
    await form.press('Add ');
    await form.gone();
  }

  /** Ticks a task; every change of one needs a comment. */
  async complete(title: string, comment: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: `Done: ${title}` }).click();
    await this.fill({ Comment: comment });
    await this.press('Complete');
    await expect(this.page.getByRole('checkbox', { name: `Done: ${title}` })).toBeChecked();
    await expect(this.page.getByText(comment)).toBeVisible();
  }
}
