import { expect, type Page } from '@playwright/test';
import { begins } from '../pages/part';

/** Where the keys are: what a person who sees the focus, or hears it, knows of it. */
interface Focus {
  name: string;
  role: string;
  /** It is seen: an outline, a shadow, a border of its own, or a row of the list that stands out. */
  seen: boolean;
}

/** The window worked by real key presses only. After each press something has the focus, and one sees what. */
export class Keys {
  constructor(readonly page: Page) {}

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.held(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Tab, or the other way, until the keys are on what has this name. */
  async to(name: string | RegExp, by = 'Tab'): Promise<void> {
    const wanted = typeof name === 'string' ? begins(name) : name;
    const met: string[] = [];
    for (let tries = 0; tries < 90; tries += 1) {
      const focus = await this.focus();
      if (wanted.test(focus.name) && tries > 0) return;
      met.push(focus.name.slice(0, 30));
      await this.page.keyboard.press(by);
      // Behind the last element the keys are the browser's for one press, as a window without a browser has it not.
      if (await this.isNowhere()) await this.page.keyboard.press(by);
      await this.held(by);
    }
    throw new Error(`${by} never came to ${wanted}; it came to: ${met.join(' | ')}`);
  }

  /** Nothing has the focus, nor does anything take it: what goes away gives it back after a moment. */
  private async isNowhere(): Promise<boolean> {
    for (let looks = 0; looks < 6; looks += 1) {
      if ((await this.focus()).role !== '') return false;
      await this.page.waitForTimeout(40);
    }
    return true;
  }

  /** Comes to a field and types into it. */
  async fill(values: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(values)) {
      if (!begins(name).test((await this.focus()).name)) await this.to(name);
      await this.press('Control+a');
      await this.type(text);
    }
  }

  /** Comes to a button or link and presses it. */
  async take(name: string | RegExp): Promise<void> {
    await this.to(name);
    await this.press('Enter');
  }

  /** Comes to a list of choices and takes entries of it. */
  async choose(name: string, ...options: string[]): Promise<void> {
    if (!begins(name).test((await this.focus()).name)) await this.to(name);
    for (const option of options) {
      await this.type(option);
      await expect(this.page.getByRole('option', { name: begins(option) }).first()).toBeVisible();
      await this.press('Enter');
    }
    if (await this.page.getByRole('listbox').isVisible()) await this.press('Escape');
  }

  /** By name in the palette, which reaches every place and every act. */
  async palette(name: string): Promise<void> {
    await this.press('Control+k');
    await expect(this.page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await this.type(name);
    await expect(this.page.getByRole('option', { name: begins(name) }).first()).toBeVisible();
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('dialog')).toBeHidden();
    await this.held('palette');
  }

  async titled(title: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await this.held(`the way to ${title}`);
  }

  /** Something has the focus, soon at the latest, and it is seen. */
  async held(after: string): Promise<void> {
    const how = async () => {
      const { name, role, seen } = await this.focus();
      return role === '' ? 'nothing' : seen ? 'seen' : `unseen: ${role} ${name.slice(0, 60)}`;
    };
    await expect.poll(how, { message: `what has the focus after ${after}`, timeout: 5_000 }).toBe('seen');
  }

  focus(): Promise<Focus> {
    return this.page.evaluate(() => {
      const one = document.activeElement;
      if (!(one instanceof HTMLElement) || one === document.body) return { name: '', role: '', seen: false };
      const by = one.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const labels = 'labels' in one ? [...((one as HTMLInputElement).labels ?? [])] : [];
      const name =
        one.getAttribute('aria-label') ||
        by.map((id) => document.getElementById(id)?.textContent).join(' ') ||
        labels.map((label) => label.textContent).join(' ') ||
        one.textContent ||
        one.getAttribute('placeholder') ||
        '';
      const stands = (element: Element) => {
        if (element === one && one.matches('[data-page]')) return true; // all of the page has the keys, nothing to point at
        const frame = getComputedStyle(element, '::after'); // around a list
        if (element === one.parentElement && frame.content !== 'none' && frame.borderTopStyle === 'solid') return true;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      };
      const rows = one.matches('[role="grid"]') ? [...one.querySelectorAll('[role="row"], [class*="head"]')] : [];
      const around = [one, one.parentElement, ...rows];
      const typing = one.matches('input, textarea'); // the caret blinks there
      const { width, height } = one.getBoundingClientRect();
      const seen = width > 0 && height > 0 && (typing || around.some((element) => element && stands(element)));
      return { name: name.trim(), role: one.getAttribute('role') ?? one.tagName.toLowerCase(), seen };
    });
  }
}
