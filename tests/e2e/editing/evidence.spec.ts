import { expect, expectAccessible, goBy, idle, open, reload, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

const unique = () => Math.random().toString(36).slice(2, 8);
const command = (name: string) => `/api/commands/${name}`;

test('a judgement is marked and listed when its suggestion changes, and is judged again', async ({ page, request }) => {
  const word = unique();
  const made = async (name: string, input: unknown) => (await post(request, command(name), { input })).result;
  const source = await made('sources.create', { name: `Estuary Times ${word}`, kind: 'outlet' });
  const document = await made('documents.create', {
    title: `The bridge ${word}`,
    sourceId: source.id,
    text: `The bridge ${word} will close.`,
  });
  const claim = await made('claims.create', { statement: `The bridge ${word} will close` });
  await made('chains.add', {
    claimId: claim.id,
    hops: [{ sourceId: source.id, documentId: document.id, certainty: 'asserted' }],
  });

  await open(page, `/claims/${claim.slug}`);
  const founded = page.locator('.card', { has: page.getByRole('heading', { name: 'How well founded' }) });
  await expect(founded).toContainText('No editor has judged it yet.');
  await expect(founded).toContainText('The rule suggests Low confidence, because more is left open than is known.');
  await expect(founded).toContainText(`nobody has graded how reliable Estuary Times ${word} is, so it counts for half`);
  await page.getByText('Why? Show the working').click();
  await expect(page.getByRole('img', { name: /^Opinion triangle: belief 0\.45/ })).toBeVisible();
  await page.getByText('The numbers behind it').click();
  await expectAccessible(page);
  await post(request, command('judgements.add'), {
    input: {
      claimId: claim.id,
      confidence: 'low',
      likelihood: 'likely',
      status: 'unverified',
      reason: 'One paper says so.',
    },
  });
  await reload(page);
  await expect(founded).toContainText('One paper says so.');
  await expect(page.locator('.moved')).toHaveCount(0);

  await post(request, command('sources.grade'), {
    input: { sourceId: source.id, grade: 'A', reason: 'It was right so far.' },
  });
  await reload(page);
  await expect(page.locator('.moved')).toContainText('The judgement may be out of date.');
  await expect(page.locator('.moved')).toContainText('suggested confidence was Low, now Moderate');
  await expectAccessible(page);

  await goBy(page, 'r', '/review');
  const item = page.locator('.review > li', { hasText: word });
  await expect(item).toContainText('suggested likelihood was likely, now very likely');
  await expectAccessible(page);
  await item.getByRole('link').click();
  await page.waitForURL(`**/claims/${claim.slug}`);
  await idle(page);

  await expect(page.getByRole('button', { name: 'Judge', exact: true })).toBeVisible();
  await page.keyboard.press('v');
  const dialog = page.getByRole('dialog', { name: 'Judge this claim' });
  await dialog.getByRole('radio', { name: /^Moderate/ }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Its record is good.');
  await page.keyboard.press('Control+Enter');
  await expect(founded).toContainText('Its record is good.');
  await expect(page.locator('.moved')).toHaveCount(0);
  await open(page, `/claims?q=${word}&judgement=current&columns=claim,judgement,suggested,chance,credibility`);
  await expect(page.locator('tbody tr')).toContainText('very likely');
});

test('a key that is pressed as soon as a page appears does what it is for', async ({ page, request }) => {
  const word = unique();
  const { result: claim } = await post(request, command('claims.create'), {
    input: { statement: `The ferry ${word} will run` },
  });
  await open(page, `/claims?q=${word}`);
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('button[aria-keyshortcuts="v"]')) return;
      observer.disconnect();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'v', bubbles: true, cancelable: true }));
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await page.getByRole('link', { name: `The ferry ${word} will run` }).click();
  await page.waitForURL(`**/claims/${claim.slug}`);
  await expect(page.getByRole('dialog', { name: 'Judge this claim' })).toBeVisible();
});
