/**
 * Takes the pictures of README.md that need no editor from the demonstration case: npm run pictures. It starts a
 * server of its own, on the port in PORT or 3320, with a data folder that it removes.
 */
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '@/lib/cli/browser.mjs';
import { startOwnServer } from './own-server';

const folder = path.join(import.meta.dirname, '../../public');
const view = { width: 1400, height: 900 };

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
} finally {
  await browser.close();
  await server.stop();
}
