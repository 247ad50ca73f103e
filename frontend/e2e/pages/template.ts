import { Part } from './part';

interface FieldOfTemplate {
  id: string;
  label: string;
  kind: string;
  /** One a line: value = label. */
  options?: string;
}

/** The templates of a project, and the editor of one. */
export class TemplatePages extends Part {
  /** Begins a template of this kind; a project opens its templates from its menu. */
  async start(kind: string): Promise<void> {
    await this.menu(this.button('New template').first(), kind);
    await this.titled('New template');
  }

  async addField(field: FieldOfTemplate): Promise<void> {
    const fields = this.within(this.page.getByRole('region', { name: 'Fields', exact: true }));
    await fields.press('Field');
    await fields.fill({ Id: field.id, Label: field.label });
    await fields.choose('Kind', field.kind);
    if (field.options) await fields.fill({ Options: field.options });
  }

  async finish(title: string): Promise<void> {
    await this.press('Create template');
    await this.titled(title);
  }
}
