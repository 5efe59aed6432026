import type { Page } from '@playwright/test';
import { expect, expectBothAccessible, idle, open, reload, test } from '../../support/page';
import { storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('admin') });

const PASSWORD = 'a long password';
/** Hashing a password is slow by design, and slower while other tests run. */
const expectSoon = expect.configure({ timeout: 20_000 });

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name });
const passwordOf = (page: Page) => page.locator('.gate input[name="password"]');

async function inviteLink(page: Page, note: string): Promise<string> {
  await open(page, '/settings');
  await page.getByRole('button', { name: 'Invite…' }).click();
  await field(page, 'Whom it is for (optional)').fill(note);
  await page.getByRole('button', { name: 'Make link' }).click();
  const link = await page.getByLabel('The link').inputValue();
  await page.getByRole('button', { name: 'Done' }).click();
  return link;
}

async function createAccount(page: Page, link: string, name: string): Promise<string> {
  const email = `${name.split(' ')[0]?.toLowerCase()}-${Date.now()}@example.org`;
  await open(page, link);
  await field(page, 'Name').fill(name);
  await field(page, 'E-mail').fill(email);
  await passwordOf(page).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expectSoon(page).toHaveURL(/\/claims$/);
  return email;
}

async function signIn(page: Page, email: string, password: string) {
  await field(page, 'E-mail').fill(email);
  await passwordOf(page).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('an invited person makes an account, changes the password, signs out and in again', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  const link = await inviteLink(page, 'Nora');
  const theirs = await (await browser.newContext({ baseURL, storageState: undefined })).newPage();
  await open(theirs, link);
  await field(theirs, 'E-mail').fill('no address');
  await theirs.getByRole('button', { name: 'Create account' }).click();
  await expect(field(theirs, 'Name')).toHaveAccessibleDescription(/Enter your name/);
  await expect(field(theirs, 'Name')).toBeFocused();
  await expect(field(theirs, 'E-mail')).toHaveAccessibleDescription(/not an e-mail address/);
  await expect(field(theirs, 'E-mail')).toHaveValue('no address');
  await expect(passwordOf(theirs)).toHaveAccessibleDescription(/at least 10 characters/);

  const email = await createAccount(theirs, link, 'Nora New');
  await expect(theirs.getByRole('button', { name: 'Your account: Nora New' })).toBeVisible();
  await open(theirs, link);
  await expect(theirs.getByRole('main')).toContainText('has already been used');

  await open(theirs, '/settings');
  await expect(theirs.getByRole('heading', { level: 2 })).toHaveText([
    'Your account',
    'Your sessions',
    'API tokens',
    'Capture pages',
    'Copies',
  ]);
  await theirs.getByRole('button', { name: 'Change password…' }).click();
  const dialog = dialogOf(theirs, 'Change password');
  await dialog.locator('input[name="current"]').fill('not the password');
  await dialog.locator('input[name="next"]').fill('another long password');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expectSoon(dialog.locator('input[name="current"]')).toHaveAccessibleDescription(/not your current password/);
  await dialog.locator('input[name="current"]').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expectSoon(dialog).toBeHidden();

  await open(theirs, '/sources');
  await theirs.getByRole('button', { name: 'Your account: Nora New' }).click();
  await theirs.locator('#account-menu').getByRole('button', { name: 'Sign out' }).click();
  await expect(theirs.getByRole('link', { name: 'Sign in' })).toBeVisible();

  await open(theirs, '/sources?q=reuters');
  await theirs.getByRole('link', { name: 'Sign in' }).click();
  await idle(theirs);
  await signIn(theirs, email, PASSWORD);
  await expectSoon(theirs.locator('.gate').getByRole('alert')).toHaveText(
    'The e-mail address or the password is wrong.',
  );
  await expect(field(theirs, 'E-mail')).toHaveValue(email);
  await signIn(theirs, email, 'another long password');
  await expectSoon(theirs).toHaveURL(/\/sources\?q=reuters$/);
  expect(await theirs.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('password');
  await theirs.context().close();
});

test('signing in leads to no other site', async ({ page }) => {
  for (const next of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example']) {
    const answer = await page.request.get(`/sign-in?next=${encodeURIComponent(next)}`, { maxRedirects: 0 });
    expect([next, answer.status(), answer.headers().location]).toEqual([next, 307, '/claims']);
  }
});

test('settings ask to sign in', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, storageState: undefined })).newPage();
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in\?next=\/settings$/);
  await page.context().close();
});

test('an admin changes a role, sets a new password and disables the account', async ({ page, browser, baseURL }) => {
  test.slow();
  const theirs = await (await browser.newContext({ baseURL, storageState: undefined })).newPage();
  const name = `Otto ${Date.now()}`;
  await createAccount(theirs, await inviteLink(page, 'Otto'), name);

  await open(page, '/settings');
  await page.getByRole('button', { name: `Manage… ${name}` }).click();
  const dialog = dialogOf(page, name);
  await dialog.getByLabel('Role').selectOption('reader');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name }).first()).toContainText('Reader');

  await dialog.getByRole('button', { name: 'Make link for a new password' }).click();
  const link = await dialog.getByLabel(`The link for ${name}`).inputValue();
  await open(theirs, link);
  await passwordOf(theirs).fill('the third password');
  await theirs.getByRole('button', { name: 'Set password and sign in' }).click();
  await expectSoon(theirs).toHaveURL(/\/claims$/);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: `Manage… ${name}` }).click();
  await dialog.getByRole('button', { name: 'Disable account…' }).click();
  await dialogOf(page, `Disable ${name}?`).getByRole('button', { name: 'Disable account' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name }).first()).toContainText('disabled');
  await theirs.goto('/settings');
  await expect(theirs).toHaveURL(/\/sign-in/);
  await theirs.context().close();
});

test('a token is shown once and can be revoked', async ({ page }) => {
  const name = `nightly ${Date.now()}`;
  await open(page, '/settings');
  await page.getByRole('button', { name: 'New token…' }).click();
  await field(page, 'What it is for').fill(name);
  await page.getByRole('button', { name: 'Create token' }).click();
  const secret = await page.getByLabel('Your token').inputValue();
  expect(secret).toMatch(/^whc_/);
  await expect(dialogOf(page, 'New token').locator('pre')).toContainText(`Authorization: Bearer ${secret}`);
  await page.getByRole('button', { name: 'Done' }).click();
  await reload(page);
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('button', { name: `Revoke… ${name}` }).click();
  await page.getByRole('button', { name: 'Revoke token' }).click();
  await expect(page.getByRole('button', { name: `Revoke… ${name}` })).toBeHidden();
});

test('the secret of a link appears in no other address', async ({ browser, baseURL }) => {
  const page = await (await browser.newContext({ baseURL, storageState: undefined })).newPage();
  const secret = 'x'.repeat(43);
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url(), request.headers().referer ?? ''));
  await open(page, `/join/${secret}`);
  await expect(page.getByRole('main')).toContainText('There is no such link');
  for (const href of await page.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
    expect(href).not.toContain(secret);
  expect(addresses.filter((address) => address && new URL(address).origin !== new URL(page.url()).origin)).toEqual([]);
  await page.context().close();
});

test('the screens of accounts have no serious accessibility violation, in light or dark', async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const narrow = { baseURL, viewport: { width: 390, height: 844 } };
  const visitor = await (await browser.newContext({ ...narrow, storageState: undefined })).newPage();
  const admin = await (await browser.newContext({ ...narrow, storageState: storageOf('admin') })).newPage();
  const link = await inviteLink(admin, 'nobody');
  for (const path of ['/sign-in', '/join/unknown', link]) {
    await open(visitor, path);
    await expectBothAccessible(visitor);
  }
  await open(admin, '/settings');
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectBothAccessible(admin);
  for (const name of ['Change password…', 'New token…', 'Invite…', 'Manage… Ada Admin']) {
    await admin.getByRole('button', { name }).click();
    await expectBothAccessible(admin);
    await admin.keyboard.press('Escape');
  }
  await admin.getByRole('button', { name: /^Your account/ }).click();
  await expectBothAccessible(admin);
  await visitor.context().close();
  await admin.context().close();
});
