import { expect, expectAccessible, open, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

const unique = () => Math.random().toString(36).slice(2, 8);

const command = (name: string) => `/api/commands/${name}`;

test.describe('a reader in Tokyo', () => {
  test.use({ timezoneId: 'Asia/Tokyo' });

  test('sees times in local time, days as they are, and finds both by overlap', async ({ page, request }) => {
    const word = unique();
    const made = async (name: string, input: object) => (await post(request, command(name), { input })).result;
    const { id: sourceId } = await made('sources.create', { name: `Post ${word}`, kind: 'outlet' });
    const minute = await made('documents.create', {
      title: `Minute ${word}`,
      sourceId,
      publishedAt: '2024-03-05T17:20Z',
    });
    const vague = await made('documents.create', { title: `Vague ${word}`, sourceId, publishedAt: 'circa March 2024' });
    await made('documents.create', { title: `Day ${word}`, sourceId, publishedAt: '2024-03-05' });

    await open(page, `/documents/${minute.id}`);
    const time = page.locator('.lead time');
    await expect(time).toHaveText('6 Mar 2024, 02:20');
    await expect(time).toHaveAttribute('title', '5 Mar 2024, 17:20 UTC');
    await time.focus();
    await expectAccessible(page);
    await open(page, `/documents/${vague.id}`);
    await expect(page.locator('.lead')).toContainText('March 2024 (circa March 2024)');

    await open(page, `/documents?q=${word}&published=2024-03-05&sort=published`);
    const rows = page.locator('tbody tr');
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(0)).toContainText('March 2024');
    await expect(rows.nth(1)).toContainText('5 Mar 2024');
    await expect(rows.nth(2)).toContainText('6 Mar 2024, 02:20');
    await expectAccessible(page);

    await open(page, `/documents?q=${word}&published=05.03.2024`);
    await expect(page.getByText('can be 5 March 2024 or 3 May 2024')).toBeVisible();
    for (const range of ['..9999-12-31', '0000-01-01', '0', '05.03.2024', '2024-02-30'])
      expect((await request.get(`/documents.csv?published=${range}`)).status()).toBe(400);
  });
});

test('dates are filtered as they are typed', async ({ page }) => {
  await open(page, '/claims');
  await page.getByRole('button', { name: 'First reported', exact: true }).first().click();
  const panel = page.locator('form.range');
  await panel.getByLabel('From').fill('7-10-2020');
  await panel.getByRole('button', { name: 'Apply' }).click();
  await expect(panel.getByRole('alert')).toContainText('can be 7 October 2020 or 10 July 2020');
  await panel.getByLabel('From').fill('March 2024');
  await panel.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL('**/claims?first=2024-03..');
  await expect(page.getByText('First reported is from March 2024', { exact: true })).toBeVisible();
});
