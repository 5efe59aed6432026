/**
 * Takes the pictures of README.md from the demonstration: npm run pictures. It starts a server of its own, on the
 * port in PORT or 3320, with a data folder that it removes.
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
  const hrefOf = (words: string) => page.locator('tbody a[data-row]', { hasText: words }).getAttribute('href');
  await page.goto(`${server.origin}/claims`);
  const claim = await hrefOf('two of its hangers are cracked');
  const typed = await hrefOf('instead of NVIDIA hardware');
  await page.goto(`${server.origin}/network`);
  await take('network');
  await page.goto(`${server.origin}${claim}`);
  await take('claim');
  await page.goto(`${server.origin}/claims`);
  await take('claims');

  await page.goto(`${server.origin}/join/${server.link}`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Editor');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.org');
  await page.locator('main input[name=password]').fill('violet tramways at dawn');
  await page.locator('main form button[type=submit]').click();
  await page.waitForURL(`${server.origin}/claims`);

  await page.goto(`${server.origin}${typed}`);
  await page.locator('[data-keys=answered]').waitFor();
  await page.keyboard.press('c');
  const line = page.getByRole('combobox', { name: 'The chain as text, origin first' });
  await line.fill('The Information → Reuters → The Lindhaven Gazette');
  await page.getByRole('option', { name: /New source/ }).waitFor();
  await take('chain');

  await page.goto(`${server.origin}/documents`);
  const document = await hrefOf('Fourteen days');
  await page.goto(`${server.origin}${document}/tag`);
  await page.locator('.tag-card.ghost').first().waitFor();
  await page.locator('[data-keys=answered]').waitFor();
  await page.keyboard.press('j');
  await take('tagging');

  // What the demonstration knows second-hand only, so that there is something to find.
  const wire = await page.request.get(`${server.origin}/api/lookup/sources?q=Corvane+Wire`);
  const [{ id: sourceId }] = (await wire.json()).items;
  await page.request.post(`${server.origin}/api/commands/documents.create`, {
    headers: { origin: server.origin },
    data: {
      input: {
        ...{ sourceId, title: 'Fennay ferry plans a late boat', publishedAt: '2024-03-12' },
        text: 'FENNAY, 12 March (Corvane Wire) – Night sailings of the Fennay ferry may begin in April, the Fennay Ferry Company said on Tuesday. It has asked two crews whether they would work until midnight.',
      },
    },
  });
  await page.goto(`${server.origin}/claims`);
  const ferry = await hrefOf('Night sailings of the Fennay ferry');
  await page.goto(`${server.origin}${ferry}`);
  await page.locator('[data-keys=answered]').waitFor();
  await page.keyboard.press('g');
  await page.locator('.trace-places button', { hasText: 'plans a late boat' }).click();
  await page
    .getByRole('button', { name: /^Accept/ })
    .first()
    .waitFor();
  await take('trace');

  const rows = [
    'Fact ID,Claim,Chain,Status,Seen by',
    'F-1,Two hangers of the Quill Bridge are cracked,Bridge Authority → Corvane Wire,unverified,Ann',
    'F-2,The ferry will stop at the new quay,The Lindhaven Gazete → Quill Beacon,unverified,Bo',
    'F-3,The bridge opens again in May,Quillhaven Council → Brack Courier,disputed,',
    'F-4,,Brack Courier,unverified,Ann',
  ].join('\n');
  await page.goto(`${server.origin}/import`);
  await page.locator('[data-keys=answered]').waitFor();
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'bridge.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) },
  });
  await page.getByRole('button', { name: 'Continue to the columns' }).click();
  await page.getByRole('button', { name: 'Dry run', exact: true }).click();
  await page.locator('.similar-rows').waitFor();
  await take('import');
} finally {
  await browser.close();
  await server.stop();
}
