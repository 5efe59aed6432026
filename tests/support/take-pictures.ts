/**
 * Takes the pictures of README.md from the demonstration case: npm run pictures. It starts a server of its own, on
 * the port in PORT or 3320, with a data folder that it removes.
 */
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '@/lib/cli/browser.mjs';
import { startOwnServer } from './own-server';
import { PASSWORD, people } from './signed-in';

const folder = path.join(import.meta.dirname, '../../public');
const view = { width: 1400, height: 900 };

async function signIn(page: Page, origin: string, token: string): Promise<void> {
  const send = async (route: string, data: unknown) => {
    const response = await page.request.post(`${origin}${route}`, { data, headers: { origin } });
    if (!response.ok()) throw new Error(`${route} was answered with ${response.status()}.`);
  };
  const { name, email } = people.editor;
  await send('/api/commands/people.join', { input: { token, name, email, password: PASSWORD } });
  await send('/api/sign-in', { email, password: PASSWORD });
}

const server = await startOwnServer(Number(process.env.PORT ?? 3320));
const browser = await chromium.launch({
  executablePath: process.env.WHENCE_CHROMIUM || findBrowser(),
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage({ viewport: view, colorScheme: 'light' });
  const take = async (name: string) => {
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    console.log(`public/${name}.png`);
  };
  await page.goto(`${server.origin}/claims?sort=-chains`);
  const claim = await page.locator('tbody a[href^="/claims/"]').first().getAttribute('href');
  await page.goto(`${server.origin}/network`);
  await take('network');
  await page.goto(`${server.origin}${claim}`);
  await take('claim');
  await signIn(page, server.origin, server.link);
  await page.goto(`${server.origin}${claim}`);
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('c');
  await page.getByLabel('The chain as text, origin first').fill('Bloomberg → Reuters → AI News');
  await page.keyboard.press('Escape');
  await take('chain');
} finally {
  await browser.close();
  await server.stop();
}
