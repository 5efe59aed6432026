import { expect, expectAccessible, open, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

test('a page that is brought in is kept as it was seen, and shown without any rights', async ({
  page,
  request,
  noise,
}) => {
  const word = Math.random().toString(36).slice(2, 8);
  const sentence = (n: number) => `The ferry ${word} number ${n} will stop at the new quay, said the harbour office.`;
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>The ferry ${word}</title>
    <script>document.body.textContent = 'A script ran.'</script></head><body><article><h1>The ferry ${word}</h1>
    ${[1, 2, 3, 4].map((n) => `<p>${sentence(n)}</p>`).join('')}<img src="https://elsewhere.example/a.png" alt=""></article></body></html>`;
  const { result: source } = await post(request, '/api/commands/sources.create', {
    input: { name: `Quay ${word}`, kind: 'outlet' },
  });
  const { result: document } = await post(request, '/api/commands/documents.create', {
    input: { title: `Ferry ${word}`, sourceId: source.id },
  });
  await open(page, `/documents/${document.id}/copies`);
  await expect(page.getByText('No copy is kept of this document.')).toBeVisible();
  await expectAccessible(page);

  await open(page, `/documents/${document.id}`);
  await page.getByRole('button', { name: 'Add text version' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'ferry.html', mimeType: 'text/html', buffer: Buffer.from(html) });
  await expect(page.getByText('A copy of what was brought in')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Store text' }).click();
  await expect(page.getByText('Text stored as version 1; a copy is kept')).toBeVisible();
  await page.getByRole('link', { name: 'Copies 1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Copies 1' })).toBeVisible();
  await expect(page.locator('.copies > li')).toContainText('ferry.html');
  await expectAccessible(page);

  await page.locator('.copies > li a').first().click();
  await expect(page.getByRole('heading', { level: 1, name: /^Copy of/ })).toBeVisible();
  const frame = page.frameLocator('iframe[title="The copy"]');
  await expect(frame.getByRole('heading', { name: `The ferry ${word}` })).toBeVisible();
  await expect(frame.locator('body')).not.toContainText('A script ran.');
  await expectAccessible(page);
  const here = new URL(page.url()).pathname;
  const shown = await page.request.get(`${here}/shown`);
  expect(shown.headers()['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
  expect(shown.headers()['x-content-type-options']).toBe('nosniff');
  expect(shown.headers()['x-frame-options']).toBe('SAMEORIGIN');
  const bytes = await page.request.get(`${here}/bytes`);
  expect([bytes.headers()['content-type'], await bytes.text()]).toEqual(['application/octet-stream', html]);
  await page.getByRole('link', { name: 'Show the source' }).click();
  await expect(page.frameLocator('iframe[title="Source of the copy"]').locator('body')).toContainText(
    '<!doctype html>',
  );
  const archive = await page.request.get(`/documents/${document.id}/copies.wacz`);
  expect([archive.status(), archive.headers()['content-type']]).toEqual([200, 'application/wacz']);
  expect((await archive.body()).subarray(0, 2).toString()).toBe('PK');
  // The browser says what it kept the copy from doing.
  expect(noise.filter((said) => !/sandboxed|Content Security Policy|postMessage/.test(said))).toEqual([]);
  expect(noise.length).toBeGreaterThan(0);
  noise.length = 0;
});
