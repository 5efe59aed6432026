import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { claimFiles, documentFiles, type LayoutFile, wordedFiles } from '../../support/layout-files';
import { answered, expect, expectAccessible, expectBothAccessible, open, reload, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

const unique = () => Math.random().toString(36).slice(2, 8);
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

async function choose(page: Page, name: string, content: string) {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  await expect(heading(page, 'The file as it was read')).toBeFocused();
}
async function toColumns(page: Page, name: string, content: string) {
  await choose(page, name, content);
  await press(page, 'Continue to the columns');
  await expect(heading(page, 'What becomes of the columns')).toBeFocused();
}
async function dryRun(page: Page) {
  await press(page, 'Dry run');
  await expect(heading(page, 'What it comes to')).toBeFocused();
}
async function bringIn(page: Page) {
  await press(page, /^Bring in/);
  await expect(heading(page, 'Brought in')).toBeFocused();
}
const undo = async (page: Page) => {
  await page.locator('main').getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(heading(page, 'Taken back')).toBeVisible();
};

/** Brings in a file in a known layout: nothing is mapped by hand, and only words of status are translated. */
async function bringInLayout(page: Page, { name, content, layout, words = {}, outcome, mapped }: LayoutFile) {
  await toColumns(page, name, content);
  // Such a file may have been brought in before, with other answers.
  await page.getByLabel('The columns are mapped').selectOption({ label: `as Whence proposes: ${layout}` });
  for (const [word, means] of Object.entries(words)) await page.getByLabel(`“${word}” means`).selectOption(means);
  await dryRun(page);
  await expect(page.getByText(outcome)).toBeVisible();
  if (mapped) await expect(page.getByText(mapped)).toBeVisible();
  await bringIn(page);
  await expect(page.getByText(outcome)).toBeVisible();
}

test('files of documents map by themselves', async ({ page }) => {
  const word = unique();
  await open(page, '/claims');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('import');
  await page.keyboard.press('Enter');
  await page.waitForURL('/import');
  await answered(page);
  for (const file of documentFiles(word)) {
    await bringInLayout(page, file);
    await press(page, 'Import another file');
  }
  await open(page, `/documents?q=${word}`);
  await expect(page.locator('tbody')).toContainText(`The mole of ${word} at night`);
  await expect(page.locator('tbody')).toContainText(`What the harbour of ${word} hides`);
  await expect(page.locator('tbody')).toContainText(`Mole Times ${word}`);
});

test('files of claims map by themselves, and keep what fits nothing as notes', async ({ page }) => {
  const word = unique();
  await open(page, '/import');
  const files = claimFiles(word);
  for (const file of files) {
    await bringInLayout(page, file);
    await press(page, 'Import another file');
  }
  await open(page, `/claims?q=${word}`);
  for (const { says } of files) await expect(page.locator('tbody')).toContainText(says);
});

test('words of status are translated once, and a file is one change that one step takes back', async ({ page }) => {
  const word = unique();
  await open(page, '/import');
  const files = wordedFiles(word);
  for (const file of files) {
    await bringInLayout(page, file);
    if (file !== files.at(-1)) await press(page, 'Import another file');
  }
  await open(page, `/claims?q=${word}`);
  const rowOf = (says: string) => page.locator('tbody tr', { hasText: says });
  await expect(rowOf('lighthouse of').filter({ hasText: 'cheese' })).toContainText('refuted');
  await expect(rowOf(`The pier of ${word}`)).toContainText('confirmed');

  // Such a file is mapped as it was, its words included; nothing is made twice.
  const [, facts] = files;
  await open(page, '/import');
  await toColumns(page, 'again.csv', facts?.content ?? '');
  await expect(page.getByLabel('The columns are mapped').locator('option:checked')).toHaveText(
    /^as in the last such file \(.*, Edda Editor\)$/,
  );
  await dryRun(page);
  await expect(page.getByText('1 row: 0 new, 0 changed, 1 the same, 0 refused, 0 blank.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nothing to bring in' })).toBeDisabled();
  await page.getByRole('button', { name: 'Change what becomes of the columns' }).click();
  await page.getByLabel('FC Notes', { exact: true }).selectOption('out');
  await page.getByLabel('The columns are mapped').selectOption({ label: `as Whence proposes: ${facts?.layout}` });
  await expect(page.getByLabel('“FC done” means')).toHaveValue('?');

  await press(page, /^Change how the file is read/);
  await press(page, 'Choose another file');
  await toColumns(page, 'undone.csv', `Claim,Source\nThe tide of ${word} rose,Tidewrack ${word}\n`);
  await dryRun(page);
  await bringIn(page);
  await page.getByRole('link', { name: 'To its claims' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await expect(page.locator('tbody')).toContainText(`The tide of ${word} rose`);
  await expect(page.getByText('undone.csv').first()).toBeVisible();
  await open(page, '/import');
  await toColumns(page, 'undone.csv', `Claim,Source\nThe ebb of ${word} fell,Tidewrack ${word}\n`);
  await dryRun(page);
  await bringIn(page);
  await undo(page);
  await open(page, `/claims?q=${word}`);
  await expect(page.locator('tbody')).toContainText(`The tide of ${word}`);
  await expect(page.locator('tbody')).not.toContainText(`The ebb of ${word}`);
});

test('what can be read in two ways is asked, and rows are refused until it is decided', async ({ page }) => {
  const word = unique();
  const rows = [
    'Claim,Chain,URL,Published',
    `The quay of ${word} sank,"Tidewrack ${word}, Mole Times ${word}",www.${word}.example/quay,45356`,
    `The crane of ${word} fell,unknown,n/a,-`,
  ];
  await open(page, '/import');
  await toColumns(page, 'asks.csv', rows.join('\n'));
  await expect(page.getByText('2 columns ask something.')).toBeVisible();
  await expectAccessible(page);
  await dryRun(page);
  await expect(page.getByText('2 rows: 0 new, 0 changed, 0 the same, 2 refused, 0 blank.')).toBeVisible();
  await page.getByRole('button', { name: 'Change what becomes of the columns' }).click();
  await page.getByLabel('Sources of Chain without arrows').selectOption({ label: 'one chain, origin first' });
  await page.getByLabel('“unknown” means').selectOption({ label: 'that nobody recorded who it is' });
  await page.getByLabel('Numbers of Published').selectOption('1900');
  await expect(page.getByText('ask something')).toHaveCount(0);
  await dryRun(page);
  await expect(page.getByText('2 rows: 2 new, 0 changed, 0 the same, 0 refused, 0 blank.')).toBeVisible();
  await bringIn(page);
  await open(page, `/claims?q=${word}`);
  const rowOf = (says: string) => page.locator('tbody tr', { hasText: says });
  await expect(rowOf('The quay of')).toContainText(`Tidewrack ${word}, relayed by Mole Times ${word}`);
  await expect(rowOf('The crane of')).toContainText('origin unknown');
});

test('pasted cells are taken, and refused rows go in again once they are mended', async ({ page }) => {
  const word = unique();
  await open(page, '/import');
  const cells = [
    ['Claim', 'Source', 'Date'],
    [`The weir of ${word} broke`, `Courier ${word}`, '05.03.24'],
    ['', `Courier ${word}`, '06.03.24'],
  ];
  const text = cells.map((row) => row.join('\t')).join('\n');
  await expectAccessible(page);
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await expect(heading(page, 'The file as it was read')).toBeFocused();
  await expect(page.getByLabel('Cells are parted by').locator('option:checked')).toHaveText('tabs (found)');
  await expectBothAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, 'What becomes of the columns')).toBeFocused();
  await expect(page.getByText('Does the day, the month or the year come first in “05.03.24”?')).toBeVisible();
  const years = page.getByLabel('Years of two digits of Date');
  await expect(years.locator('option')).toHaveText(['24 means 2024', '24 means 1924']);
  await expect(years).toHaveValue('near');
  await expectBothAccessible(page);
  await page.getByLabel('Order of the dates of Date').selectOption('dmy');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 rows: 1 new, 0 changed, 0 the same, 1 refused, 0 blank.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^3 .* does not say which claim/ })).toBeVisible();
  await expectBothAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the refused rows' }).click(),
  ]);
  const refused = await readFile(await download.path(), 'utf8');
  expect(refused).toContain('refused_because');
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, 'Brought in')).toBeFocused();
  await expectBothAccessible(page);

  await press(page, 'Import another file');
  await toColumns(page, 'mended.csv', refused.replace('\r\n,', `\r\nThe weir of ${word} was mended,`));
  await page.getByLabel('Order of the dates of Date').selectOption('dmy');
  await expect(page.getByLabel('refused_because')).toHaveValue('out');
  await dryRun(page);
  await expect(page.getByText('1 row: 1 new, 0 changed, 0 the same, 0 refused, 0 blank.')).toBeVisible();
});

test('people decide on likenesses, keep mappings, and go on where they left off', async ({ page, request }) => {
  const word = unique();
  const { result: source } = await post(request, '/api/commands/sources.create', {
    input: { name: `Quayside Beacon ${word}`, kind: 'outlet' },
  });
  await post(request, '/api/commands/claims.create', {
    input: { statement: `Two lamps of the ${word} mole are cracked` },
  });
  await open(page, '/import');
  const sheet = `Statement,Source,Colour ${word}\nTwo of the lamps of the ${word} mole are cracked,Quayside Beacons ${word},red\n`;
  await toColumns(page, 'lamps.csv', sheet);
  await page.getByLabel(`Colour ${word}`).selectOption('out');
  await press(page, 'Keep under a name…');
  await page.getByLabel('Name of the mapping').fill(`Lamps ${word}`);
  await press(page, 'Keep the mapping');
  await expect(page.getByLabel('The columns are mapped').locator('option:checked')).toHaveText(`as “Lamps ${word}”`);

  // The page is left and opened again.
  await open(page, '/import');
  await press(page, 'Go on with it');
  await expect(heading(page, 'What becomes of the columns')).toBeVisible();
  await expect(page.getByLabel(`Colour ${word}`)).toHaveValue('out');
  await reload(page);
  await answered(page);
  await expect(page.getByLabel(`Colour ${word}`)).toHaveValue('out');

  await dryRun(page);
  await expect(page.getByText('1 new claim looks like one that is here')).toBeVisible();
  await page.getByLabel('Row 2 is').selectOption({ label: `the same as “Two lamps of the ${word} mole are cracked”` });
  await page.getByLabel(`Quayside Beacons ${word} is`).selectOption(String(source.id));
  await press(page, 'Try again with these');
  await expect(page.getByText('1 row: 0 new, 1 changed, 0 the same, 0 refused, 0 blank.')).toBeVisible();
  await expect(page.getByText('1 name is taken for a source that is here.')).toBeVisible();

  // Somebody adds the chain in the meantime.
  await post(request, '/api/commands/claims.create', { input: { statement: `Nothing about ${word}` } });
  await bringIn(page);
  await open(page, `/claims?q=${word}`);
  await expect(page.locator('tbody tr', { hasText: 'lamps of the' })).toContainText(`Quayside Beacon ${word}`);
});

test('what cannot be read is told with what to do, and nothing is lost on the way', async ({ page, request }) => {
  const word = unique();
  await open(page, '/import');
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'book.xls', mimeType: 'application/vnd.ms-excel' },
    buffer: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
  });
  await expect(page.getByRole('alert').filter({ hasText: 'Save it' })).toBeVisible();

  const statement = `The chapel of ${word} has a bell`;
  await toColumns(page, 'bell.csv', `Claim,Source,Status\n${statement},Courier ${word},unverified\n`);
  await page.getByLabel('Claim', { exact: true }).selectOption('note');
  await expect(page.getByRole('button', { name: 'Dry run' })).toBeDisabled();
  await page.getByLabel('Claim', { exact: true }).selectOption('claim.statement');

  // Going back asks, since something has been decided.
  const asked: string[] = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.message());
    return dialog.dismiss();
  });
  await page.evaluate(() => window.history.back());
  await expect.poll(() => asked).toEqual([expect.stringContaining('What you have decided is kept on this device.')]);
  await expect(page).toHaveURL(/\/import\?file=/);
  await expect(page.getByLabel('Claim', { exact: true })).toHaveValue('claim.statement');

  // A key leaves the page no sooner than a link while something is under way.
  await page.route('**/dry-run', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await route.continue();
  });
  let isAsked = false;
  page.once('dialog', (dialog) => {
    isAsked = true;
    return dialog.dismiss();
  });
  await press(page, 'Dry run');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(heading(page, 'What it comes to')).toBeFocused();
  expect(isAsked).toBe(true);
  await page.unroute('**/dry-run');

  // Somebody else adds the claim between the dry run and the run.
  await post(request, '/api/commands/claims.create', { input: { statement } });
  await press(page, 'Bring in 1 row');
  await expect(page.getByRole('alert').filter({ hasText: 'others have changed something' })).toBeVisible();
  await expect(page.getByText('1 row: 0 new, 1 changed, 0 the same, 0 refused, 0 blank.')).toBeVisible();
  await bringIn(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectBothAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
