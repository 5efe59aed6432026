import { expect, expectAccessible, open, reload, statements, test } from '../support/page';

/** The first case of the demonstration alone. */
const FIRST_CASE = '/claims?source=ai-news';

test('the first address shows the demonstration, its most telling claims first, and says what it is', async ({
  page,
}) => {
  await open(page, '/');
  await expect(page).toHaveURL('/claims');
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toContainText('A court ordered the Quill Bridge Authority');
  const screen = (await rows.allTextContents()).slice(0, 12).join('\n');
  expect(screen).toContain('The Quill Bridge was closed because two of its hangers are cracked');
  expect(screen).toContain('relayed by Corvane Wire (verified)');
  expect(screen).toContain('DeepSeek’s V4 model may run on Huawei Ascend chips');
  expect(screen).toContain('The Information, relayed by Reuters (reported), relayed by AI News (reported)');
  const note = page.locator('.demo-line');
  await expect(note).toContainText('This is a demonstration');
  await expect(note.getByRole('link')).toHaveCount(0);
  await note.getByRole('button', { name: 'Hide' }).click();
  await expect(note).toHaveCount(0);
  await reload(page);
  await expect(rows.first()).toBeVisible();
  await expect(note).toHaveCount(0);
  await expect(page.locator('tr', { hasText: 'is rewriting parts' })).toContainText('origin unknown');
});

test('a click on a header sorts, a second click reverses, a third restores the default order', async ({ page }) => {
  await open(page, '/claims');
  const head = page.getByRole('columnheader', { name: 'Claim' });
  await head.getByRole('link').click();
  await expect(page).toHaveURL('/claims?sort=claim');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const ascending = await statements(page);
  expect(ascending[0]).toMatch(/^A court/);
  await head.getByRole('link').click();
  await expect(page).toHaveURL('/claims?sort=-claim');
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  expect(await statements(page)).toEqual(ascending.reverse());
  await head.getByRole('link').click();
  await expect(page).toHaveURL('/claims');
});

test('filters show counts, narrow the table, and appear as chips and in the address', async ({ page }) => {
  await open(page, '/claims');
  await page.getByRole('button', { name: 'Source', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Filter by source' });
  await expect(panel.getByRole('checkbox', { name: /^Reuters/ })).toBeVisible();
  await expect(panel.locator('li', { hasText: 'Reuters' })).toContainText('8');
  await panel.getByRole('searchbox').fill('inform');
  await expect(panel.locator('li')).toHaveCount(1);
  await panel.getByRole('searchbox').fill('');
  await panel.getByRole('checkbox', { name: /^Reuters/ }).check();
  await expect(page).toHaveURL('/claims?source=reuters');
  await expect(page.locator('tbody tr')).toHaveCount(8);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Topic', exact: true }).click();
  await page
    .getByRole('dialog', { name: 'Filter by topic' })
    .getByRole('checkbox', { name: /^chips/ })
    .check();
  await expect(page).toHaveURL('/claims?source=reuters&topic=chips');
  await expect(page.locator('tbody tr')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Active filters' })).toContainText('Source is Reuters');
  await reload(page);
  await expect(page.locator('tbody tr')).toHaveCount(3);
  await page.getByRole('link', { name: 'Remove filter: Source is Reuters' }).click();
  await expect(page).toHaveURL('/claims?topic=chips');
  await page.getByRole('link', { name: 'Clear all' }).click();
  await expect(page).toHaveURL('/claims');
  await page.goBack();
  await expect(page).toHaveURL('/claims?topic=chips');
  await expect(page.locator('tbody tr')).toHaveCount(5);
});

test('rarer filters are under “+ filter”; ranges are applied together', async ({ page }) => {
  await open(page, '/claims');
  await page.getByRole('button', { name: '+ filter' }).click();
  await page.getByRole('button', { name: 'Origins', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Filter by origins' });
  await panel.getByLabel('From').fill('3');
  await panel.getByLabel('To').fill('1');
  await panel.getByRole('button', { name: 'Apply' }).click();
  await expect(panel.getByRole('alert')).toHaveText('3 comes after 1.');
  await panel.getByLabel('From').fill('0');
  await panel.getByLabel('To').fill('0');
  await panel.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL('/claims?origins=0');
  await expect(page.locator('tbody tr')).toHaveCount(3);
  await open(page, '/claims');
  await page.getByRole('button', { name: 'First reported' }).click();
  await page.getByRole('button', { name: 'Date not known' }).click();
  await expect(page).toHaveURL('/claims?first=none');
});

test('search narrows the table while one types, and marks what it found', async ({ page }) => {
  await open(page, '/claims');
  await page.keyboard.press('/');
  await page.keyboard.type('rewrit');
  await expect(page).toHaveURL('/claims?q=rewrit');
  await expect(page.locator('tbody tr')).toHaveCount(2);
  expect(await page.locator('tbody mark').allTextContents()).toEqual(['rewriting', 'rewriting']);
  await page.getByRole('searchbox').fill('nothing like that');
  await expect(page.getByText('No claim matches.')).toBeVisible();
  await page.getByRole('link', { name: 'see all claims' }).click();
  await expect(page).toHaveURL('/claims');
  await expect(page.getByRole('searchbox')).toHaveValue('');
});

test('columns can be hidden, shown, moved and resized, and stay that way', async ({ page }) => {
  await open(page, '/claims');
  const heads = () =>
    page.locator('thead th').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-column')));
  await page.getByRole('button', { name: 'Columns' }).click();
  const panel = page.getByRole('dialog', { name: 'Columns' });
  await panel.getByRole('checkbox', { name: 'Topics' }).uncheck();
  await expect(page.locator('th[data-column=topics]')).toHaveCount(0);
  await panel.getByRole('checkbox', { name: 'Certainty' }).check();
  await expect(page.locator('th[data-column=certainty]')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Move Chain to the right' }).click();
  await expect.poll(async () => (await heads()).slice(0, 3)).toEqual(['claim', 'confidence', 'chain']);
  await expect(page).toHaveURL(/columns=claim,confidence,chain/);
  await page.keyboard.press('Escape');
  await page.getByRole('separator', { name: 'Width of Claim' }).focus();
  const width = async () => Number(await page.locator('col').first().getAttribute('width'));
  const before = await width();
  await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBe(before + 20);
  await open(page, '/claims');
  expect((await heads()).slice(0, 3)).toEqual(['claim', 'confidence', 'chain']);
  expect(await width()).toBe(before + 20);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Back to the default columns' }).click();
  await expect.poll(async () => (await heads()).slice(0, 3)).toEqual(['claim', 'chain', 'confidence']);
});

test('columns that are empty in the whole result are hidden until they are asked for', async ({ page }) => {
  await open(page, FIRST_CASE);
  const note = page.getByText('2 empty columns are hidden: Warnings, First reported.');
  await expect(note).toBeVisible();
  await expect(page.locator('th[data-column=first]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Export' }).click();
  const file = page.getByRole('list', { name: 'One row per claim' }).getByRole('link', { name: 'CSV', exact: true });
  await expect(file).toHaveAttribute('href', /status,warnings~,topics,first~(,notes~)?(&|$)/);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Show them' }).click();
  await expect(page).toHaveURL(/status,warnings,topics~,first(,notes~)?(&|$)/);
  await expect(page.locator('th[data-column=first]')).toBeVisible();
  await expect(note).toHaveCount(0);
  await open(page, FIRST_CASE);
  await expect(page.locator('th[data-column=first]')).toBeVisible();
});

test('topics and sources in a row are links and leave the row as it is', async ({ page }) => {
  await open(page, FIRST_CASE);
  const row = page.locator('tbody tr').first();
  await row.getByRole('link', { name: 'chips', exact: true }).click();
  await expect(page).toHaveURL('/claims?topic=chips');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await open(page, FIRST_CASE);
  await page.keyboard.press('j');
  await page.keyboard.press('Tab');
  await expect(row.getByRole('link', { name: 'The Information' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/sources/the-information');
});

test('a screen reader hears what heads and rows are called, and how sure a claim is', async ({ page }) => {
  await open(page, '/claims?columns=claim,confidence,status');
  await expect(page.getByRole('columnheader')).toHaveCount(3);
  for (const name of ['Claim', 'Confidence', 'Status'])
    await expect(page.getByRole('columnheader', { name, exact: true })).toBeVisible();
  const row = page.getByRole('row', { name: /^DeepSeek’s V4 model/ });
  await expect(row.getByRole('rowheader')).toHaveText(/^DeepSeek’s V4 model/);
  await expect(row).toContainText('Low confidence, suggested; · likely true');
});

test('a column is dragged to another place', async ({ page }) => {
  // Wide enough that nothing has to be scrolled on the way.
  await page.setViewportSize({ width: 1900, height: 900 });
  await open(page, '/claims');
  await page.locator('th[data-column=status]').dragTo(page.locator('th[data-column=chain]'));
  await expect(page).toHaveURL(/columns=claim,status,chain/);
});

test('a header is dragged wider with the mouse', async ({ page }) => {
  await open(page, '/claims');
  const handle = page.getByRole('separator', { name: 'Width of Chain' });
  const box = await handle.boundingBox();
  if (!box) throw new Error('no handle');
  const width = async () => Number(await page.locator('col').nth(1).getAttribute('width'));
  const before = await width();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 5, { steps: 5 });
  await page.mouse.up();
  await expect.poll(width).toBeGreaterThan(before + 30);
});

test('the keyboard moves, previews and opens', async ({ page }) => {
  await open(page, FIRST_CASE);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(page.locator('tbody a[data-row]').first()).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  const details = page.getByRole('complementary', { name: 'Details of the row' });
  await expect(details).toContainText('DeepSeek has been adapting parts of V4');
  await expect(details).toContainText('3 outlets, 1 independent origin, 1 document held');
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: 'Source', exact: true })).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/claims\/deepseeks-v4-model-may-run/);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL('/sources');
});

test('Ctrl-K goes anywhere: to a claim that is typed, to pages, to actions, and back', async ({ page }) => {
  await open(page, '/claims?q=hangers');
  const palette = page.getByRole('dialog', { name: 'Search, or go anywhere' });
  const field = palette.getByRole('combobox');
  const search = page.getByRole('searchbox');
  // In a text field, too; closing it gives the focus back.
  await search.focus();
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await expect(palette.getByRole('option', { name: 'New claim' })).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(search).toBeFocused();
  // Enter waits for the answer, and an only record of this very name needs no second one.
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.keyboard.type('the quill bridge was closed because two of its hangers are cracked');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/claims\/the-quill-bridge-was-closed/);
  await expect(palette).toBeHidden();
  // Typed text is for the palette alone, however fast it comes.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('reuters');
  const found = palette.getByRole('group', { name: 'Sources' }).getByRole('option');
  await expect(found.first()).toContainText('Reuters');
  await expect(found.first()).toHaveAttribute('aria-selected', 'true');
  await expect(palette.getByRole('option', { name: 'Show all claims that match “reuters”' })).toBeVisible();
  await expectAccessible(page);
  await field.fill('overv');
  await expect(palette.getByRole('option', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/claims/overview');
  // What was opened last comes first.
  await page.keyboard.press('Control+k');
  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Enter')]);
  await expect(tab).toHaveURL(/\/claims\/the-quill-bridge-was-closed/);
  await tab.close();
  await expect(page).toHaveURL('/claims/overview');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('all keys');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Search everything, and go anywhere');
});

test('Ctrl-K takes what is typed, and Enter, before it is there itself', async ({ page }) => {
  await open(page, FIRST_CASE);
  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/_next/static/chunks/**', async (route) => {
    await gate;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await expect(page.getByText('Loading…')).toBeVisible();
  await page.keyboard.type('overv');
  await page.keyboard.press('Enter');
  letThrough();
  await expect(page).toHaveURL('/claims/overview');
});

test('Ctrl-K says when nothing matches and when the server cannot be reached', async ({ page, context }) => {
  await open(page, '/claims?q=hangers');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search, or go anywhere' });
  await palette.getByRole('combobox').fill('zzzzqq');
  await expect(palette).toContainText('Nothing here matches “zzzzqq”.');
  await context.setOffline(true);
  await palette.getByRole('combobox').fill('bridge');
  await expect(palette.getByRole('alert')).toContainText('Records could not be searched.');
  await context.setOffline(false);
  await palette.getByRole('button', { name: 'Try again' }).click();
  await expect(palette.getByRole('group', { name: 'Claims' })).toBeVisible();
});

test('a click on a row shows its details beside the table', async ({ page }) => {
  await open(page, FIRST_CASE);
  await page.locator('tbody tr').nth(4).locator('td[data-column=status]').click();
  const details = page.getByRole('complementary', { name: 'Details of the row' });
  await expect(details).toContainText('DeepSeek is rewriting parts of V4');
  await expect(details).toContainText('0 independent origins');
  await details.getByRole('button', { name: 'Close the details' }).click();
  await expect(details).toHaveCount(0);
});

test('pages and page sizes', async ({ page }) => {
  await open(page, `${FIRST_CASE}&size=25&page=1`);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('1–12 of 12');
  await page.getByRole('link', { name: '50', exact: true }).click();
  await expect(page).toHaveURL(/\?(?=.*source=ai-news)(?=.*size=50)/);
});

test('mistakes in an address are ignored with a notice', async ({ page }) => {
  await open(page, '/claims?colour=red&source=nobody&source=reuters&sort=-zzz');
  const notice = page.locator('.notice');
  await expect(notice).toContainText('“colour” means nothing here.');
  await expect(notice).toContainText('There is no source “nobody”.');
  await expect(notice).toContainText('There is no column “zzz” to sort by.');
  await expect(page.locator('tbody tr')).toHaveCount(8);
});

test('light and dark can be switched, and the choice stays', async ({ page }) => {
  await open(page, '/claims');
  await page.getByRole('button', { name: 'Switch between light and dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await reload(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the table can be read, sorted, searched, filtered and exported', async ({ page }) => {
    await page.goto('/claims');
    await expect(page.locator('tbody tr').nth(12)).toBeVisible();
    await page.getByRole('columnheader', { name: 'Claim' }).getByRole('link').click();
    await expect(page).toHaveURL('/claims?sort=claim');
    await page.getByRole('searchbox').fill('rewriting');
    await page.getByRole('searchbox').press('Enter');
    await expect(page).toHaveURL(/q=rewriting/);
    await expect(page).toHaveURL(/sort=claim/);
    await expect(page.locator('tbody tr')).toHaveCount(2);
    await page.locator('.plain-filters summary').click();
    await page.locator('.plain-filters select[name=certainty]').selectOption('rumoured');
    await page.locator('.plain-filters button').click();
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await page.locator('tbody a[data-row]').click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('rewriting parts of V4');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('rows are cards, and nothing overflows the screen', async ({ page }) => {
    for (const path of ['/claims', '/sources', '/documents', '/history', '/documents/1', '/sources/reuters']) {
      await open(page, path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await open(page, '/claims');
    await page.getByRole('button', { name: 'Source', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Filter by source' })
      .getByRole('checkbox', { name: /^Reuters/ })
      .check();
    await expect(page.locator('tbody tr')).toHaveCount(8);
  });

  test('rows can be sorted', async ({ page }) => {
    await open(page, '/claims?source=reuters&page=1');
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Claim, ascending');
    await expect(page).toHaveURL('/claims?source=reuters&sort=claim');
    expect((await statements(page))[0]).toMatch(/^Alibaba/);
  });

  test('every page can be reached, and the menu closes when one is chosen', async ({ page }) => {
    await open(page, '/claims');
    const menu = page.getByRole('button', { name: 'More', exact: true });
    for (const place of ['Network', 'Topics', 'Review', 'History']) {
      await menu.click();
      await page.locator('#more-places').getByRole('link', { name: place }).click();
      await expect(page).toHaveURL(new RegExp(`/${place.toLowerCase()}$`));
      await expect(page.locator('#more-places')).toBeHidden();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
});
