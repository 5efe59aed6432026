import { expect, expectAccessible, open, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

const unique = () => Math.random().toString(36).slice(2, 8);
const command = (name: string) => `/api/commands/${name}`;

test('what takes the place of a field takes its focus too', async ({ page }) => {
  const name = `Quay Courier ${unique()}`;
  await open(page, '/documents/new');
  const publisher = page.getByRole('combobox', { name: 'Publisher' });
  await publisher.fill(name);
  await page.getByRole('option', { name: `New: “${name}”` }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.locator('.chosen')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByLabel('Title')).toBeFocused();
  await page.locator('.chosen').getByRole('button').click();
  await expect(publisher).toBeFocused();
});

test('a document is added by its address, corrected, given another text and deleted', async ({ page, request }) => {
  const word = unique();
  const name = `Quay Times ${word}`;
  await post(request, command('sources.create'), {
    input: { name, kind: 'outlet', domains: [`quay-${word}.example`] },
  });
  const address = `https://www.quay-${word}.example/ferry/`;
  await open(page, '/documents');
  await page.getByRole('link', { name: '+ Document' }).click();
  await page.waitForURL('**/documents/new');
  await page.getByLabel('Address').fill(address);
  await expect(page.locator('.chosen')).toContainText(name);
  await page.getByLabel('Title').fill('The ferry stops here');
  await page.getByLabel('Authors').fill('Ann Author, Bob Writer');
  await page.getByLabel('Authors').press('Enter');
  const published = page.getByLabel('Published', { exact: true });
  await published.fill('05.03.2026');
  await expect(page.getByText('“05.03.2026” can be 5 March 2026 or 3 May 2026.')).toBeVisible();
  await published.fill('circa March 2026');
  await expect(page.getByText('Read as March 2026, with this as a note.')).toBeVisible();
  await published.fill('6 April 2026, 16:05 +02:00');
  await expect(page.getByText('Read as 6 Apr 2026, 14:05 UTC.')).toBeVisible();
  await page.getByLabel('Text (optional)').fill('The ferry will stop here.\nSo says the captain.');
  await expect(page.getByText('9 words · 46 characters')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add document' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The ferry stops here' })).toBeVisible();
  const { pathname } = new URL(page.url());
  await expect(page.locator('.lead')).toContainText('6 Apr 2026, 14:05 UTC');
  await expect(page.locator('.lead')).toContainText('by Ann Author, Bob Writer');
  await expect(page.locator('.stored-text')).toContainText('So says the captain.');

  await page.getByRole('button', { name: 'State' }).click();
  await page.getByLabel('State', { exact: true }).selectOption('corrected');
  await page.getByRole('button', { name: 'Save state' }).click();
  await expect(page.locator('.field-error')).toContainText('Say what was corrected');
  await page.getByLabel('Note').fill('The time was wrong.');
  await page.getByRole('button', { name: 'Save state' }).click();
  await expect(page.locator('.state-note')).toHaveText('The time was wrong.');

  await page.getByRole('button', { name: 'Add text version' }).click();
  await page.getByLabel('Text', { exact: true }).fill('The ferry will stop here at noon.');
  await page.getByRole('button', { name: 'Store text' }).click();
  await expect(page.locator('.versions > li')).toHaveCount(2);
  await expect(page.locator('.stored-text')).toContainText('at noon');
  await page.getByRole('link', { name: 'Version 1', exact: true }).click();
  await expect(page.locator('.stored-text')).toContainText('So says the captain.');
  await expectAccessible(page);

  await open(page, '/documents/new');
  await page.getByLabel('Address').fill(`http://quay-${word}.example/ferry?utm_source=x`);
  await expect(page.getByText('This address is already here:')).toContainText('The ferry stops here');

  await open(page, pathname);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete document' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('was deleted');
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.locator('.versions > li')).toHaveCount(2);
});

test('a long text is stored and shown whole', async ({ page, request }) => {
  const word = unique();
  const { result: source } = await post(request, command('sources.create'), {
    input: { name: `Quay Times ${word}`, kind: 'outlet' },
  });
  const text = Array.from({ length: 600 }, (_, n) => `Sentence ${n} of ${word} says that the ferry stops.`).join(' ');
  const { result: document } = await post(request, command('documents.create'), {
    input: { title: `The long read ${word}`, sourceId: source.id, text },
  });
  await open(page, `/documents/${document.id}`);
  await expect(page.locator('main')).toContainText(`Sentence 599 of ${word} says that the ferry stops.`);
});

test('two texts of a document are compared', async ({ page, request }) => {
  const word = unique();
  const source = await post(request, command('sources.create'), { input: { name: `Strand ${word}`, kind: 'outlet' } });
  const sourceId = source.result.id;
  const text = 'The ferry stops here.\n\nIt rains.\n\nIt snows.\n\nSo says the captain.';
  const document = await post(request, command('documents.create'), {
    input: { title: `Two texts ${word}`, sourceId, text },
  });
  const { id } = document.result;
  await post(request, command('documents.addVersion'), {
    input: { documentId: id, text: text.replace('stops', 'no longer stops') },
  });
  await open(page, `/documents/${id}`);
  await page.getByRole('link', { name: 'compare with version 1' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('From version 1 to version 2');
  await expect(page.getByRole('main')).toContainText('2 words added.');
  await expect(page.locator('.compared ins')).toHaveText('no longer');
  await expect(page.locator('.compared summary')).toHaveText('… 3 unchanged paragraphs');
  await expectAccessible(page);
});

test('a document that contains claims is not deleted', async ({ page }) => {
  await open(page, '/documents/1');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete document' }).click();
  await expect(page.locator('.notice.error')).toContainText('cannot be deleted: there are 12 claims that stand in it');
});
