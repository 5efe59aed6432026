import type { Page } from '@playwright/test';
import { expect, expectAccessible, open, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });
test.setTimeout(90_000);

/** Claims with a topic of their own, so that this test has a table to itself. */
async function makeClaims(page: Page, topic: string, count: number): Promise<{ id: number; slug: string }[]> {
  const made = [];
  for (let n = 1; n <= count; n++) {
    const statement = `${topic} number ${String(n).padStart(2, '0')}`;
    const { result } = await post(page.request, '/api/commands/claims.create', {
      input: { statement, topics: [topic] },
    });
    made.push(result);
  }
  return made;
}

const rowOf = (page: Page, n: number) => page.locator('tbody tr').nth(n);
const bar = (page: Page) => page.getByRole('region', { name: 'Selected claims' });

test('what is asked for while its preview is on the way is done once that has come', async ({ page }) => {
  const word = Math.random().toString(36).slice(2, 8);
  await makeClaims(page, `Hasty ${word}`, 2);
  await open(page, `/claims?topic=hasty-${word}&sort=claim`);
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/bulk/preview', async (route) => {
    await answered;
    await route.continue();
  });
  await rowOf(page, 0).getByRole('checkbox').check();
  await bar(page)
    .getByRole('button', { name: /^Topics/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /topics/i });
  await dialog.getByRole('combobox').first().fill(`Round ${word}`);
  // At once, while the field still looks for a topic of that name.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('button', { name: 'Change claims' })).toBeDisabled();
  answer();
  await expect(page.locator('.toast').filter({ hasText: '1 claim changed' })).toBeVisible();
  await expect(rowOf(page, 0)).toContainText(`Round ${word}`);
});

test('status, confidence and topics are edited in place; a row that no longer matches stays until one moves on', async ({
  page,
}) => {
  await makeClaims(page, 'Inplace', 3);
  await open(page, '/claims?topic=inplace&status=unverified&sort=claim');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  const status = page.getByRole('dialog', { name: /^Status: Inplace number 02/ });
  await expect(status.getByRole('radio', { name: /unverified/ })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(status).toHaveCount(0);
  await expect(rowOf(page, 1).locator('a[data-row]')).toBeFocused();

  await page.keyboard.press('s');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 1)).toContainText('corroborated');
  await expect(rowOf(page, 1)).toContainText('no longer matches');
  await expect(page.locator('tbody tr')).toHaveCount(3);
  await expect(rowOf(page, 1).locator('a[data-row]')).toBeFocused();

  await page.keyboard.press('t');
  const topics = page.getByRole('dialog', { name: /^Topics: Inplace number 02/ });
  await topics.getByRole('combobox').fill('Added in place');
  await page.keyboard.press('Enter');
  await topics.getByRole('button', { name: 'Save topics' }).click();
  await expect(rowOf(page, 1)).toContainText('Added in place');

  await rowOf(page, 0).locator('[data-edit=confidence]').click();
  const judge = page.getByRole('dialog', { name: /^Judge the claim: Inplace number 01/ });
  await judge.getByLabel('Confidence').selectOption('moderate');
  await judge.getByLabel('Likelihood').selectOption('likely');
  await judge.getByRole('button', { name: 'Add judgement' }).click();
  await expect(judge).toContainText('Say why');
  await judge.getByLabel('Reason').fill('Two who were there say the same.');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(rowOf(page, 0)).toContainText('Moderate');

  await page.getByRole('button', { name: 'Show the table as it is now' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(2);
});

test('a save that comes too late shows both versions', async ({ page }) => {
  const [claim] = await makeClaims(page, 'Late', 1);
  await open(page, '/claims?topic=late');
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await post(page.request, '/api/commands/claims.edit', { input: { id: claim?.id, version: 1, status: 'refuted' } });
  await page.getByRole('radio', { name: /confirmed/ }).check();
  await page.getByRole('button', { name: 'Save status' }).click();
  const editor = page.getByRole('dialog', { name: /^Status: Late/ });
  await expect(editor).toContainText('Someone else has saved this in the meantime');
  await expect(editor).toContainText('refuted');
  await editor.getByRole('radio').last().check();
  await editor.getByRole('button', { name: 'Save what is chosen' }).click();
  await expect(rowOf(page, 0)).toContainText('confirmed');
});

test('rows are selected by keys and clicks, across pages, and only within one filter', async ({ page }) => {
  await makeClaims(page, 'Chosen', 27);
  await open(page, '/claims?topic=chosen&sort=claim&size=25');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toContainText('3 selected');
  await expect(page.locator('tr[aria-selected=true]')).toHaveCount(3);
  await rowOf(page, 5)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('6 selected');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(2);
  await rowOf(page, 0).getByRole('checkbox').check();
  await expect(bar(page)).toContainText('7 selected');
  await page.goBack();
  await expect(page.locator('tr[aria-selected=true]')).toHaveCount(6);
  await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
  await expect(bar(page)).toContainText('26 selected');
  await page.getByRole('button', { name: 'Select all 27 that match' }).click();
  await expect(bar(page)).toContainText('All 27 that match');
  await page.getByRole('link', { name: /^Remove filter: Topic is Chosen/ }).click();
  await expect(bar(page)).toHaveCount(0);
});

test('many claims are changed at once after a preview, with one undo', async ({ page }) => {
  const made = await makeClaims(page, 'Many', 27);
  await post(page.request, '/api/commands/claims.edit', { input: { id: made[0]?.id, version: 1, status: 'disputed' } });
  await open(page, '/claims?topic=many&sort=claim&size=25');
  await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
  await page.getByRole('button', { name: 'Select all 27 that match' }).click();
  await bar(page).getByRole('button', { name: 'Status…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the status of 27 claims' });
  await dialog.getByRole('radio', { name: /disputed/ }).check();
  const preview = dialog.getByRole('region', { name: 'What would change' });
  await expect(preview).toContainText('27 claims, 26 would change.');
  await expect(preview).toContainText('Status unverified → disputed');
  await expect(preview).toContainText('already disputed');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Change 26 claims' }).click();
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('26 claims changed');
  await expect(page.locator('.status.disputed')).toHaveCount(25);
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.status.unverified')).toHaveCount(24);

  await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
  await bar(page).getByRole('button', { name: 'Topics…' }).click();
  await page.getByRole('combobox', { name: 'Add topics' }).fill('Many more');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change 25 claims' }).click();
  await expect(rowOf(page, 3)).toContainText('Many more');

  await bar(page).getByRole('button', { name: 'Judge…' }).click();
  await page.getByRole('dialog', { name: 'Judge 25 claims' }).getByLabel('Confidence').selectOption('high');
  await page.getByRole('button', { name: 'Judge 25 claims' }).click();
  await expect(page.getByRole('dialog', { name: 'Judge 25 claims' })).toContainText('Say why');
  await page.getByRole('dialog', { name: 'Judge 25 claims' }).getByLabel('Reason').fill('Read together.');
  await page.getByRole('button', { name: 'Judge 25 claims' }).click();
  await expect(rowOf(page, 3)).toContainText('High');

  await bar(page).getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete 25 claims' }).click();
  await expect(rowOf(page, 0)).toContainText('deleted');
  await expect(bar(page)).toHaveCount(0);
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.locator('.row-note')).toHaveCount(0);
});

test('a change by others after the preview is reported, and nothing is changed', async ({ page }) => {
  const made = await makeClaims(page, 'Moving', 3);
  await open(page, '/claims?topic=moving&size=25');
  await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
  await bar(page).getByRole('button', { name: 'Status…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the status of 3 claims' });
  await dialog.getByRole('radio', { name: /refuted/ }).check();
  await expect(dialog).toContainText('Status unverified → refuted');
  await post(page.request, '/api/commands/claims.bulk', {
    input: { ids: made.map(({ id }) => id), change: { status: 'refuted' } },
  });
  await dialog.getByRole('button', { name: 'Change 3 claims' }).click();
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('the claims were already like this');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('cards are selected and changed', async ({ page }) => {
    await makeClaims(page, 'Handheld', 2);
    await open(page, '/claims?topic=handheld&sort=claim');
    await rowOf(page, 0).getByRole('checkbox').check();
    await expect(bar(page)).toContainText('1 selected');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await rowOf(page, 1).locator('[data-edit=status]').click();
    await page.getByRole('radio', { name: /disputed/ }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save status' }).click();
    await expect(rowOf(page, 1)).toContainText('disputed');
    await bar(page).getByRole('button', { name: 'Status…' }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});

test.describe('readers', () => {
  test.use({ storageState: storageOf('reader') });

  test('see no checkboxes and no forms', async ({ page }) => {
    await open(page, '/claims');
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await expect(page.locator('tbody input, .cell-edit')).toHaveCount(0);
    await expect(page.getByRole('link', { name: '+ Claim' })).toHaveCount(0);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('s');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const refused = await page.request.post('/api/bulk/preview', { data: { ids: [1], change: { delete: true } } });
    expect(refused.status()).toBe(403);
  });
});
