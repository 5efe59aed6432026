import type { Page } from '@playwright/test';
import { expect, expectAccessible, open, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });
test.setTimeout(180_000);

const word = Math.random().toString(36).slice(2, 8);

/** Texts and fields with letters that run from right to left, for which nothing sets the direction. */
const undirected = (page: Page) =>
  page.evaluate(() => {
    const letters = /[\u0590-\u08FF]/;
    const isolated = /\u2068[^\u2069]*\u2069/g;
    const place = (element: Element | null) => `${element?.tagName}.${element?.getAttribute('class')}`;
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement } = node;
      if (!letters.test((node.textContent ?? '').replace(isolated, ''))) continue;
      if (parentElement?.closest('script, style, option, svg, .hidden-text, [dir], bdi')) continue;
      found.push(`${place(parentElement)}: ${node.textContent}`);
    }
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea'))
      if (field.type !== 'hidden' && letters.test(field.value) && !field.dir) found.push(`${place(field)}: field`);
    return found;
  });

test('whatever people write from right to left is shown so, on every page', async ({ page, request }) => {
  const made = async (name: string, input: unknown) => (await post(request, `/api/commands/${name}`, { input })).result;
  const text = `قالت وزارة ${word} (Ministry) إن العبّارة سوف تتوقف في مايو 2026.`;
  const source = await made('sources.create', {
    ...{ name: `صحيفة ${word}`, kind: 'outlet', description: `صحيفة يومية ${word}`, aliases: [`الميناء ${word}`] },
  });
  const document = await made('documents.create', {
    ...{ title: `توقف العبّارة ${word}`, sourceId: source.id, text, language: 'ar', authors: [`ليلى ${word}`] },
  });
  const claim = await made('claims.create', { statement: `سوف تتوقف العبّارة ${word}`, topics: [`عبّارات ${word}`] });
  await made('chains.add', {
    claimId: claim.id,
    hops: [
      { newSource: { name: `وزارة ${word}`, kind: 'organization' }, certainty: 'possible' },
      { sourceId: source.id, documentId: document.id, quote: text, link: { cue: 'قالت', note: 'ملاحظة' } },
      { newSource: { name: `مصادر ${word}`, kind: 'unnamed' } },
      { newSource: { name: `قناة ${word}`, kind: 'outlet' }, stance: 'denies' },
    ],
  });
  const other = await made('claims.create', { statement: `العبّارة ${word} سوف تتوقف غدًا` });
  await made('claims.merge', { fromId: other.id, intoId: claim.id });
  await made('judgements.add', {
    ...{
      claimId: claim.id,
      confidence: 'low',
      likelihood: 'likely',
      status: 'disputed',
      reason: `لا مصدر ثانٍ ${word}`,
    },
  });
  await made('sources.grade', { sourceId: source.id, grade: 'B', reason: `موثوقة ${word}` });
  await made('tags.add', {
    ...{ documentId: document.id, versionId: document.versionId },
    tags: [
      {
        sourceSpans: [5, 10],
        cueSpans: [0, 4],
        contentSpans: [20, 40],
        sourceName: `وزارة ${word}`,
        claimId: claim.id,
      },
    ],
  });
  await made('documents.addVersion', { documentId: document.id, text: `${text}\n\nنفت الوزارة ذلك ${word}.` });
  const gone = await made('sources.create', { name: `مجلة ${word}`, kind: 'outlet' });
  await post(request, '/api/commands/sources.delete', { input: { id: gone.id }, reason: `خطأ ${word}` });

  const paths = [
    `/claims?q=${word}`,
    `/claims/${claim.slug}`,
    `/claims/overview?q=${word}`,
    `/sources?q=${word}`,
    `/sources/${source.slug}`,
    `/sources/${source.slug}/what-if`,
    `/sources/${gone.slug}`,
    `/documents?q=${word}`,
    `/documents/${document.id}`,
    `/documents/${document.id}/what-if`,
    `/documents/${document.id}/compare`,
    `/documents/${document.id}/tag`,
    `/history?q=${word}`,
    `/network?q=${word}`,
    '/topics',
  ];
  for (const path of paths) {
    await open(page, path);
    await expect(page.locator('body'), path).toContainText(word);
    expect.soft(await undirected(page), path).toEqual([]);
  }
  await open(page, `/claims/${claim.slug}`);
  await expectAccessible(page);
  for (const key of ['e', 'v', 'c']) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').getByRole('button').first().waitFor();
    expect(await undirected(page), key).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});
