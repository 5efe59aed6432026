import type { Locator, Page } from '@playwright/test';
import { answered, expect, expectAccessible, test } from '../../support/page';
import { PASSWORD, people } from '../../support/signed-in';

test.setTimeout(120_000);

/** Goes on with Tab until this has the focus: whatever a mouse can reach, the keyboard must reach. */
async function tabTo(page: Page, target: Locator, key = 'Tab') {
  await target.first().waitFor();
  for (let i = 0; i < 120; i++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error('The keyboard does not reach it.');
}
const toast = (page: Page, text: string | RegExp) => page.locator('.toast', { hasText: text });

test('a day of an editor on the demonstration, by keyboard alone', async ({ page }) => {
  const { keyboard } = page;

  await test.step('sign in', async () => {
    await page.goto(`/sign-in?next=${encodeURIComponent('/claims?source=ai-news')}`);
    await answered(page);
    await tabTo(page, page.getByLabel('E-mail'));
    await keyboard.type(people.editor.email);
    await keyboard.press('Tab');
    await keyboard.type(PASSWORD);
    await keyboard.press('Enter');
    await page.waitForURL(({ pathname }) => pathname === '/claims');
    await answered(page);
  });

  await test.step('change a status in the table and take it back', async () => {
    await keyboard.press('j');
    await keyboard.press('s');
    await expect(page.getByRole('radio', { name: /unverified/ })).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(page.locator('tbody tr').first()).toContainText('corroborated');
    await expect(toast(page, /./).first()).toBeVisible();
    await keyboard.press('Control+z');
    await expect(toast(page, 'Undone')).toBeVisible();
    await expect(page.locator('tbody tr').first()).toContainText('unverified');
  });

  await test.step('give three claims a topic at once, and take that back with one key', async () => {
    await page.goto('/claims?topic=chips&sort=claim');
    await answered(page);
    await keyboard.press('j');
    await keyboard.press('x');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    const bar = page.getByRole('region', { name: 'Selected claims' });
    await expect(bar).toContainText('3 selected');
    await tabTo(page, bar.getByRole('button', { name: /^Topics/ }), 'Tab');
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /topics/i });
    await tabTo(page, dialog.getByRole('combobox').first());
    await keyboard.type('Morning round');
    await keyboard.press('Enter');
    await expect(dialog).toContainText('3 claims');
    await expectAccessible(page);
    await keyboard.press('Control+Enter');
    await expect(toast(page, /3 claims/)).toBeVisible();
    await keyboard.press('Escape');
    await keyboard.press('Control+z');
    await expect(toast(page, 'Undone').last()).toBeVisible();
  });

  await test.step('add a claim, seeing those like it first', async () => {
    await tabTo(page, page.getByRole('link', { name: '+ Claim' }));
    await keyboard.press('Enter');
    await page.waitForURL('**/claims/new');
    await answered(page);
    await tabTo(page, page.getByLabel('Statement'));
    await keyboard.type('DeepSeek trains its V4 model on Huawei chips in Guizhou');
    await expect(page.getByRole('region', { name: 'These may be the same claim' })).toContainText('V4');
    await keyboard.press('Control+Enter');
    await page.waitForURL(/deepseek-trains-its-v4/);
    await answered(page);
  });

  await test.step('type its chain, with a source that is new', async () => {
    await expect(page.getByRole('combobox', { name: 'The chain as text, origin first' })).toBeFocused();
    await keyboard.type('reuters');
    await expect(page.getByRole('option', { name: /Reuters/ }).first()).toBeVisible();
    await keyboard.press('Enter');
    await keyboard.type('Guizhou Morning Post');
    await keyboard.press('Enter');
    await keyboard.press('Control+Enter');
    await expect(toast(page, 'Chain added · 1 new source')).toBeVisible();
    await expect(page.locator('#chains')).toContainText('Guizhou Morning Post');
  });

  await test.step('judge it', async () => {
    await keyboard.press('v');
    const dialog = page.getByRole('dialog', { name: 'Judge this claim' });
    await tabTo(page, dialog.getByRole('radio').first());
    while (!(await dialog.getByRole('radio', { name: /^Low/ }).isChecked())) await keyboard.press('ArrowDown');
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await tabTo(page, dialog.getByRole('textbox', { name: 'Reason' }));
    await keyboard.type('One report, relayed once; nobody else has it.');
    await expectAccessible(page);
    await keyboard.press('Control+Enter');
    await expect(page.locator('#judgements')).toContainText('One report, relayed once');
  });

  await test.step('reword it, look at what was done, and go back to the first wording', async () => {
    await keyboard.press('e');
    await tabTo(page, page.getByRole('dialog').getByLabel('Statement'));
    await keyboard.press('Control+a');
    await keyboard.type('DeepSeek trains V4 on Huawei chips in Guizhou province');
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'DeepSeek trains V4 on Huawei chips in Guizhou province',
    );
    await keyboard.press('Control+z');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'DeepSeek trains its V4 model on Huawei chips in Guizhou',
    );
    await keyboard.press('Control+Shift+z');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'DeepSeek trains V4 on Huawei chips in Guizhou province',
    );
    await expectAccessible(page);
  });

  await test.step('grade the new source', async () => {
    await page.goto('/sources/guizhou-morning-post');
    await answered(page);
    await tabTo(page, page.getByRole('button', { name: 'Grade' }));
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.locator('input[type=radio], select').first());
    await keyboard.press('ArrowDown');
    await tabTo(page, dialog.getByRole('textbox', { name: /Reason/ }));
    await keyboard.type('New to us.');
    await keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('main')).toContainText('New to us.');
  });

  await test.step('find it all in the history', async () => {
    await keyboard.press('g');
    await keyboard.press('h');
    await page.waitForURL('**/history');
    await answered(page);
    await expect(page.locator('tbody tr').first()).toContainText('Guizhou Morning Post');
    await expect(page.locator('tbody')).toContainText(people.editor.name);
    await expectAccessible(page);
  });
});
