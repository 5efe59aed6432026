import type { Page } from '@playwright/test';
import { expect, expectAccessible, open, reload, test } from '../../support/page';
import { post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

/** All of this goes by the keyboard alone. */
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const command = async (page: Page, name: string, input: unknown) =>
  (await post(page.request, `/api/commands/${name}`, { input })).result;
const line = (page: Page) => page.getByRole('combobox', { name: 'The chain as text, origin first' });
const editor = (page: Page) => page.getByRole('dialog', { name: /^(Add a|Edit) chain$/ });
const hops = (page: Page) => page.locator('.hop-head .hop');
const chains = (page: Page) => page.locator('#chains .chain-lines > li > .chain');
const spoken = (page: Page) => editor(page).locator('[aria-live=polite]').first();

let count = 0;
async function claim(page: Page, ...names: string[]): Promise<{ id: number; slug: string; utteranceIds: number[] }> {
  const made = await command(page, 'claims.create', {
    statement: `Chains of test ${test.info().workerIndex}-${++count}`,
  });
  if (names.length === 0) return { ...made, utteranceIds: [] };
  const added = await command(page, 'chains.add', {
    claimId: made.id,
    hops: names.map((name) => ({ newSource: { name, kind: 'outlet' } })),
  });
  return { ...made, utteranceIds: added.utteranceIds };
}
async function openChain(page: Page) {
  await page
    .getByRole('button', { name: /^Edit the chain/ })
    .first()
    .focus();
  await press(page, 'Enter');
  await expect(page.locator('.hop-head:focus')).toBeVisible();
}

test('a chain is typed with completion, and new sources are made on the way', async ({ page }) => {
  await command(page, 'sources.create', { name: 'Completion Courier', kind: 'agency' });
  const { slug } = await claim(page);
  await open(page, `/claims/${slug}`);
  await press(page, 'c');
  await expect(line(page)).toBeFocused();
  await page.keyboard.type('completion co');
  await expect(page.getByRole('option', { name: /Completion Courier.*agency/ })).toBeVisible();
  await expectAccessible(page);
  await press(page, 'Enter');
  await expect(line(page)).toHaveValue('Completion Courier → ');
  await page.keyboard.type('Brand New Post -> Third Page');
  await expect(page.getByRole('option', { name: 'New source “Third Page”' })).toBeVisible();
  await press(page, 'Enter', 'ArrowDown');
  await expect(page.locator('[data-hop="2"]')).toBeFocused();
  await expect(page.locator('[data-hop="2"]')).toHaveAccessibleName(
    /^Hop 3 of 3: Third Page, credits Brand New Post \(assumed\)/,
  );
  await expect(hops(page)).toHaveText(['Completion Courier', 'Brand New Post', 'Third Page']);
  await press(page, 'Tab');
  await page.keyboard.type('according to');
  await expect(page.locator('.hop-link').last()).toContainText('reported');
  await expectAccessible(page);
  await press(page, 'Control+Enter');
  await expect(page.getByText('Chain added · 2 new sources')).toBeVisible();
  await expect(chains(page)).toHaveText(
    'Completion Courier, relayed by Brand New Post (assumed), relayed by Third Page (reported)',
  );
  await expect(page.getByRole('button', { name: 'Add chain' })).toBeFocused();
});

test('hops are inserted, moved, removed, reversed, and the focus stays with them', async ({ page }) => {
  const { slug } = await claim(page, 'One', 'Two', 'Three');
  await open(page, `/claims/${slug}`);
  await openChain(page);
  await press(page, 'ArrowDown', 'Alt+ArrowUp');
  await expect(hops(page)).toHaveText(['Two', 'One', 'Three']);
  await expect(page.locator('[data-hop="0"]')).toBeFocused();
  await expect(spoken(page)).toHaveText('Two moved to place 1');
  await press(page, 'r');
  await expect(hops(page)).toHaveText(['Three', 'One', 'Two']);
  await expect(page.locator('[data-hop="2"]')).toBeFocused();
  await press(page, 'Home', 'Enter');
  await expect(editor(page).getByRole('combobox', { name: 'Source' })).toBeFocused();
  await page.keyboard.type('Between Them');
  await press(page, 'Enter');
  await expect(page.locator('[data-hop="1"]')).toBeFocused();
  await press(page, 'ArrowDown', 'Delete');
  await expect(hops(page)).toHaveText(['Three', 'Between Them', 'Two']);
  await expect(spoken(page)).toHaveText('One removed');
  await press(page, '?');
  await expect(page.getByRole('region', { name: 'Keys of the chain editor' })).toBeVisible();
  await expectAccessible(page);
  await press(page, '?', 'Control+Enter');
  await expect(chains(page)).toHaveText('Three, relayed by Between Them (assumed), relayed by Two (assumed)');
  await expect(page.getByRole('button', { name: /^Edit the chain/ })).toBeFocused();
});

test('a branch shares the hops before it; a circle is warned about and saved', async ({ page }) => {
  const { slug } = await claim(page, 'Root', 'Stem', 'Leaf');
  await open(page, `/claims/${slug}`);
  await openChain(page);
  await press(page, 'ArrowDown', 'b');
  await page.keyboard.type('Other Leaf');
  await press(page, 'Enter', 'Control+Enter');
  await expect(page.getByText('Chain added · 1 new source')).toBeVisible();
  await expect(chains(page)).toHaveText([
    /Root, relayed by Stem .*, relayed by Leaf/,
    /Root, relayed by Stem .*, relayed by Other Leaf/,
  ]);
  await openChain(page);
  await press(page, '/', 'End');
  await page.keyboard.type(' > Root');
  await expect(editor(page).getByText('Sources credit each other in a circle')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByText('Chain saved · circular reporting')).toBeVisible();
  await expect(chains(page).first()).toContainText('circular');
});

test('an utterance known second-hand gets its document and becomes observed; a refused passage is reported beside its field', async ({
  page,
}) => {
  const source = await command(page, 'sources.create', { name: 'Held Herald', kind: 'outlet' });
  const document = await command(page, 'documents.create', { title: 'What the Herald wrote', sourceId: source.id });
  await command(page, 'documents.addVersion', { documentId: document.id, text: 'It is so, the Herald has learned.' });
  const { slug } = await claim(page, 'Held Herald', 'Its Reader');
  await open(page, `/claims/${slug}`);
  await openChain(page);
  await press(page, 'Tab', 'Tab');
  await page.keyboard.type('what the h');
  await expect(page.getByRole('option', { name: /What the Herald wrote/ })).toBeVisible();
  await press(page, 'Enter');
  await page.getByLabel('Words of the passage').focus();
  await page.keyboard.type('It is not so');
  await press(page, 'Control+Enter');
  await expect(editor(page).locator('.field-error')).toContainText('are not in the stored text');
  await page.getByLabel('Words of the passage').fill('it is so');
  await press(page, 'Control+Enter');
  // That it is held is one half; the other is a text that gives the credit.
  await expect(chains(page)).toHaveText('Held Herald, relayed by Its Reader (assumed)');
  await expect(page.locator('#attributions')).toContainText('no text is known in which Its Reader credits Held Herald');
  await openChain(page);
  await press(page, 'ArrowDown', 'Tab');
  await page.keyboard.type('told');
  await press(page, 'Control+Enter');
  await expect(chains(page)).toHaveText('Held Herald, relayed by Its Reader (verified)');
});

test('unsaved input is back after a reload, and can be discarded', async ({ page }) => {
  const { slug } = await claim(page, 'Kept', 'Safe');
  await open(page, `/claims/${slug}`);
  await openChain(page);
  await press(page, 'r', 'Escape');
  await expect(editor(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Edit the chain/ })).toBeFocused();
  await open(page, `/claims/${slug}`);
  await openChain(page);
  await expect(hops(page)).toHaveText(['Safe', 'Kept']);
  await page.getByRole('button', { name: 'Discard it' }).focus();
  await press(page, 'Enter');
  await expect(hops(page)).toHaveText(['Kept', 'Safe']);
});

test('a chain without hops is removed; undo brings it back', async ({ page }) => {
  const { slug } = await claim(page, 'Gone', 'Again');
  await open(page, `/claims/${slug}`);
  await openChain(page);
  await press(page, 'Delete', 'Delete', 'Control+Enter');
  await expect(page.getByText('Chain removed')).toBeVisible();
  await expect(page.locator('#chains')).toContainText('Nobody is recorded as saying so.');
  await expect(page.getByRole('button', { name: 'Add chain' })).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).focus();
  await press(page, 'Enter');
  await expect(chains(page)).toHaveText('Gone, relayed by Again (assumed)');
});

test('two editors of one chain see both versions', async ({ page }) => {
  const { id, slug, utteranceIds } = await claim(page, 'Ours', 'Both', 'Theirs');
  await open(page, `/claims/${slug}`);
  await openChain(page);
  await press(page, 'Enter');
  await page.keyboard.type('My Addition');
  await press(page, 'Enter');
  await command(page, 'utterances.edit', { id: utteranceIds[1], certainty: 'rumoured' });
  await command(page, 'chains.edit', {
    claimId: id,
    was: utteranceIds,
    hops: utteranceIds.slice(0, 2).map((utteranceId) => ({ utteranceId })),
  });
  await press(page, 'Control+Enter');
  await expect(editor(page).getByRole('alert')).toContainText('Someone else has changed this chain in the meantime');
  await expectAccessible(page);
  await editor(page).getByRole('button', { name: 'Continue with these' }).focus();
  await press(page, 'Enter');
  await expect(hops(page)).toHaveText(['Ours', 'My Addition', 'Both', 'Theirs']);
  await press(page, 'Control+Enter');
  await expect(page.getByText('Chain saved · 1 new source')).toBeVisible();
  await expect(chains(page)).toHaveText(/^Ours, relayed by My Addition .*, relayed by Both .*, relayed by Theirs/);
});

test('the certainty of a passage is proposed, and stored only when accepted', async ({ page }) => {
  const source = await command(page, 'sources.create', { name: 'Hedging Herald', kind: 'outlet' });
  const document = await command(page, 'documents.create', { title: 'A cautious report', sourceId: source.id });
  await command(page, 'documents.addVersion', { documentId: document.id, text: 'The mill may close in May.' });
  const { id, slug } = await claim(page);
  await command(page, 'chains.add', {
    claimId: id,
    hops: [{ sourceId: source.id, documentId: document.id, quote: 'The mill may close' }],
  });
  await open(page, `/claims/${slug}`);
  await expect(page.locator('#wording')).toContainText('the wording reads possible (because of “may”)');
  await openChain(page);
  const field = editor(page).getByLabel('Certainty', { exact: true });
  await expect(editor(page).getByText('Proposed: possible, from “may”')).toBeVisible();
  await expectAccessible(page);
  await field.focus();
  await press(page, 'Tab', 'Enter');
  await expect(field).toHaveValue('possible');
  await expect(field).toBeFocused();
  await expect(spoken(page)).toHaveText('Certainty: possible');
  await expect(editor(page).getByText('Proposed:')).toHaveCount(0);
  await press(page, 'Control+Enter');
  await expect(page.getByText('Chain saved')).toBeVisible();
  await expect(page.locator('#wording .certainty')).toHaveText('possible');
});

test('several lines are several chains, shown first and added as one change', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { slug } = await claim(page);
  await open(page, `/claims/${slug}`);
  await press(page, 'c');
  await expect(line(page)).toBeFocused();
  await page.evaluate(() =>
    navigator.clipboard.writeText('Pasted One → Pasted Two\r\n\r\n  Pasted Three -> Pasted Two \n'),
  );
  await press(page, 'Control+v');
  const pasted = editor(page).getByRole('region', { name: 'Chains that were pasted' });
  await expect(pasted.getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page);
  await pasted.getByRole('button', { name: 'Add 2 chains' }).click();
  await expect(page.getByText('2 chains added · 3 new sources')).toBeVisible();
  await expect(chains(page)).toHaveText([
    'Pasted One, relayed by Pasted Two (assumed)',
    'Pasted Three, relayed by Pasted Two (assumed)',
  ]);
  await press(page, 'Control+z');
  await expect(page.locator('.toast', { hasText: 'Undone: several chains added to' })).toBeVisible();
  await expect(chains(page)).toHaveCount(0);
});

test('an arrow typed after a completed source does not count twice', async ({ page }) => {
  await command(page, 'sources.create', { name: 'Arrow Agency', kind: 'agency' });
  const { slug } = await claim(page);
  await open(page, `/claims/${slug}`);
  await press(page, 'c');
  await expect(line(page)).toBeFocused();
  await page.keyboard.type('arrow ag');
  // Offered once the list answers what is typed by now.
  await expect(page.getByRole('option', { name: 'New source “arrow ag”' })).toBeVisible();
  await expect(page.getByRole('option', { name: /Arrow Agency/ })).toBeVisible();
  await press(page, 'Enter');
  await page.keyboard.type('-> Arrow Outlet');
  await expect(line(page)).toHaveValue('Arrow Agency → Arrow Outlet');
});

test('a source that says it in several documents is asked about; one known second-hand is joined', async ({ page }) => {
  const { id, slug } = await claim(page);
  const { id: sourceId } = await command(page, 'sources.create', { name: `Twice Wire ${count}`, kind: 'agency' });
  const held: number[] = [];
  for (const date of ['2026-02-01', '2026-02-03']) {
    const document = await command(page, 'documents.create', { title: `Wire of ${date}`, sourceId, publishedAt: date });
    held.push(document.id);
    await command(page, 'chains.add', { claimId: id, hops: [{ sourceId, documentId: document.id }] });
  }
  await open(page, `/claims/${slug}`);
  await press(page, 'c');
  await expect(line(page)).toBeFocused();
  await page.keyboard.type(`Twice Wire ${count} -> Asked Outlet`);
  await press(page, 'Control+Enter');
  const asked = page.getByRole('dialog', { name: /says this in 2 documents that are held here/ });
  await expect(asked.getByRole('option').first()).toContainText('Wire of 2026-02-03');
  await expectAccessible(page);
  await press(page, '2');
  await expect(page.getByText('Chain added · 1 new source')).toBeVisible();
  await expect(chains(page)).toHaveCount(2);

  // A second-hand one beside the held ones can be made the one that is held.
  await command(page, 'chains.add', {
    claimId: id,
    hops: [
      { sourceId, stance: 'denies' },
      { sourceId, documentId: held[0], stance: 'denies' },
    ],
  });
  await reload(page);
  const warning = page.locator('.warning-list li', { hasText: 'said twice' });
  await expect(warning).toContainText('is known second-hand, beside “Wire of 2026-02-01”');
  await warning.getByRole('button').click();
  await expect(warning).toHaveCount(0);
});

test('an existing statement is asked about, also by keyboard alone', async ({ page }) => {
  const statement = `The same statement ${test.info().workerIndex}`;
  const { slug } = await command(page, 'claims.create', { statement });
  await open(page, '/claims/new');
  await page.getByRole('textbox', { name: /Claim|Statement/ }).fill(`the SAME  statement ${test.info().workerIndex}`);
  await press(page, 'Control+Enter');
  const asked = page.getByRole('dialog', { name: /Another claim says the same/ });
  await expect(asked).toBeVisible();
  await press(page, '1');
  await page.waitForURL(`**/claims/${slug}**`);
});
