import { Part } from './part';

/** Projects and what is in one: people, templates, requests. */
export class ProjectPages extends Part {
  async create(values: { title: string; key: string; approver: string; modules: string[] }): Promise<void> {
    await this.place('Projects');
    await this.press('New project');
    const form = this.panel('New project');
    await form.fill({ Title: values.title, Key: values.key });
    await form.choose('First approval member', values.approver);
    await form.add('module', ...values.modules);
    await form.press('Create project');
    await form.gone();
  }

  /** Opens a project from the navigation. */
  async open(title: string, tab?: string): Promise<void> {
    await this.place(title);
    await this.titled(title);
    if (tab) await this.tab(tab);
  }

  async addMember(name: string, ...roles: string[]): Promise<void> {
    await this.press('Add member');
    const form = this.panel('Add member');
    await form.choose('Person', name);
    await form.tick(...roles);
    await form.press('Add member');
    await form.gone();
  }

  /** An entry of the menu at the head of the page. */
  async more(entry: string): Promise<void> {
    await this.menu(this.page.getByRole('main').getByRole('button', { name: 'More', exact: true }), entry);
  }

  /** Opens a deployment of the list. */
  async openDeployment(title: string, tab?: string): Promise<void> {
    await this.row(title).click();
    await this.titled(title);
    if (tab) await this.tab(tab);
  }

  async request(values: { title: string; start: string; lead: string; wayBack: string }): Promise<void> {
    await this.press('Request a window');
    const form = this.panel('Request a window');
    await form.fill({ Title: values.title, Start: values.start, 'Length of the window': '6 h' });
    await form.choose('Lead, who runs it', values.lead);
    await form.choose('Risk', 'low');
    await form.fill({ 'Back-out plan': values.wayBack, 'The back-out takes': '30' });
    await form.press('Request the window');
    await form.gone();
  }
}
