import { createServer, type Server } from 'node:http';
import { expect, expectAccessible, open, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

const command = (name: string) => `/api/commands/${name}`;
/** Three sites of their own addresses, which playwright.config.ts lets the server fetch. */
const first = Number(process.env.WHENCE_E2E_PORT ?? 3210) + 10;
const siteOf = (n: number) => `http://127.0.0.${n}:${first + n}`;
/** In every text and address, so that a server that has seen this before knows none of them. */
const word = Math.random().toString(36).slice(2, 8);
const page = (title: string, date: string, paragraphs: readonly string[]) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><meta property="article:published_time" content="${date}"></head>
  <body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
const filling = `The works were discussed for years under the name of ${word}, and people who live by the water have heard of many plans before. Nobody on the quay was willing to say more on the record, and the office of the harbour did not answer questions by the evening.`;
const texts: Readonly<Record<number, string>> = {
  2: page('Chips for the ferry', '2026-04-03', [
    `The new ferry will run on batteries from Lindhaven, <a href="${siteOf(3)}/ferry-${word}">the Coast Wire</a> reported on Thursday.`,
    filling,
  ]),
  3: page('Batteries for the ferry', '2026-04-02', [
    `The new ferry will probably run on batteries from Lindhaven, according to <a href="${siteOf(4)}/talk-${word}">the Island Mail</a>.`,
    filling,
  ]),
  4: page('Talk of the town', '2026-04-01', [
    'The new ferry may run on batteries from Lindhaven. This paper has seen the plans.',
    filling,
  ]),
};
/** What the third site has added to its page. */
let correction = '';
const sites: Server[] = [];
test.beforeAll(async () => {
  for (const n of [2, 3, 4]) {
    const site = createServer((_, response) =>
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(texts[n]?.replace('</article>', `${n === 4 ? correction : ''}</article>`)),
    );
    await new Promise<void>((resolve) => site.listen(first + n, `127.0.0.${n}`, resolve));
    sites.push(site);
  }
});
test.afterAll(() => {
  for (const site of sites) site.close();
});

test('a chain is traced through three sites to its origin by keyboard, and each hop can be undone', async ({
  page: tab,
  request,
}) => {
  const made = async (name: string, input: unknown) => (await post(request, command(name), { input })).result;
  const source = (name: string) => made('sources.create', { name: `${name} ${word}`, kind: 'outlet' });
  const [mail, wire, daily] = [await source('Island Mail'), await source('Coast Wire'), await source('Harbour Daily')];

  // The last relay is brought in as people do, so that its hyperlinks are kept.
  await open(tab, '/documents/new');
  await tab.getByLabel('Address').fill(`${siteOf(2)}/chips-${word}`);
  await tab.getByRole('button', { name: 'Fetch' }).click();
  await expect(tab.getByText('Filled in from the page')).toBeVisible();
  await tab.getByRole('combobox', { name: 'Publisher' }).fill(`Harbour Daily ${word}`);
  await tab
    .getByRole('option', { name: `Harbour Daily ${word}` })
    .first()
    .click();
  await tab.getByRole('button', { name: 'Add document' }).click();
  await tab.waitForURL(/documents\/\d+$/);
  const documentId = Number(tab.url().split('/').at(-1));
  await expect(tab.locator('.stored-text a', { hasText: 'the Coast Wire' })).toHaveAttribute(
    'href',
    `${siteOf(3)}/ferry-${word}`,
  );
  const text = (await tab.locator('.stored-text').textContent()) ?? '';
  const spans = (words: string) => {
    const start = [...text.slice(0, text.indexOf(words))].length;
    return [start, start + [...words].length];
  };
  const said = 'The new ferry will run on batteries from Lindhaven';
  const { items } = await (await request.get(`/api/documents/${documentId}/tags`))
    .json()
    .then((sheet: { latest: number }) => ({ items: sheet }));
  const claim = await made('claims.create', { statement: `The new ferry ${word} may run on batteries from Lindhaven` });
  await made('chains.add', {
    claimId: claim.id,
    hops: [
      { sourceId: mail.id },
      { sourceId: wire.id, readings: [{ cue: 'according to' }] },
      {
        sourceId: daily.id,
        documentId,
        quote: said,
        certainty: 'asserted',
        readings: [
          {
            cue: 'reported',
            versionId: items.latest,
            sourceSpans: spans('the Coast Wire'),
            cueSpans: spans('reported'),
            contentSpans: spans(said),
          },
        ],
      },
    ],
  });

  await open(tab, `/claims/${claim.slug}`);
  const panel = tab.getByRole('complementary', { name: /say this\?|Trace a link/ });
  // On a hop of a chain, it is the link by which that one is credited.
  await tab
    .locator('.chain-lines')
    .getByRole('link', { name: `Island Mail ${word}` })
    .focus();
  await tab.keyboard.press('g');
  await expect(panel).toContainText(`Where does Island Mail ${word} say this?`);
  await panel.getByRole('button', { name: 'Close' }).click();
  await tab.getByRole('heading', { level: 1 }).click();
  await tab.keyboard.press('g');
  await expect(panel).toContainText(`Where does Coast Wire ${word} say this?`);
  await expect(panel.getByRole('region', { name: 'The credit' })).toContainText(
    `${said}, the Coast Wire reported on Thursday.`,
  );
  await expectAccessible(tab);
  await tab.emulateMedia({ media: 'print' });
  await expect(panel).toBeVisible();
  await expect(tab.getByRole('heading', { name: 'How well founded' })).toBeHidden();
  await tab.emulateMedia({ media: null });
  // Nothing is fetched until a key is pressed.
  await tab.keyboard.press('Enter');
  await expect(panel.getByRole('region', { name: 'Both texts' })).toContainText('“probably” puts it as likely.');
  await expect(panel.getByLabel('What it says of the claim')).toHaveValue('affirms');
  await expectAccessible(tab);
  await tab.keyboard.press('Enter');

  await expect(panel).toContainText(`Where does Island Mail ${word} say this?`);
  await expect(panel.getByLabel('Summary')).toHaveValue(/1 of 2 links verified/);
  await expect(panel.getByRole('link', { name: /127\.0\.0\.4/ })).toBeVisible();
  await tab.keyboard.press('Enter');
  await expect(panel.getByRole('region', { name: 'Both texts' })).toContainText('“may” puts it as a possibility.');
  await tab.keyboard.press('Enter');

  await expect(panel.getByRole('region', { name: 'Both texts' })).toContainText('This is kept, with its passage.');
  await panel.getByRole('button', { name: 'It names nobody: this is the origin' }).press('Enter');
  await expect(panel.getByRole('region', { name: 'What was found' })).toContainText('names nobody, says Edda Editor');
  const summary = panel.getByLabel('Summary');
  await expect(summary).toHaveValue(
    new RegExp(
      `^3 outlets, 1 origin; “may” became “probably” at hop 2, Coast Wire ${word}; “probably” became asserted at hop 3, Harbour Daily ${word}; 2 of 2 links verified\\.$`,
    ),
  );
  await expectAccessible(tab);

  await tab.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(tab.locator('.attributions')).toContainText('verified');
  await tab.keyboard.press('Control+z');
  await tab.keyboard.press('Control+z');
  await expect(tab.locator('.attributions')).toContainText('reported');
  // The key still begins the way to other pages.
  await tab.keyboard.press('g');
  await tab.keyboard.press('c');
  await tab.waitForURL('**/claims');
});

test('a page that has changed is fetched again and stored with its links', async ({ page: tab, request }) => {
  const made = async (name: string, input: unknown) => (await post(request, command(name), { input })).result;
  const { id: sourceId } = await made('sources.create', { name: `Island Mail again ${word}`, kind: 'outlet' });
  const url = `${siteOf(4)}/again-${word}`;
  const { id } = await made('documents.create', { title: `Talk ${word}`, sourceId, url });
  await open(tab, `/documents/${id}/copies`);
  await tab.getByRole('button', { name: 'Fetch again' }).click();
  await tab.getByRole('button', { name: 'Store its text' }).click();
  await expect(tab.getByText('Its text is stored as version 1.')).toBeVisible();
  correction = `<p>Correction: <a href="https://board.example/${word}">the board</a> has not decided yet.</p>`;
  await tab.getByRole('button', { name: 'Fetch again' }).click();
  await expect(tab.getByText('The page reads differently than version 1')).toBeVisible();
  await expectAccessible(tab);
  await tab.getByRole('button', { name: 'Store as version 2' }).click();
  await expect(tab.getByText('Its text is stored as version 2.')).toBeVisible();
  await open(tab, `/documents/${id}`);
  await expect(tab.locator('.stored-text a.hyperlink')).toHaveText(['the board']);
});

test('the workbench traces the link of the focused attribution, and without one the first that is open', async ({
  page: tab,
  request,
}) => {
  const made = async (name: string, input: unknown) => (await post(request, command(name), { input })).result;
  const source = (name: string) => made('sources.create', { name: `${name} ${word}`, kind: 'outlet' });
  const [board, union, daily] = [await source('Board'), await source('Union'), await source('Bench Daily')];
  const said = [`The quay ${word} closes in May`, `the fares ${word} rise`] as const;
  const text = `${said[0]}, the Board reported. On Monday ${said[1]}, the Union announced. It rained, a clerk said.`;
  const spans = (words: string) => [text.indexOf(words), text.indexOf(words) + words.length];
  const document = await made('documents.create', { title: `Bench ${word}`, sourceId: daily.id, text });
  const tag = (who: string, cue: string, content: string, more: object) => ({
    ...{ sourceSpans: spans(who), cueSpans: spans(cue), contentSpans: spans(content), ...more },
  });
  const { ids } = await made('tags.add', {
    ...{ documentId: document.id, versionId: document.versionId },
    tags: [
      tag('the Board', 'reported', said[0], { sourceId: board.id, statement: said[0] }),
      tag('the Union', 'announced', said[1], { sourceId: union.id, statement: said[1] }),
      tag('a clerk', 'said', 'It rained', { sourceName: 'a clerk' }),
    ],
  });
  await made('tags.enter', { documentId: document.id, ids: ids.slice(0, 2) });
  await open(tab, `/documents/${document.id}/tag`);
  const panel = tab.getByRole('complementary', { name: /say this\?|Trace a link/ });
  const traced = async (words: string | null, found: string) => {
    if (words !== null) await tab.locator('.tag-head', { hasText: words }).click();
    await tab.keyboard.press('g');
    await expect(panel).toContainText(found);
    await tab.keyboard.press('Escape');
    await expect(panel).toBeHidden();
  };
  await traced(null, 'say this?');
  await traced('Union', `Where does Union ${word} say this?`);
  await traced('Board', `Where does Board ${word} say this?`);
  await tab.locator('.tag-head', { hasText: 'It rained' }).click();
  await tab.keyboard.press('g');
  await expect(tab.getByText('No chain has been made of this attribution yet')).toBeVisible();
  await expect(panel).toBeHidden();
});
