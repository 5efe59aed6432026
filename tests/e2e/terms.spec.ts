import { expect, expectAccessible, open, reload, test } from '../support/page';

test('a newcomer sees one row taken apart, and takes the line away for good', async ({ page }) => {
  await open(page, '/claims');
  const line = page.getByText('What am I looking at?');
  await line.click();
  const panel = page.locator('.anatomy');
  await expect(panel).toContainText('Each row is one claim');
  await expect(panel).toContainText(/credits/);
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Do not show this again' }).click();
  await expect(line).toHaveCount(0);
  await reload(page);
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expect(line).toHaveCount(0);
});

test('a term is explained by keyboard, and its explanation leads to the page of all of them', async ({ page }) => {
  await open(page, '/claims/overview');
  const about = page.getByRole('button', { name: 'What “Confidence” means' });
  await about.focus();
  await page.keyboard.press('Enter');
  const explained = page.locator('.explained:popover-open');
  await expect(explained).toContainText('How good the basis is, not how likely the claim is.');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(explained).toHaveCount(0);
  await page.keyboard.press('Enter');
  await explained.getByRole('link', { name: 'How to read this' }).click();
  await expect(page).toHaveURL('/how-to-read#confidence');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How to read this');
  await expect(page.locator('#confidence')).toBeInViewport();
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });
  test('a term is explained all the same', async ({ page }) => {
    await page.goto('/claims/overview');
    await page.getByRole('button', { name: 'What “Status” means' }).click();
    await expect(page.locator('.explained:popover-open')).toContainText('Nothing but an editor changes it.');
  });
});
