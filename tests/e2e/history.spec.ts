import { expect, expectAccessible, expectBothAccessible, open, test } from '../support/page';

const claim = '/claims/deepseeks-v4-model-may-run-on-huawei-ascend-chips-instead-of-nvidia-hardware';

for (const path of [
  '/history',
  '/history?q=nothing-fits',
  '/history?record=claim:1',
  '/history/1',
  '/history/999999',
  `${claim}#history`,
]) {
  test(`${path} has no serious accessibility violation, in light or dark`, async ({ page }) => {
    await open(page, path);
    await expectBothAccessible(page);
  });
}

test('a change opens beside the table and on a page of its own', async ({ page }) => {
  await open(page, '/history?action=chains.add&q=reuters');
  const link = page.locator('tbody a[data-row]').first();
  await link.focus();
  await page.keyboard.press('Space');
  const details = page.getByLabel('Details of the row');
  await expect(details).toContainText('credits');
  await expectAccessible(page);
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Demonstration added a chain');
  await expect(page.getByRole('main')).toContainText('added utterance Reuters');
});

test('filters appear in the address and show their counts', async ({ page }) => {
  await open(page, '/history');
  await page.getByRole('button', { name: 'Person' }).click();
  await page.getByRole('checkbox', { name: /Demonstration/ }).check();
  await expect(page).toHaveURL(/person=/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'What was done' }).click();
  await page.getByRole('checkbox', { name: /Claim added/ }).check();
  await expect(page).toHaveURL(/action=claims\.create/);
  await expect(page.locator('tbody tr').first()).toContainText('added a claim');
});

test('a record has its history, without buttons for a reader without an account', async ({ page }) => {
  await open(page, claim);
  const history = page.locator('#history');
  await expect(history).toContainText('added a chain');
  await expect(history.getByRole('button')).toHaveCount(0);
  await history.getByRole('link', { name: /All \d+ changes/ }).click();
  await expect(page).toHaveURL(/record=claim(:|%3A)\d+/);
  await expect(page.locator('.chips')).toContainText('DeepSeek’s V4 model');
});
