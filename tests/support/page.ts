import AxeBuilder from '@axe-core/playwright';
import { test as base, errors, expect, type Page } from '@playwright/test';

/** A page on which any error or warning in the console, and any uncaught error, fails the test. */
export const test = base.extend<{ noise: string[] }>({
  noise: [
    async ({ page }, use) => {
      const noise: string[] = [];
      page.on('console', (message) => {
        // A page that is meant to answer 4xx makes the browser say so; on a slow machine it says that a style sheet
        // was needed late.
        const expected = /^Failed to load resource|was preloaded using link preload but not used/.test(message.text());
        if (['error', 'warning'].includes(message.type()) && !expected) noise.push(message.text());
      });
      page.on('pageerror', (error) => noise.push(error.message));
      await use(noise);
      expect(noise).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** No violation that axe calls serious or critical; of some rules only, if they are named. */
export async function expectAccessible(page: Page, rules: string[] = []): Promise<void> {
  // A page that is read again lacks its title for a moment.
  await expect(page).toHaveTitle(/./);
  // In one pass within the page, naming only what fails, it takes a third of the time. Frames of others there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual(
    [],
  );
}

/** The same of a page in light, and in dark: there the same elements have other colors only. */
export async function expectBothAccessible(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(page, ['color-contrast', 'link-in-text-block']);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The statements in the table, in order. */
export const statements = (page: Page) => page.locator('tbody a[data-row]').allTextContents();

/** Goes to another page by its two keys; pressed again until the page answers to keys. */
export async function goBy(page: Page, second: string, path: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press(second);
    await page.waitForURL(`**${path}`, { timeout: 5000 });
  }).toPass();
  await answered(page);
}

/** Waits until the scripts of the page answer: a popover button, or a key, does nothing before. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await answered(page);
}

/** The scripts of the page are there and have nothing more to ask for. */
export async function answered(page: Page): Promise<void> {
  await page.locator('html[data-keys=answered]').waitFor({ state: 'attached' });
  await idle(page);
}

/** How long the browser may take to say that nothing is under way: it never does for some requests that a page gave up. */
const IDLE_MS = 4000;

/** Nothing is under way any more, as far as the browser says. */
export const idle = (page: Page): Promise<void> =>
  page.waitForLoadState('networkidle', { timeout: IDLE_MS }).catch((error) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
  });

/** Loads the page again and waits until its scripts answer. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await answered(page);
}
