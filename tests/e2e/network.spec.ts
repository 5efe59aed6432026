import { expect, goBy, open, test } from '../support/page';

test('the filter is kept from the table to the network, to a source and back', async ({ page }) => {
  await open(page, '/claims');
  await page.getByRole('button', { name: 'Source' }).click();
  await page
    .getByRole('dialog', { name: 'Filter by source' })
    .getByRole('checkbox', { name: /^The Information/ })
    .check();
  await expect(page).toHaveURL('/claims?source=the-information');
  await page.keyboard.press('Escape');
  await page
    .getByRole('navigation', { name: 'Ways to see these claims' })
    .getByRole('link', { name: 'Network' })
    .click();
  await expect(page).toHaveURL('/network?source=the-information');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Network 2 claims');
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('Source is The Information');
  const drawing = page.getByRole('group', { name: 'Who relays whom' });
  await expect(drawing).toContainText('AI News relays Reuters in 2 claims (reported).');
  const table = page.getByRole('region', { name: 'Table of links' });
  await expect(table.locator('tbody tr')).toHaveCount(2);
  await drawing.getByRole('link', { name: /^Reuters/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reuters');
  await page.goBack();
  await expect(page).toHaveURL('/network?source=the-information');
  await page.getByRole('link', { name: 'Remove filter: Source is The Information' }).click();
  await expect(page).toHaveURL('/network');
  await page
    .getByRole('region', { name: 'Table of links' })
    .getByRole('row', { name: /^Reuters AI News/ })
    .getByRole('link', { name: '8' })
    .click();
  await expect(page).toHaveURL('/claims?relay=reuters~ai-news');
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('Relay is Reuters → AI News');
  await expect(page.locator('tbody tr')).toHaveCount(8);
});

test('focusing a source of the network highlights its links', async ({ page }) => {
  await open(page, '/network?source=ai-news');
  const drawing = page.getByRole('group', { name: 'Who relays whom' });
  await drawing.getByRole('link', { name: /^DeepSeek/ }).focus();
  await expect(drawing.locator('a[data-source][data-lit]')).toHaveCount(2);
  await expect(drawing.locator('a[data-from][data-lit]')).toHaveCount(1);
  await open(page, '/claims');
  await goBy(page, 'n', '/network');
});

test('the overview says what the claims rest on, and its bars link to them', async ({ page }) => {
  await open(page, '/claims/overview?source=ai-news');
  const main = page.getByRole('main');
  await expect(main).toContainText(
    /12 claims rest on 4 origins; one origin, Reuters, carries 42 % of them; (\d+|all) cannot be judged or are Low\./,
  );
  await expect(main).toContainText('No claim here has a known date.');
  await main.getByRole('region', { name: 'Origins' }).getByRole('link', { name: 'Reuters' }).click();
  await expect(page).toHaveURL(/\/claims\?(?=.*source=ai-news)(?=.*origin=reuters)/);
  await expect(page.locator('tbody tr')).toHaveCount(5);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('network and overview can be read', async ({ page }) => {
    await page.goto('/network?source=ai-news&least=2');
    await expect(page.getByRole('group', { name: 'Who relays whom' })).toBeVisible();
    // On a busy server, what was streamed stands below the page, in pieces as small as a row.
    await expect(page.locator('a[href*="relay="]:not(svg *)')).toHaveCount(4);
    await page.goto('/claims/overview?topic=chips');
    await expect(page.locator('body')).toContainText('5 claims rest on');
  });
});
