import type { Page } from '@playwright/test';
import { answered, expect, expectAccessible, open, reload, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

const unique = () => Math.random().toString(36).slice(2, 8);
const command = (name: string) => `/api/commands/${name}`;

/** An article of ours; `word` makes its claims its own. */
const article = (word: string) =>
  [
    `The harbour of ${word} will be closed in May, The Gazette said in a report cited by The Courier.`,
    `“Nobody has told the crews of ${word},” said Ada Lind, a captain. “We would have to lie up in ${word}.”`,
    `The port authority denied that it had sold the quay of ${word}. It said the quay would be dredged near ${word}.`,
    `According to people familiar with the matter, a buyer has been found in ${word}.`,
    `The ministry declined to comment.`,
  ].join('\n\n');

async function documentWith(request: Parameters<typeof post>[0], text: string) {
  const { result: source } = await post(request, command('sources.create'), {
    input: { name: `Island News ${unique()}`, kind: 'outlet' },
  });
  const { result } = await post(request, command('documents.create'), {
    input: { title: 'Quay for sale', sourceId: source.id, text },
  });
  return { id: Number(result.id), versionId: Number(result.versionId), sourceId: Number(source.id) };
}

/** Presses keys one by one and counts them. */
function keyboard(page: Page) {
  let count = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      count++;
    }
  };
  const tabTo = async (name: string) => {
    const field = page.getByLabel(name, { exact: true });
    for (let i = 0; i < 40; i++) {
      if (await field.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
    }
    throw new Error(`Tab does not reach “${name}”.`);
  };
  const paste = async (text: string) => {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await press('Control+v');
  };
  return { press, tabTo, paste, count: () => count };
}

test('a whole article is tagged by keyboard, from paste to chains in the table', async ({ page, context, request }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const word = unique();
  await post(request, command('sources.create'), {
    input: { name: `Island News ${word}`, kind: 'outlet', domains: [`${word}.example`] },
  });
  await open(page, '/documents/new');
  const { press, tabTo, paste, count } = keyboard(page);
  await tabTo('Address');
  await paste(`https://${word}.example/quay`);
  await expect(page.locator('form').getByText(`Island News ${word}`)).toBeVisible();
  await tabTo('Title');
  await paste(`Quay for sale in ${word}`);
  await tabTo('Text (optional)');
  await paste(article(word));
  await press('Control+Enter');
  await page.waitForURL(/\/documents\/\d+$/);
  await expect(page.getByRole('link', { name: 'Tag attributions' })).toBeVisible();
  await answered(page);
  await press('t');
  await page.waitForURL(/\/tag$/);
  const cards = page.locator('.tag-card');
  await expect(cards).toHaveCount(6);
  // What somebody did not say is shown, and is no attribution.
  const aside = page.locator('.tagged-text .is-aside');
  await expect(aside).toHaveText('declined to comment');
  await aside.click();
  await expect(page.getByText('the text says that somebody did not answer')).toBeVisible();

  // Six are proposed, one of which only passes another on: five are linked to claims, each to a new one.
  await press('o');
  for (let linked = 1; linked <= 5; linked++) {
    await press('l');
    await expect(page.getByRole('dialog', { name: 'Which claim is it?' })).toBeVisible();
    await press('Enter');
    await expect(cards.filter({ hasText: 'new claim' })).toHaveCount(linked);
  }
  await expect(page.locator('.tag-card.ghost')).toHaveCount(0);
  await press('Control+Enter');
  await expect(page.locator('.toast', { hasText: 'Made: 5 chains, 5 new claims' })).toBeVisible();
  await press('g', 'c');
  await page.waitForURL('**/claims');
  await expect(page.locator('table')).toBeVisible();
  await answered(page);
  await press('/');
  await paste(word);
  const row = page.locator('tbody tr', { hasText: `The harbour of ${word} will be closed in May` });
  await expect(row).toContainText('The Gazette');
  await expect(row).toContainText('The Courier');
  await expect(row).toContainText(`Island News ${word}`);
  await expect(page.locator('tbody a[data-row]')).toHaveCount(5);
  const perAttribution = count() / 6;
  console.log(`${count()} key presses for 6 attributions: ${perAttribution.toFixed(1)} each.`);
  expect(perAttribution).toBeLessThan(12);
});

test('attributions are marked by hand with the keyboard, corrected, undone and redone', async ({ page, request }) => {
  const word = unique();
  const { id } = await documentWith(
    request,
    `Kim Lee of ${word} told nobody 🚢 about the wreck. The wreck lies at ${word}.`,
  );
  await open(page, `/documents/${id}/tag`);
  await expectAccessible(page);
  const { press } = keyboard(page);
  const text = page.locator('.tagged-text');
  const card = page.locator('.tag-card');
  await press('n', 'ArrowRight', 'Shift+ArrowRight', 's');
  await expect(text.locator('.is-source.focused')).toHaveText('Kim Lee');
  await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'c');
  await expect(text.locator('.is-cue.focused')).toHaveText('told nobody');
  await press('ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 't');
  await expect(text.locator('.is-content.focused')).toHaveText('🚢 about the wreck');
  // A further piece, in the next sentence.
  await press('ArrowDown', 'Shift+T');
  await expect(text.locator('.is-content.focused')).toHaveText(['🚢 about the wreck', `The wreck lies at ${word}.`]);
  await expect(card).toHaveCount(1);
  await press('v');
  await expect(card).toContainText('denies');
  await press('2');
  await expect(card).toContainText('possible');
  await press('Control+z');
  await expect(card.locator('.tag-facts')).not.toContainText('possible');
  await press('Control+Shift+z');
  await expect(card.locator('.tag-facts')).toContainText('possible');
  await reload(page);
  await expect(card).toContainText('denies');
  await expect(text.locator('.is-content')).toHaveText(['🚢 about the wreck', `The wreck lies at ${word}.`]);
  await press('j', 'Delete');
  await expect(card).toHaveCount(0);
  await page.locator('.toast', { hasText: 'Attribution deleted' }).getByRole('button', { name: 'Undo' }).click();
  await expect(card).toHaveCount(1);
});

test('a rejected proposal does not come back, and keys can be changed', async ({ page, request }) => {
  const { id } = await documentWith(request, article(unique()));
  await open(page, `/documents/${id}/tag`);
  const ghosts = page.locator('.tag-card.ghost');
  await expect(ghosts).toHaveCount(6);
  await page.keyboard.press('j');
  await page.keyboard.press('r');
  await expect(ghosts).toHaveCount(5);
  await reload(page);
  await expect(ghosts).toHaveCount(5);

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys for tagging' });
  await expectAccessible(page);
  await sheet.getByRole('button', { name: /^Accept the proposal: a\./ }).click();
  await page.keyboard.press('r');
  await expect(sheet.getByRole('alert')).toContainText('“r” is taken');
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(ghosts).toHaveCount(4);
  await page.keyboard.press('Shift+A');
  await expect(ghosts).toHaveCount(0);
});

test('a key that is pressed as soon as something is typed goes on from what is found then', async ({
  page,
  request,
}) => {
  const word = unique();
  const { id } = await documentWith(request, article(word));
  await open(page, `/documents/${id}/tag`);
  await page.keyboard.press('/');
  await page.keyboard.type(word.toUpperCase());
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('search').getByRole('status').filter({ hasText: 'of' })).toHaveText('6 of 6');
});

test('the text is searched, all tags are linked in one step, and that is one entry', async ({ page, request }) => {
  const word = unique();
  const statement = `A buyer has been found in ${word}`;
  await post(request, command('claims.create'), { input: { statement } });
  const { id } = await documentWith(request, article(word));
  await open(page, `/documents/${id}/tag`);
  await expect(page.locator('.tag-card.ghost')).toHaveCount(6);
  await page.keyboard.press('/');
  const bar = page.getByRole('search').filter({ has: page.getByLabel('Search the text') });
  await page.keyboard.type(word.toUpperCase());
  await expect(bar.getByRole('status')).toHaveText('1 of 6');
  await page.keyboard.press('Shift+Enter');
  await expect(bar.getByRole('status')).toHaveText('6 of 6');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await expect(page.locator('.tagged-text')).toBeFocused();

  await page.keyboard.press('Shift+A');
  await expect(page.locator('.tag-card.ghost')).toHaveCount(0);
  await page.keyboard.press('Shift+L');
  const preview = page.getByRole('dialog', { name: 'Link all attributions to claims' });
  await expect(preview.getByRole('combobox')).toHaveCount(5);
  await expect(preview.getByLabel('Claim of statement 5')).toContainText(statement);
  await expect(preview.getByRole('button', { name: 'Link 5 attributions' })).toBeFocused();
  await expectAccessible(page);
  await preview.getByLabel('Claim of statement 1').selectOption('Leave it without a claim');
  await preview.getByRole('textbox').nth(1).focus();
  await page.keyboard.press('Control+Enter');
  const done = page.locator('.toast', { hasText: '4 attributions linked' });
  await expect(done).toBeVisible();
  const linked = page.locator('.tag-card').filter({ hasText: /new claim|claim chosen/ });
  await expect(linked).toHaveCount(4);
  await done.getByRole('button', { name: 'Undo' }).click();
  await expect(linked).toHaveCount(0);
});

test('a text in another language is told to be so', async ({ page, request }) => {
  const german =
    'Der Hafen wird im Mai geschlossen, berichtete die Zeitung am Dienstag unter Berufung auf die Behörde.';
  const { id } = await documentWith(request, german);
  await open(page, `/documents/${id}/tag`);
  await expect(page.locator('.bench-language')).toContainText('this text reads as German');
});

test('two editors tag the same document: each sees what the other saved, and nothing is lost', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const { id, versionId } = await documentWith(request, article(unique()));
  await open(page, `/documents/${id}/tag`);
  await expect(page.locator('.tag-card.ghost')).toHaveCount(6);
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  const saved = page.locator('.tag-card:not(.ghost)');
  await expect(saved.first()).toBeVisible();
  const mine = await saved.count();
  const other = await browser.newContext({ baseURL, storageState: storageOf('admin') });
  const tag = { contentSpans: [0, 11] };
  await post(other.request, command('tags.add'), { input: { documentId: id, versionId, tags: [tag] } });
  await expect(saved).toHaveCount(mine + 1);
  const { tags } = await (await other.request.get(`/api/documents/${id}/tags`)).json();
  expect(tags).toHaveLength(mine + 1);

  // Deleted meanwhile: nothing is saved, nothing is lost, and the page says so.
  await post(other.request, command('documents.delete'), { input: { id } });
  await expect(page.locator('.workbench [role=alert]')).toContainText('This document has been deleted in the meantime');
  await page.keyboard.press('Shift+A');
  await expect(page.locator('.toast', { hasText: 'deleted in the meantime' })).toBeVisible();
  await other.close();
});

test('who chooses a new claim before similar ones have come is asked where one says nearly the same', async ({
  page,
  request,
}) => {
  const word = unique();
  const statement = `The harbour of ${word} will be closed in May for repairs`;
  await post(request, command('claims.create'), { input: { statement } });
  const text = `The harbour of ${word} will be closed in May, for the repairs, The Gazette said.`;
  const { id } = await documentWith(request, text);
  await page.route('**/api/similar?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await open(page, `/documents/${id}/tag`);
  await expect(page.locator('.tag-card.ghost')).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('l');
  await expect(page.getByRole('dialog', { name: 'Which claim is it?' })).toBeVisible();
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: 'Is it one of these?' });
  await expect(question.getByRole('option').first()).toContainText(statement);
  await page.keyboard.press('Enter');
  await expect(page.locator('.tag-card')).toContainText(statement);
  await expect(page.locator('.saved-state')).toHaveText('all saved');
  const { tags } = await (await request.get(`/api/documents/${id}/tags`)).json();
  expect(tags[0].claim.statement).toBe(statement);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('selected words are marked with buttons', async ({ page, request }) => {
    const { id } = await documentWith(request, 'The ferry will stop at Lindhaven from Monday.');
    await open(page, `/documents/${id}/tag`);
    await page.locator('.tagged-text').getByText('The ferry').tap();
    await page.evaluate(() => {
      const words = document.querySelector('.tagged-text [data-at]')?.firstChild;
      if (words) getSelection()?.setBaseAndExtent(words, 5, words, 23);
    });
    await page.getByRole('button', { name: 'content', exact: true }).tap();
    await expect(page.locator('.tag-card')).toContainText('ferry will stop at');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Clear the selection' }).tap();
    await expect(page.getByRole('toolbar')).toBeHidden();
  });
});
