import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, open, test } from '../../support/page';
import { storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

test('an editor writes a note, changes it, finds it in the table and the files, and removes it', async ({ page }) => {
  const name = `Shelf ${Math.random().toString(36).slice(2, 8)}`;
  await open(page, '/sources/reuters');
  await page.getByRole('button', { name: 'Add a note' }).click();
  await page.getByRole('button', { name: 'Add note', exact: true }).click();
  await expect(page.getByText('A note needs a name').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Note', { exact: true }).fill('first line\nsecond line');
  await page.getByRole('button', { name: 'Add note', exact: true }).click();
  const note = page.locator('.note-list li', { hasText: name });
  await expect(note.locator('.note-text')).toHaveText('first line\nsecond line');
  await expectAccessible(page);

  await note.getByRole('button', { name: `Edit the note “${name}”` }).click();
  await page.getByLabel('Note', { exact: true }).fill('=1+1');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(note.locator('.note-text')).toHaveText('=1+1');

  await open(page, '/sources?q=reuters');
  await expect(page.locator('td[data-column=notes]').first()).toContainText(`${name}: =1+1`);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const files = page.getByRole('list', { name: 'One row per source' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    files.getByRole('link', { name: 'JSON Lines' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^whence-sources-filtered-.*\.jsonl$/);
  const [line = ''] = (await readFile(await download.path(), 'utf8')).split('\n');
  expect(JSON.parse(line)).toMatchObject({ slug: 'reuters', [name]: '=1+1' });
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    files.getByRole('link', { name: 'Excel', exact: true }).click(),
  ]);
  expect(sheet.suggestedFilename()).toMatch(/\.xlsx$/);

  await open(page, '/sources/reuters');
  await note.getByRole('button', { name: `Edit the note “${name}”` }).click();
  await page.getByLabel('Note', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(note).toHaveCount(0);
});
