import type { Page } from '@playwright/test';
import { expect, expectAccessible, open, test } from '../../support/page';
import { PASSWORD, people, post, storageOf } from '../../support/signed-in';

test.use({ storageState: storageOf('editor') });

test('a session that ends while one types costs nothing: sign in on the spot, and it is saved', async ({
  page,
  context,
}) => {
  const { result } = await post(page.request, '/api/commands/claims.create', {
    input: { statement: 'Typed while the session ended' },
  });
  await open(page, `/claims/${result.slug}`);
  await page.keyboard.press('e');
  await page
    .getByRole('dialog', { name: 'Edit claim' })
    .getByLabel('Statement')
    .fill('Typed while the session ended, and kept');
  await context.clearCookies();
  await page.keyboard.press('Control+Enter');
  const again = page.getByRole('dialog', { name: 'Sign in to save' });
  await expect(again).toBeVisible();
  await expectAccessible(page);
  await again.getByLabel('E-mail').fill(people.editor.email);
  await again.getByLabel('Password').fill('not the password');
  await page.keyboard.press('Enter');
  await expect(again).toContainText('The e-mail address or the password is wrong.');
  await again.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Typed while the session ended, and kept');
});

test('what was typed is there again when signing in is put off and the page is left', async ({ page, context }) => {
  const { result } = await post(page.request, '/api/commands/claims.create', { input: { statement: 'Left unsaved' } });
  await open(page, `/claims/${result.slug}`);
  await page.keyboard.press('e');
  await page.getByRole('dialog', { name: 'Edit claim' }).getByLabel('Statement').fill('Left unsaved, but not lost');
  const cookies = await context.cookies();
  await context.clearCookies();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: 'Sign in to save' }).getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByRole('dialog', { name: 'Edit claim' })).toContainText('Sign in to do this.');
  await context.addCookies(cookies);
  await open(page, `/claims/${result.slug}`);
  await page.keyboard.press('e');
  await expect(page.getByText('These are your unsaved changes.')).toBeVisible();
  await expect(page.getByLabel('Statement')).toHaveValue('Left unsaved, but not lost');
});

async function signInAt(page: Page, next: string) {
  await open(page, `/sign-in?next=${next}`);
  const form = page.getByRole('main');
  await form.getByLabel('E-mail').fill(people.editor.email);
  await form.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => pathname === next);
}

test.describe('on a device of its own', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('the password is asked for again before it matters, and nothing that was typed is lost', async ({ page }) => {
    await signInAt(page, '/settings');
    await page.getByRole('button', { name: 'New token…' }).click();
    const form = page.getByRole('dialog', { name: 'New token' });
    await form.getByLabel('What it is for').fill('nightly export');
    // As the server answers half an hour after the password was given.
    await page.route(
      '**/api/commands/tokens.create',
      (route) =>
        route.fulfill({
          status: 401,
          contentType: 'application/problem+json',
          json: {
            status: 401,
            title: 'Enter your password again to do this. Nothing was changed.',
            again: people.editor.email,
          },
        }),
      { times: 1 },
    );
    await form.getByRole('button', { name: 'Create token' }).click();
    const again = page.getByRole('dialog', { name: 'Enter your password again' });
    await expect(again.getByLabel('E-mail')).toHaveValue(people.editor.email);
    await expect(again.getByLabel('Password')).toBeFocused();
    await expectAccessible(page);
    await again.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(form).toContainText('whc_');
  });

  test('what somebody typed and what they did is not there for the next person at the same browser', async ({
    page,
  }) => {
    await signInAt(page, '/claims/new');
    await page.getByLabel('Statement').fill('Typed by the one before');
    const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    await expect.poll(kept).toContain('Typed by the one before');
    await page.getByRole('button', { name: /^Your account/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/claims');
    expect(await kept()).not.toContain('Typed by the one before');
  });
});
