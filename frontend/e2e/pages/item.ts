import { expect } from '@playwright/test';
import { begins, Part } from './part';

/** An item: what it is, what it needs, what is said and decided about it. */
export class ItemPage extends Part {
  async create(values: { title: string; ref: string; category: string; modules: string[] }): Promise<void> {
    await this.press('New item');
    const form = this.panel('New item');
    await form.fill({ Title: values.title, Ref: values.ref });
    await form.choose('Category', values.category);
    await form.choose('Modules', ...values.modules);
    await form.press('Create the item');
    await this.titled(values.title);
  }

  /** Opens an item of the list. */
  async open(title: string): Promise<void> {
    await this.row(title).dblclick();
    await this.titled(title);
  }

  /** The form of a new activity, with the template chosen. */
  async activity(template: string): Promise<Part> {
    await this.press('New activity');
    const form = this.panel('New activity');
    await form.choose('Template', template);
    return form;
  }

  async addActivity(form: Part, title: string): Promise<void> {
    await form.fill({ Title: title });
    await form.press('Add the activity');
    await form.gone();
    await expect(this.page.getByRole('listitem').filter({ hasText: title })).toBeVisible();
  }

  async attach(file: { name: string; mimeType: string; buffer: Buffer }, description: string): Promise<void> {
    await this.press('Attach a file');
    await this.page.getByLabel('File', { exact: true }).and(this.page.locator('input[type=file]')).setInputFiles(file);
    await this.fill({ 'What it is': description });
    await this.page
      .locator('form')
      .getByRole('button', { name: begins('Attach a file') })
      .click();
    await expect(this.page.getByText(description)).toBeVisible();
  }

  async comment(text: string): Promise<void> {
    await this.press('Write in Markdown');
    await this.fill({ Comment: text });
    await this.page
      .locator('form')
      .getByRole('button', { name: begins('Comment') })
      .click();
    await expect(this.page.getByRole('list', { name: 'Comments and log' }).getByText(text)).toBeVisible();
  }

  /** A decision about it, and the state that follows. */
  async decide(verb: string, state: string, remark = ''): Promise<void> {
    const box = this.within(this.page.getByRole('region', { name: 'What you can do here' }));
    if (remark) await box.fill({ Remark: remark });
    await box.press(verb);
    await this.is(state);
  }

  async is(state: string): Promise<void> {
    await expect(this.page.getByRole('main').locator('header').getByText(state, { exact: true })).toBeVisible();
  }
}
