import type { Locator, Page } from '@playwright/test';
import { Part } from './pages/part';
import { openAmount } from './support/amounts';
import { ask } from './support/go';
import { expect, test } from './support/test';

/** The items of the release with most of them, and the list in which they stand. */
async function openItems(page: Page) {
  const { mine } = await ask(page, 'projects.list', {});
  const windows = await Promise.all(
    mine.map(async ({ id, key }) => {
      const { deployments } = await ask(page, 'deployments.list', { project: id });
      return deployments.map((deployment) => ({ ...deployment, key }));
    }),
  );
  const most = windows.flat().toSorted((a, b) => b.items - a.items)[0];
  const pageOf = (offset: number) =>
    ask(page, 'items.list', { deployment: most?.id ?? '', limit: 200, offset }).then((found) => found.items);
  const items = [...(await pageOf(0)), ...(await pageOf(200))];
  const address = `/#/p/${most?.key}/d/${most?.id}/items`;
  await page.goto(address);
  const list = page.getByRole('grid');
  await expect(list).toHaveAttribute('aria-rowcount', String(items.length + 1));
  return { items, address, list };
}

/** What stands in the first rows in sight under a head. */
async function column(list: Locator, head: string, rows = 8): Promise<string[]> {
  const heads = (await list.getByRole('columnheader').allInnerTexts()).map((text) => text.trim().replace(/\s*\d$/, ''));
  const at = heads.indexOf(head);
  const shown = list.locator('[role=row][aria-rowindex]:has([role=gridcell])');
  const texts = await shown.evaluateAll(
    (all, place) =>
      all
        .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
        .map((row) => row.querySelectorAll('[role=gridcell]')[place]?.textContent ?? ''),
    at,
  );
  return texts.slice(0, rows);
}

const clipboard = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { runtime: { ClipboardGetText(): Promise<string> } }).runtime.ClipboardGetText(),
  );

test('a list by several columns, without some, kept as a view, copied as text', async ({ page, folder }) => {
  test.setTimeout(180_000);
  await openAmount(page, 'much', folder.path);
  const { items, address, list } = await openItems(page);
  const part = new Part(page);
  const head = (name: string) => list.getByRole('columnheader', { name, exact: true });
  const columns = (name: string) => part.menu(page.getByRole('button', { name: 'Columns' }), name);

  await test.step('several sorts', async () => {
    const byText = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;
    const wanted = items
      .toSorted((a, b) => byText(a.category, b.category) || byText(b.ref, a.ref))
      .map(({ ref }) => ref);
    await head('Category').getByRole('button').click();
    await head('Ref')
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    await head('Ref')
      .getByRole('button')
      .click({ modifiers: ['Shift'] });
    await expect(list.locator('[aria-sort=ascending]')).toContainText('Category');
    await expect(list.locator('[aria-sort=descending]')).toContainText('Ref');
    await expect.poll(() => column(list, 'Ref')).toEqual(wanted.slice(0, 8));
  });

  await test.step('columns go and come', async () => {
    await columns('Modules');
    await columns('Created by');
    await expect(head('Modules')).toHaveCount(0);
    await expect(head('Created by')).toBeVisible();
  });

  const ordered = await column(list, 'Ref');
  await test.step('all that is kept as a view', async () => {
    await part.press('View');
    await page.getByRole('menuitem', { name: 'Save as a view…' }).click();
    await page.getByLabel('Name of the view').fill('Night');
    await page.keyboard.press('Enter');
    await part.menu(page.getByRole('button', { name: 'Night', exact: true }), 'As at first');
    await expect(head('Modules')).toBeVisible();
    await expect(list.locator('[aria-sort]')).toHaveCount(0);
    await page.goto('/#/');
    await page.goto(address);
    await page.reload();
    await part.menu(page.getByRole('button', { name: 'View', exact: true }), 'Night');
    await expect(head('Created by')).toBeVisible();
    await expect(head('Modules')).toHaveCount(0);
    await expect.poll(() => column(list, 'Ref')).toEqual(ordered);
  });

  await test.step('rows as text', async () => {
    await list.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByRole('toolbar', { name: 'For the selected rows' })).toContainText('3 selected');
    await page.keyboard.press('Control+c');
    const rows = ordered.slice(0, 3).map((ref) => [ref, items.find((item) => item.ref === ref)?.title]);
    const copied = async () => (await clipboard(page)).split('\n').map((line) => line.split('\t').slice(1, 3));
    await expect.poll(copied).toEqual([['Ref', 'Title'], ...rows]);
    expect(await clipboard(page)).not.toContain('Modules'); // as it is shown
  });
});

test('300 items with titles of all lengths and scripts stay of use', async ({ page, folder }) => {
  test.setTimeout(180_000);
  await openAmount(page, 'much', folder.path);
  const { items, list } = await openItems(page);
  expect(items.length).toBeGreaterThanOrEqual(300);
  const rows = list.locator('[role=row]:has([role=gridcell])');
  const all = String(items.length + 1); // with the head

  await test.step('no title breaks the list', async () => {
    const lengths = items.map(({ title }) => title.length);
    expect(Math.max(...lengths)).toBeGreaterThan(200);
    const shape = await rows.evaluateAll((all) =>
      all.map((row) => {
        const { top, height, width } = row.getBoundingClientRect();
        const cells = [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.getBoundingClientRect());
        const apart = cells.every((cell, at) => at === 0 || cell.left >= (cells[at - 1]?.right ?? 0) - 1);
        return { top, height, width, inside: apart && cells.every((cell) => cell.bottom <= top + height + 1) };
      }),
    );
    expect(new Set(shape.map(({ height }) => height)).size).toBe(1);
    expect(new Set(shape.map(({ top }) => top)).size).toBe(shape.length);
    expect(shape.filter(({ inside }) => !inside)).toEqual([]);
    expect(await list.evaluate((grid) => grid.scrollWidth - grid.clientWidth)).toBeLessThanOrEqual(0);
  });

  await test.step('the last one is one key away, and opens', async () => {
    await list.focus();
    await page.keyboard.press('End');
    const last = list.locator(`[role=row][aria-rowindex="${items.length + 1}"]`);
    await expect(last).toBeInViewport();
    const cells = (await last.getByRole('gridcell').allInnerTexts()).map((text) => text.trim());
    const title = items.find(({ ref }) => cells.includes(ref))?.title ?? 'none of the items';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await page.goBack();
    await expect(list).toHaveAttribute('aria-rowcount', all);
    await list.focus();
    await page.keyboard.press('Home');
    await expect(list.locator('[role=row][aria-rowindex="2"]')).toBeInViewport();
  });

  for (const [script, words] of [
    ['Arabic', /[\u0600-\u06ff]{3}/u],
    ['Chinese', /[\u4e00-\u9fff]{3}/u],
  ] as const) {
    await test.step(`a title in ${script} is found, read whole and opened`, async () => {
      const item = items.find(({ title }) => words.test(title));
      const title = item?.title ?? '';
      const search = page.getByRole('searchbox', { name: 'Search the list' });
      await search.fill(title);
      const found = rows.filter({ hasText: item?.ref ?? '' });
      await expect(list).not.toHaveAttribute('aria-rowcount', all); // only now are rows those that were found
      await expect(found.getByText(title)).toBeVisible();
      await found.getByText(title).click(); // others may be found, too
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await page.goBack();
      await expect(list).toBeVisible();
      await search.fill('');
      await expect(list).toHaveAttribute('aria-rowcount', all);
    });
  }
});
