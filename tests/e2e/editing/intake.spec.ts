import type { Page } from '@playwright/test';
import { answerOf, warcOf } from '../../support/archives';
import { docxOf, pdfOf } from '../../support/files';
import { expect, expectAccessible, open, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

const unique = () => Math.random().toString(36).slice(2, 8);
const file = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});
const bring = (page: Page, name: string, content: string | Uint8Array) =>
  page.locator('input[type=file]').setInputFiles(file(name, content));

/** A page of which no other has the wording. */
function pageOf(word: string) {
  const sentence = (n: number) =>
    `The ferry ${word} number ${n} will stop at the new quay, said the harbour office of ${word} on Monday.`;
  const texts = [1, 2, 3, 4, 5].map(sentence);
  const html = `<!doctype html><html lang="de-AT"><head><meta charset="utf-8"><title>The ferry ${word} stops here | Quay ${word}</title>
    <meta property="og:site_name" content="Quay ${word}"><link rel="canonical" href="https://quay-${word}.example/ferry">
    <script type="application/ld+json">{"@graph": [{"@type": "BlogPosting", "headline": "The ferry ${word} stops here",
    "datePublished": "2026-04-06T16:05:00+02:00", "author": {"name": "Ann Author"}}]}</script></head>
    <body><nav><a href="/">Home</a></nav><article>${texts.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
  return { html, text: texts.join('\n\n') };
}

test('a saved page fills in the form; typed input stays until the person says otherwise', async ({ page, request }) => {
  const word = unique();
  const { html, text } = pageOf(word);
  const source = { name: `Quay Times ${word}`, kind: 'outlet', domains: [`quay-${word}.example`] };
  await post(request, '/api/commands/sources.create', { input: source });
  await open(page, '/documents/new');
  await page.getByLabel('Title').fill('My own title');
  await bring(page, 'ferry.html', html);
  await expect(
    page.getByText(/^Filled in from “ferry\.html”: address, authors, date, kind, language, text \(\d+ words\)\./),
  ).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue('My own title');
  await expect(page.getByLabel('Address')).toHaveValue(`https://quay-${word}.example/ferry`);
  await expect(page.locator('.chosen')).toContainText(source.name);
  await expect(page.getByLabel('Published', { exact: true })).toHaveValue('6 Apr 2026, 14:05 UTC');
  await expect(page.getByLabel('Kind')).toHaveValue('post');
  await expect(page.getByLabel('Language')).toHaveValue('de');
  await expect(page.getByLabel('Text (optional)')).toHaveValue(text);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use what was found' }).click();
  await expect(page.getByLabel('Title')).toHaveValue(`The ferry ${word} stops here`);
  await page.getByRole('button', { name: 'Add document' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `The ferry ${word} stops here` })).toBeVisible();
  await expect(page.locator('.stored-text')).toContainText(`The ferry ${word} number 5`);

  // The same page once more: it is here already, word for word; another text of it is taken along to where it belongs.
  await open(page, '/documents/new');
  await bring(page, 'ferry.html', html);
  await expect(page.getByText('Exactly this text is already here:')).toContainText(`The ferry ${word} stops here`);
  await expect(page.getByText('This address is already here:')).toContainText(`The ferry ${word} stops here`);
  await bring(page, 'ferry.txt', `${text}\n\nCorrected.`);
  await expect(page.getByText(/^Filled in from “ferry\.txt”/)).toBeVisible();
  await page.getByRole('button', { name: 'Add the text there as a new version' }).click();
  await expect(page.getByRole('dialog').getByLabel('Text', { exact: true })).toHaveValue(`${text}\n\nCorrected.`);
  await page.getByRole('button', { name: 'Store text' }).click();
  await expect(page.locator('.versions > li')).toHaveCount(2);
  await open(page, '/documents/new');
  await expect(page.getByLabel('Title')).toHaveValue('');
});

test('PDF and Word files give another text of a document; so does a dropped file', async ({ page, request }) => {
  const word = unique();
  const { result: source } = await post(request, '/api/commands/sources.create', {
    input: { name: `Quay ${word}`, kind: 'outlet' },
  });
  const { result } = await post(request, '/api/commands/documents.create', {
    input: { title: `Ferry ${word}`, sourceId: source.id },
  });
  await open(page, `/documents/${result.id}`);
  await page.getByRole('button', { name: 'Add text version' }).click();
  const text = page.getByRole('dialog').getByLabel('Text', { exact: true });
  await bring(page, 'a.pdf', pdfOf([[{ x: 72, y: 770, text: `The ferry ${word} stops here.` }]]));
  await expect(text).toHaveValue(`The ferry ${word} stops here.`);
  await bring(page, 'a.docx', docxOf([`The ferry ${word} stops here.`, 'So it says.']));
  await expect(text).toHaveValue(`The ferry ${word} stops here.\n\nSo it says.`);
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Dropped words.'], 'drop.txt'));
    return data;
  });
  await page.getByRole('dialog').locator('form.form').dispatchEvent('dragover', { dataTransfer: dropped });
  await expect(page.getByText('Drop it to read it.')).toBeVisible();
  await page.getByRole('dialog').locator('form.form').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(text).toHaveValue('Dropped words.');
  await expectAccessible(page);
});

test('what cannot be read or fetched is refused in words, and no input is lost', async ({ page }) => {
  await open(page, '/documents/new');
  await page.getByLabel('Title').fill('Kept');
  await bring(page, 'binary.txt', new Uint8Array([0x89, 0x50, 0, 1, 2, 3, 0, 0xff]));
  const alert = page.locator('.bring-in').getByRole('alert');
  await expect(alert).toContainText('binary.txt: This is not a text file');
  await bring(page, 'large.txt', Buffer.alloc(10_000_001, 'a'));
  await expect(alert).toContainText('the limit is 10 MB');
  await bring(page, 'nearly.txt', Buffer.alloc(9_990_000, 'a'));
  await expect(alert).toContainText('more than 2,000,000 characters');
  const { origin, port } = new URL(page.url());
  await page.getByLabel('Address').fill(`${origin}/claims`);
  await page.getByLabel('Address').press('Enter');
  await expect(alert).toContainText(`Whence does not fetch from port ${port}`);
  await expect(page.getByRole('button', { name: 'Fetch' })).toBeEnabled();
  for (const address of ['http://localhost/', 'http://2130706433/', 'http://[::ffff:10.0.0.1]/']) {
    await page.getByLabel('Address').fill(address);
    await page.getByLabel('Address').press('Enter');
    await expect(alert).toContainText('is in a private network');
    await expect(page.getByRole('button', { name: 'Fetch' })).toBeEnabled();
  }
  await page.getByLabel('Address').fill('ftp://quay.example/a');
  await page.getByRole('button', { name: 'Fetch' }).click();
  await expect(alert).toContainText('Only addresses that begin with https:// or http://');
  await expect(page.getByLabel('Title')).toHaveValue('Kept');
  await expectAccessible(page);
});

test('a formatted copy keeps its paragraphs where the plain one has lost them', async ({ page }) => {
  await open(page, '/documents/new');
  const paste = (plain: string, html: string) =>
    page.getByLabel('Text (optional)').evaluate(
      (field, [text, markup]) => {
        const data = new DataTransfer();
        data.setData('text/plain', text ?? '');
        data.setData('text/html', markup ?? '');
        field.focus();
        return field.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [plain, html],
    );
  expect(await paste('One. Two.', '<p>One.</p><p>Two.</p><script>document.title = "run"</script>')).toBe(false);
  await expect(page.getByLabel('Text (optional)')).toHaveValue('One.\n\nTwo.');
  await expect(page.getByText('paragraphs taken from the formatted copy')).toBeVisible();
  // The browser pastes this one itself.
  expect(await paste('One.\nTwo.', '<p>One.</p><p>Two.</p>')).toBe(true);
});

test('what is pasted from a page keeps its links, and those of words that are changed afterwards go', async ({
  page,
  request,
}) => {
  const word = unique();
  const { result: source } = await post(request, '/api/commands/sources.create', {
    input: { name: `Quay ${word}`, kind: 'outlet' },
  });
  const { result: document } = await post(request, '/api/commands/documents.create', {
    input: { title: `Ferry ${word}`, sourceId: source.id },
  });
  await open(page, `/documents/${document.id}#add-version`);
  const field = page.getByRole('textbox', { name: 'Text', exact: true });
  await field.evaluate((area) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'As the Island Mail and the Coast Wire report. More follows.');
    clipboardData.setData(
      'text/html',
      '<p>As the <a href="https://mail.example/1">Island Mail</a> and the <a href="https://wire.example/2">Coast Wire</a> report.</p><p>More follows.</p>',
    );
    area.focus();
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText('pasted with 2 links')).toBeVisible();
  await field.fill((await field.inputValue()).replace('As the', 'Note: as the').replace('Coast Wire', 'Coast Times'));
  await page.getByRole('button', { name: 'Store text' }).click();
  await expect(page.getByText('Text stored as version 1')).toBeVisible();
  const links = page.locator('.stored-text a.hyperlink');
  await expect(links).toHaveText(['Island Mail']);
  await expect(links).toHaveAttribute('href', 'https://mail.example/1');
});

test('the route refuses requests from elsewhere, too large ones, and ones it does not know', async ({
  page,
  playwright,
}) => {
  await page.goto('/documents/new');
  const { origin } = new URL(page.url());
  const send = (headers: Record<string, string>, data: string | Buffer) =>
    page.request.post('/api/intake', { headers, data }).then((response) => response.status());
  const json = { 'content-type': 'application/json' };
  expect(await send({ ...json, origin: 'https://evil.example' }, '{"html":"<p>a"}')).toBe(403);
  expect(await send({ ...json, origin }, '{"html":"<p>a"}')).toBe(200);
  expect(await send({ ...json, origin }, '{"file":"a"}')).toBe(400);
  expect(await send({ 'content-type': 'text/plain', origin }, 'a')).toBe(415);
  expect(await send({ 'content-type': 'multipart/form-data; boundary=x', origin }, '--x--')).toBe(400);
  expect(await send({ ...json, origin }, Buffer.alloc(10_100_000, 'a'))).toBe(413);
  const bare = await playwright.request.newContext({ baseURL: origin, storageState: storageOf('editor') });
  expect((await bare.post('/api/intake', { data: { html: '<p>a' } })).status()).toBe(403);
  await bare.dispose();
});

test('a bookmark sends the page before one’s eyes, with what is selected on it', async ({ page, context }) => {
  const word = unique();
  const { html, text } = pageOf(word);
  await open(page, '/settings');
  const bookmark = page.getByRole('link', { name: 'Send to Whence' });
  await bookmark.click();
  await expect(page.getByText('Drag it to your bar of bookmarks, and press it there')).toBeVisible();
  await expectAccessible(page);
  const script = decodeURIComponent((await bookmark.getAttribute('href'))?.replace(/^javascript:/, '') ?? '');

  const other = await context.newPage();
  const address = `https://quay-${word}.example/ferry`;
  await other.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await other.goto(address);
  const chosen = `The ferry ${word} number 3 will stop at the new quay`;
  await other.getByText(chosen).selectText();
  const [capture] = await Promise.all([context.waitForEvent('page'), other.evaluate(script)]);
  await expect(capture.getByText(/^Filled in from the page: .*title/)).toBeVisible();
  await expect(capture.getByText(`Your browser sent this page from quay-${word}.example.`)).toBeVisible();
  await expect(capture.getByLabel('Address')).toHaveValue(address);
  await expect(capture.getByLabel('Title')).toHaveValue(`The ferry ${word} stops here`);
  await expect(capture.getByLabel('Text (optional)')).toHaveValue(text);
  await expectAccessible(capture);
  const publisher = capture.getByRole('combobox', { name: 'Publisher' });
  await publisher.fill(`Quay Mail ${word}`);
  await capture
    .getByRole('option', { name: `Quay Mail ${word}` })
    .first()
    .click();
  await capture.getByRole('button', { name: 'Add document' }).click();
  await expect(capture).toHaveURL(/\/tag\?find=/);
  await expect(capture.getByRole('searchbox', { name: 'Search the text' })).toHaveValue(new RegExp(`^${chosen}`));
  await expect(capture.getByText('1 of 1')).toBeVisible();

  // Whatever opens it can give any address.
  const claimed = script.replace('location.href', JSON.stringify('https://elsewhere.example/ferry'));
  const [doubted] = await Promise.all([context.waitForEvent('page'), other.evaluate(claimed)]);
  await expect(
    doubted.getByText(`This was sent by a page of quay-${word}.example, but gives an address of elsewhere.example.`),
  ).toBeVisible();
  await expectAccessible(doubted);

  // Nothing has opened it.
  await open(page, '/capture');
  await expect(page.getByText('No page has arrived.')).toBeVisible();
});

test('an archive gives its first page, and another when a person chooses it', async ({ page }) => {
  const [one, two] = [unique(), unique()];
  const answers = [one, two].map((word) => answerOf(`https://quay-${word}.example/ferry`, pageOf(word).html));
  await open(page, '/documents/new');
  await bring(page, 'crawl.warc', warcOf(answers));
  await expect(page.getByText('The archive has 2 pages; this is the first.')).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue(`The ferry ${one} stops here`);
  await expectAccessible(page);
  await page.getByLabel('Read another page').selectOption({ index: 1 });
  await expect(page.getByText('this is number 2.')).toBeVisible();
  await expect(page.getByLabel('Address')).toHaveValue(`https://quay-${two}.example/ferry`);
  await expect(page.getByLabel('Text (optional)')).toHaveValue(pageOf(two).text);
});

test('what a phone shares waits for its fetching, and for whoever must sign in first', async ({ page, browser }) => {
  const { share_target: target } = await (await page.request.get('/manifest.webmanifest')).json();
  const shared = new URLSearchParams({
    [target.params.title]: 'The ferry',
    [target.params.text]: '"It stops here."\n https://quay.example/ferry#:~:text=It%20stops',
  });
  await open(page, `${target.action}?${shared}`);
  await expect(page.getByLabel('Address')).toHaveValue('https://quay.example/ferry');
  await expect(page.getByText('Press “Fetch” to read the page.')).toBeVisible();
  await expect(page.getByText('this is looked for there: “It stops here.”')).toBeVisible();
  await expect(page.getByLabel('Text (optional)')).toHaveValue('');
  await expectAccessible(page);

  await open(page, `${target.action}?title=Note&text=It+stops.`);
  await expect(page.getByLabel('Title')).toHaveValue('Note');
  await expect(page.getByLabel('Text (optional)')).toHaveValue('It stops.');

  const visitor = await browser.newPage({ storageState: { cookies: [], origins: [] } });
  await visitor.goto(`${target.action}?${shared}`);
  await expect(visitor.getByText('The address is here. Sign in as an editor to go on with it')).toBeVisible();
  await visitor.close();
});
