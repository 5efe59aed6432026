import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './lib/cli/browser.mjs';

const port = Number(process.env.WHENCE_E2E_PORT ?? 3210);
/** One server is only read, so that what stands on it is known; the other one is written to. */
const addressOf = (server: 'reading' | 'editing') => `http://127.0.0.1:${server === 'reading' ? port : port + 1}`;
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
];
const still = ['--disable-component-update', '--disable-sync', '--no-first-run'];

/** Workers read this file too; only the main process makes the folder and removes it. */
function freshFolder(name: string) {
  const variable = `WHENCE_E2E_${name}`;
  const known = process.env[variable];
  if (known) return known;
  const folder = mkdtempSync(path.join(tmpdir(), 'whence-e2e-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env[variable] = folder;
  return folder;
}

const serverAt = (address: string, data: string, command: string) => ({
  command,
  url: `${address}/api/health`,
  env: {
    PORT: new URL(address).port,
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    DATA_DIR: freshFolder(data),
    WHENCE_E2E_AFTER: addressOf('reading'),
    // The three sites of tests/e2e/editing/tracing.spec.ts.
    FETCH_HOSTS: [2, 3, 4].map((n) => `127.0.0.${n}:${port + 10 + n}`).join(),
  },
  reuseExistingServer: false,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 15_000 },
  timeout: 300_000,
});

const device = { ...devices['Desktop Chrome'], colorScheme: 'light' as const };

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'tests/results/e2e',
  workers: 2,
  // Generous, so that a slow machine is not taken for a fault.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'tests/results/e2e.json' }]],
  use: {
    // Recording every step of every test takes a sixth of the time: TRACE=1 npm test -- e2e.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.WHENCE_CHROMIUM || findBrowser(), args: [...quiet, ...still] },
  },
  projects: [
    { name: 'reading', testIgnore: '**/editing/**', use: { ...device, baseURL: addressOf('reading') } },
    { name: 'accounts', testMatch: '**/editing/accounts.setup.ts', use: { ...device, baseURL: addressOf('editing') } },
    // Alone, before the others write to that server: it says what stands first in tables and in the history.
    {
      name: 'day',
      testMatch: '**/editing/editor-day.spec.ts',
      dependencies: ['accounts'],
      use: { ...device, baseURL: addressOf('editing') },
    },
    {
      name: 'editing',
      testMatch: '**/editing/*.spec.ts',
      testIgnore: '**/editor-day.spec.ts',
      dependencies: ['day'],
      use: { ...device, baseURL: addressOf('editing') },
    },
  ],
  webServer: [
    serverAt(addressOf('reading'), 'READING', 'node lib/cli/start.mjs'),
    {
      ...serverAt(addressOf('editing'), 'EDITING', 'node tests/support/start-after.mjs'),
      wait: { stdout: /Create the first admin: \S+\/join\/(?<whence_e2e_link>[\w-]+)/ },
    },
  ],
});
