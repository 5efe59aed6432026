import { expect, expectAccessible, open, reload, test } from '../../support/page';
import { people, post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

const unique = () => Math.random().toString(36).slice(2, 8);
const command = (name: string) => `/api/commands/${name}`;

test('a claim is added, judged, merged into another and split off again', async ({ page, request }) => {
  const word = unique();
  const { result: other } = await post(request, command('claims.create'), {
    input: { statement: `The ferry ${word} will stop at Lindhaven` },
  });
  await open(page, '/claims/new');
  await page.getByLabel('Statement').fill(`The ferry ${word} may stop at Lindhaven soon`);
  await expect(page.getByRole('region', { name: 'These may be the same claim' })).toContainText(
    `The ferry ${word} will stop`,
  );
  await expect(page.getByRole('link', { name: 'Add my chain to this one instead' }).first()).toBeVisible();
  await expectAccessible(page);
  await reload(page);
  await expect(page.getByText('These are your unsaved changes.')).toBeVisible();
  await page.getByRole('button', { name: 'Add claim' }).click();
  await page.waitForURL(/may-stop-at-lindhaven-soon/);
  await expect(page.getByRole('dialog', { name: 'Add a chain' })).toBeVisible();
  await page.keyboard.press('Escape');
  const { pathname } = new URL(page.url());

  await page.getByRole('button', { name: 'Judge', exact: true }).click();
  await page.getByRole('button', { name: 'Record judgement' }).click();
  await expect(page.getByText('Choose how likely it is.')).toBeVisible();
  await expect(page.getByText('Say why: others will rely on it.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: /^Moderate/ }).check();
  await page.getByRole('radio', { name: /^very likely/ }).check();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The timetable is printed.');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('#judgements')).toContainText('The timetable is printed.');
  await expect(page.locator('#judgements')).toContainText(people.editor.name);
  const [judged, suggested] = [page.locator('.verdict').first(), page.locator('.verdict').last()];
  await expect(judged).toContainText('Moderate');
  await expect(judged).toContainText('very likely');
  await expect(suggested).toContainText('Cannot be judged');

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Merge into…' }).click();
  await page.getByRole('combobox').fill(`${word} will`);
  await page.getByRole('option', { name: `The ferry ${word} will stop` }).click();
  await page.getByRole('button', { name: 'Merge claims' }).click();
  await page.waitForURL(`**/claims/${other.slug}`);
  await expect(page.locator('#judgements')).toContainText('before it was merged into this claim');
  const old = await request.get(pathname, { maxRedirects: 0 });
  expect([old.status(), old.headers().location]).toEqual([308, `/claims/${other.slug}`]);
  await page.locator('.toast', { hasText: 'Claims merged' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.toast', { hasText: 'Undone' })).toBeVisible();
  expect((await request.get(pathname, { maxRedirects: 0 })).status()).toBe(200);
});

test('a key pressed right after a dialog was closed is no letter of its field, which still has the focus', async ({
  page,
  request,
}) => {
  const { result } = await post(request, command('claims.create'), { input: { statement: `Closed ${unique()}` } });
  await open(page, `/claims/${result.slug}`);
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog', { name: 'Edit claim' }).getByLabel('Statement')).toBeFocused();
  // The browser takes the focus away with the next picture only, and a busy one draws it late.
  await page.evaluate(() => {
    const field = document.activeElement;
    field?.closest('dialog')?.close();
    field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'v', bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('dialog', { name: 'Judge this claim' })).toBeVisible();
});

test('who adds a claim in nearly the words of another is asked first, and Enter takes the one there is', async ({
  page,
  request,
}) => {
  const word = unique();
  const statement = `The ${word} bridge will close on Monday for repairs`;
  const { result } = await post(request, command('claims.create'), { input: { statement } });
  await open(page, '/claims');
  await page.keyboard.press('n');
  await page.waitForURL('**/claims/new');
  await expect(page.getByLabel('Statement')).toBeFocused();
  await page.keyboard.type(`The ${word} bridge closes on Monday, for repairs`);
  await expect(page.getByText('These are your unsaved changes.')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('dialog', { name: 'Is it one of these?' });
  await expect(question.getByRole('option').first()).toContainText(statement);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/claims/new');
  await page.keyboard.press('Control+Enter');
  await expect(question).toBeVisible();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/claims/${result.slug}`);
  await expect(page.getByRole('dialog', { name: 'Add a chain' })).toBeVisible();

  await open(page, `/claims/new?statement=${encodeURIComponent(`The ${word} bridge closes on Monday, for repairs`)}`);
  await page.getByRole('button', { name: 'Add claim' }).click();
  await question.getByRole('option', { name: 'No, add a new claim' }).click();
  await page.waitForURL(/bridge-closes-on-monday/);
});

test('the page of a claim on paper shows every hop of a long chain and has no buttons', async ({ page, request }) => {
  const word = unique();
  const { result } = await post(request, command('claims.create'), { input: { statement: `Long way of ${word}` } });
  const names = Array.from({ length: 9 }, (_, i) => `Paper ${i + 1} of ${word}`);
  const hops = names.map((name) => ({ newSource: { name, kind: 'outlet' } }));
  await post(request, command('chains.add'), { input: { claimId: result.id, hops } });
  await open(page, `/claims/${result.slug}`);
  const chain = page.locator('.chain-lines');
  await expect(chain.getByText(names[4] ?? '', { exact: true }).last()).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  for (const name of names) await expect(chain.getByText(name, { exact: true }).last()).toBeVisible();
  await expect(chain.getByText('7 relays')).toBeHidden();
  await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
});

test('two people edit one claim: nothing is overwritten', async ({ page, request }) => {
  const { result } = await post(request, command('claims.create'), { input: { statement: `Both edit ${unique()}` } });
  await open(page, `/claims/${result.slug}`);
  await page.keyboard.press('e');
  await page.getByLabel('Statement').fill('Mine, in other words');
  await post(request, command('claims.edit'), { input: { id: result.id, status: 'confirmed', topics: ['ferries'] } });
  await page.getByRole('button', { name: 'Save claim' }).click();
  await expect(page.getByText('Someone else has saved this in the meantime')).toBeVisible();
  await page.getByRole('button', { name: 'Save what is chosen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mine, in other words');
  await expect(page.locator('.claim-facts')).toContainText('confirmed');
  await expect(page.locator('.claim-facts')).toContainText('ferries');
});

test('a claim is deleted with a reason; readers no longer see it, editors restore it', async ({
  page,
  request,
  browser,
  baseURL,
}) => {
  const { result } = await post(request, command('claims.create'), {
    input: { statement: `To be deleted ${unique()}` },
  });
  await open(page, `/claims/${result.slug}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete claim' }).click();
  await expect(page.getByText('Say why.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Reason' }).fill('It says nothing.');
  await page.getByRole('button', { name: 'Delete claim' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This claim was deleted');
  await expect(page.locator('.gone-claim')).toContainText('Reason: It says nothing.');
  await expectAccessible(page);
  const reader = await browser.newContext({ baseURL, storageState: storageOf('reader') });
  expect((await reader.request.get(`/claims/${result.slug}`)).status()).toBe(404);
  await reader.close();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('To be deleted');
});

test('a claim is split, and undone', async ({ page, request }) => {
  const statement = `Two things ${unique()}`;
  const { result } = await post(request, command('claims.create'), { input: { statement } });
  const hops = ['One', 'Two', 'Three'].map((name) => ({ newSource: { name: `${name} ${unique()}`, kind: 'outlet' } }));
  await post(request, command('chains.add'), { input: { claimId: result.id, hops } });
  await open(page, `/claims/${result.slug}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('button', { name: 'Split…' }).click();
  await page.getByRole('checkbox', { name: /^Two/ }).check();
  await expect(page.getByText(/Credited from both sides, so kept in both claims: One/)).toBeVisible();
  await page.getByLabel('What they say instead').fill(`${statement}, the other one`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Split claim' }).click();
  await page.waitForURL(/the-other-one/);
  await expect(page.locator('#chains')).toContainText(/One .*relayed by Two/);
  await page.locator('.toast', { hasText: 'Claim split' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This claim was deleted');
});

test('topics are renamed, merged and deleted', async ({ page, request }) => {
  const word = unique();
  await post(request, command('claims.create'), {
    input: { statement: `About ${word}`, topics: [`a${word}`, `b${word}`] },
  });
  await open(page, '/topics');
  await expectAccessible(page);
  await page.getByRole('button', { name: `Rename a${word}` }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(`B${word}`);
  await page.getByRole('button', { name: 'Rename topic' }).click();
  await expect(page.locator('.field-error')).toContainText(`There is already a topic “b${word}”.`);
  await page.getByRole('textbox', { name: 'Name' }).fill(`c${word}`);
  await page.getByRole('button', { name: 'Rename topic' }).click();
  await expect(page.getByRole('link', { name: `c${word}` })).toHaveAttribute('href', `/claims?topic=a${word}`);
  await page.getByRole('button', { name: `Merge… c${word}` }).click();
  await page.getByRole('combobox').fill(`b${word}`);
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Merge topics' }).click();
  await expect(page.getByRole('link', { name: `c${word}` })).toHaveCount(0);
  await expect(page.getByRole('link', { name: `b${word}` })).toBeVisible();
});
