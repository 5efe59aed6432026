import { expect, expectBothAccessible, idle, open, test } from '../support/page';

const claim = '/claims/deepseeks-v4-model-may-run-on-huawei-ascend-chips-instead-of-nvidia-hardware';
const bridge = '/claims/the-quill-bridge-was-closed-because-two-of-its-hangers-are-cracked';
const paths = [
  '/claims',
  bridge,
  '/claims?q=v4&source=reuters',
  '/claims?q=nothing-fits',
  claim,
  '/network',
  '/network?source=reuters&least=2',
  '/network?q=nothing-fits',
  '/claims/overview',
  '/claims/overview?q=nothing-fits',
  '/sources',
  '/sources/reuters',
  '/review',
  '/how-to-read',
  '/sources/reuters/what-if',
  '/documents',
  '/documents/1',
  '/documents/1/what-if',
  '/nowhere',
];

test.describe('no serious accessibility violation, in light or dark:', () => {
  for (const path of paths) {
    test(path, async ({ page }) => {
      await open(page, path);
      await expectBothAccessible(page);
    });
  }
  test('the menus, the details and the sheet', async ({ page }) => {
    // A few rows will do: what is looked at here stands above them.
    await open(page, '/claims?q=hangers');
    for (const name of ['Source', 'Warnings', 'First reported', 'Columns', 'Export']) {
      await page.getByRole('button', { name, exact: true }).click();
      await idle(page);
      await expectBothAccessible(page);
      await page.keyboard.press('Escape');
    }
    await page.locator('tbody a[data-row]').first().focus();
    await page.keyboard.press('Space');
    await expectBothAccessible(page);
    await page.keyboard.press('?');
    await expectBothAccessible(page);
  });
});

test('a claim shows its chain, drawing, wording and timeline', async ({ page }) => {
  await open(page, claim);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'DeepSeek’s V4 model may run on Huawei Ascend chips instead of NVIDIA hardware',
  );
  const main = page.getByRole('main');
  await expect(main).toContainText('The Information, relayed by Reuters (reported), relayed by AI News (reported)');
  await expect(main).toContainText('cited by');
  await expect(main).toContainText('date not known');
  await expect(main.getByRole('group', { name: 'Who says so' })).toBeVisible();
});

test('a claim shows its wording with the hedge words marked', async ({ page }) => {
  await open(page, `${claim}#wording`);
  const wording = page.locator('#wording');
  await expect(wording.locator('blockquote mark')).toHaveText(['may']);
  await expect(wording.locator('blockquote mark')).toHaveAttribute('title', 'possible');
  await expect(wording).toContainText('The Information → Reuters · known second-hand, wording not held');
  await expect(wording).toContainText('How surely it is put is known of AI News alone');
});

test('a source shows what it originated and relayed', async ({ page }) => {
  await open(page, '/sources');
  await page.getByRole('link', { name: 'Reuters' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reuters');
  await expect(page.getByRole('heading', { name: 'Originated 5 claims' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Relayed 3 claims' })).toBeVisible();
  await page.getByRole('link', { name: 'See in the table' }).first().click();
  await expect(page).toHaveURL('/claims?origin=reuters');
  await expect(page.locator('tbody tr')).toHaveCount(5);
});

test('a source says what would fall with it', async ({ page }) => {
  await open(page, '/sources/reuters');
  await page.getByRole('link', { name: 'What rests on this?' }).click();
  await expect(page).toHaveURL('/sources/reuters/what-if');
  await expect(page).toHaveTitle(/^What rests on Reuters\?/);
  const main = page.getByRole('main');
  await expect(main).toContainText('If Reuters fell, all 8 claims it stands in would lose all support.');
  await expect(main).toContainText('This changes nothing.');
  await expect(page.locator('tbody tr')).toHaveCount(8);
  await open(page, '/sources/techforge-media/what-if');
  await expect(main).toContainText('nothing would change: no claim rests on it');
  await page.getByRole('link', { name: 'With all it owns (1 source)' }).click();
  await expect(main).toContainText(
    'If TechForge Media and all it owns fell, 11 of the 12 claims they stand in would lose all support',
  );
  await page.getByRole('link', { name: 'would stay 1' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
});

test('what rests on a document is said; a missing document is not found', async ({ page }) => {
  await open(page, '/documents/1/what-if');
  await expect(page.getByRole('main')).toContainText('11 of the 12 claims that stand in it would lose all support');
  for (const path of ['/documents/999999/what-if', '/sources/no-such-source/what-if'])
    expect((await page.goto(path))?.status(), path).toBe(404);
});

test('a document shows what it says, marked in its text', async ({ page }) => {
  await open(page, '/documents');
  await page.getByRole('link', { name: /retold for demonstration/ }).click();
  await expect(page.getByRole('heading', { name: 'What it says 12 claims' })).toBeVisible();
  await expect(page.locator('.stored-text mark')).toHaveCount(12);
});

test('every page has a policy with a nonce of its own, and the usual headers', async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of ['/claims', '/claims', '/nowhere']) {
    const response = await request.get(path);
    const policy = response.headers()['content-security-policy'] ?? '';
    const nonce = policy.match(/script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/)?.[1];
    expect(nonce).toBeTruthy();
    nonces.add(nonce ?? '');
    expect(policy).toMatch(/; style-src-attr 'unsafe-hashes' 'sha256-[^' ]+'; /);
    expect(policy.replace("style-src-attr 'unsafe-hashes'", '')).not.toContain('unsafe');
    expect(await response.text()).toContain(`nonce="${nonce}"`);
    expect(response.headers()['x-content-type-options']).toBe('nosniff');
    expect(response.headers()['x-frame-options']).toBe('DENY');
    expect(response.headers()['x-powered-by']).toBeUndefined();
  }
  expect(nonces.size).toBe(3);
});

test('the policy lets React hide what it sends later of a drawing', async ({ page }) => {
  await open(page, '/claims');
  const shown = await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<svg id="later" style="display:none"></svg>');
    return getComputedStyle(document.getElementById('later') ?? document.body).display;
  });
  expect(shown).toBe('none');
});

test('the server reports its state', async ({ request }) => {
  const response = await request.get('/api/health');
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ ok: true });
});

for (const [path, status, words] of [
  ['/nowhere', 404, 'There is nothing at this address'],
  ['/claims/no-such-claim', 404, 'claim'],
  ['/sources/no-such-source', 404, 'There is no such source'],
  ['/documents/999999', 404, 'There is no such document'],
  ['/documents/one', 404, 'There is no such document'],
  ['/claims?page=99', 404, 'The table ends before this page'],
  [`/claims?q=${'a'.repeat(10_000)}`, 400, '10,000 characters'],
] as const) {
  test(`${path.slice(0, 40)} answers ${status} in plain words`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(status);
    await expect(page.getByRole('main')).toContainText(words);
  });
}

for (const [path, status] of [
  ['/api/facets/claims/nothing', 404],
  ['/api/facets/nothing/source', 404],
] as const) {
  test(`${path} answers ${status} as a problem`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(status);
    expect(await response.json()).toMatchObject({ status });
  });
}
