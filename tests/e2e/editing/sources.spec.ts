import { expect, expectAccessible, open, test } from '../../support/page';
import { people, post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

const unique = () => Math.random().toString(36).slice(2, 8);
const command = (name: string) => `/api/commands/${name}`;

test('a source is added, edited and graded', async ({ page }) => {
  const name = `Harbour Courier ${unique()}`;
  await open(page, '/sources');
  await page.getByRole('link', { name: '+ Source' }).click();
  await page.waitForURL('**/sources/new');
  await page.getByLabel('Name', { exact: true }).fill('Reuters');
  await expect(page.getByText('Already here:')).toContainText('Reuters (agency');
  await page.getByRole('button', { name: 'Add source' }).click();
  await expect(page.locator('.field-error')).toContainText(
    'There is already a source with this name: “Reuters” (agency).',
  );
  await expect(page.getByLabel('This is another source of the same name')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await expect(page.getByLabel('How many people')).toBeHidden();
  await page.getByLabel('Domains').fill('nonsense,');
  await page.getByRole('button', { name: 'Add source' }).click();
  await expect(page.getByText('“nonsense” is not a domain.').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove nonsense' }).click();
  await page.getByRole('button', { name: 'Add source' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.getByRole('button', { name: 'Grade', exact: true }).click();
  await page.getByRole('button', { name: 'Record grade' }).click();
  await expect(page.getByText('Choose a grade.').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByText('Usually reliable.', { exact: true }).click();
  await page.getByLabel('Reason').fill('It corrects its errors.');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.grade-list')).toContainText(`It corrects its errors.`);
  await expect(page.locator('.grade-list')).toContainText(people.editor.name);
  await expect(page.locator('.lead')).toContainText('reliability B: Usually reliable.');

  await page.keyboard.press('e');
  await page.getByLabel('Kind').selectOption('unnamed');
  await page.getByLabel('How many people').fill('3');
  await page.getByRole('button', { name: 'Save source' }).click();
  await expect(page.locator('.facts')).toContainText('3 people');
});

test('an owner that would close a circle is refused beside its field', async ({ page, request }) => {
  const word = unique();
  const make = async (name: string, ownerId: number | null) =>
    (
      await post(request, command('sources.create'), {
        input: { name: `${name} ${word}`, kind: 'organization', ownerId },
      })
    ).result;
  const top = await make('Topmost', null);
  await make('Daughter', top.id);
  await open(page, `/sources/${top.slug}`);
  await expect(page.locator('.owner-tree')).toContainText(`Daughter ${word}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByRole('combobox', { name: 'Owner' }).fill(`daughter ${word}`);
  await page.locator('.lookup-list [role=option]', { hasText: `Daughter ${word}` }).click();
  await page.getByRole('button', { name: 'Save source' }).click();
  await expect(page.locator('.field-error')).toContainText(
    `“Topmost ${word}” owns “Daughter ${word}” owns “Topmost ${word}”`,
  );
});

test('merging and deleting a source can be undone', async ({ page, request }) => {
  const word = unique();
  const make = async (name: string) =>
    (await post(request, command('sources.create'), { input: { name: `${name} ${word}`, kind: 'outlet' } })).result;
  const [dup, kept] = [await make('Dup'), await make('Kept')];
  const address = `/sources/${dup.slug}`;
  await open(page, address);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Merge into…' }).click();
  await page.getByRole('combobox', { name: 'Which source stays?' }).fill(`kept ${word}`);
  await page.locator('.lookup-list [role=option]', { hasText: `Kept ${word}` }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.waitForURL(`**/sources/${kept.slug}`);
  await expect(page.locator('.facts')).toContainText(`Dup ${word}`);
  const old = await request.get(address, { maxRedirects: 0 });
  expect([old.status(), old.headers().location]).toEqual([308, `/sources/${kept.slug}`]);
  await page.locator('.toast', { hasText: 'Merged into' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.toast', { hasText: 'Undone' })).toBeVisible();

  await open(page, address);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByLabel('Reason (optional)').fill('made by mistake');
  await page.getByRole('button', { name: 'Delete source' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('was deleted');
  await expect(page.locator('.message')).toContainText('made by mistake');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
});
