import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { expect, open, statements, test } from '../support/page';

const read = (text: string) =>
  parse(text, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];

test('the button exports what the table shows', async ({ page }) => {
  await open(page, '/claims?source=reuters&sort=-claim&columns=status,claim,chain');
  await page.getByRole('button', { name: 'Export' }).click();
  const panel = page.getByRole('dialog', { name: 'Export' });
  await expect(panel).toContainText('8 claims');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('list', { name: 'One row per claim' }).getByRole('link', { name: 'CSV', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^whence-claims-.*\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  const rows = read(text);
  expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'slug', 'status', 'statement', 'chain']);
  expect(rows.map((row) => row.statement)).toEqual(await statements(page));
  expect(rows.map((row) => row.chain)).toContain('The Information → Reuters → AI News');
});

test('the addresses are stable and carry a receipt', async ({ request }) => {
  const csv = await request.get('/claims.csv?source=reuters');
  expect(csv.headers()['content-type']).toBe('text/csv; charset=utf-8; header=present');
  expect(csv.headers().link).toMatch(/rel="describedby"/);
  expect(read(await csv.text())).toHaveLength(8);
  const receipt = await (await request.get('/claims.csv-metadata.json?source=reuters')).json();
  expect(JSON.stringify(receipt)).toContain('Source is Reuters');
  expect(read(await (await request.get('/attributions.csv?source=reuters')).text()).length).toBeGreaterThanOrEqual(8);
});

test('an export does not guess', async ({ request }) => {
  const refused = await request.get('/claims.csv?colour=red');
  expect(refused.status()).toBe(400);
  expect(refused.headers()['content-type']).toContain('application/problem+json');
  expect(JSON.stringify(await refused.json())).toContain('colour');
});
