import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './lib/cli/browser.mjs';

const port = process.env.WHENCE_E2E_PORT ?? '3210';
const baseURL = `http://127.0.0.1:${port}`;
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--disable-background-networking'];
const still = ['--disable-component-update', '--disable-sync', '--no-first-run'];

/** Workers read this file too; only the main process makes the folder and removes it. */
function freshFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'whence-e2e-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env.WHENCE_E2E_DATA = folder;
  return folder;
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'tests/results/e2e',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'tests/results/e2e.json' }]],
  use: {
    baseURL,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.WHENCE_CHROMIUM || findBrowser(), args: [...quiet, ...still] },
  },
  projects: [{ name: 'desktop light', use: { ...devices['Desktop Chrome'], colorScheme: 'light' } }],
  webServer: {
    command: 'node lib/cli/start.mjs',
    url: `${baseURL}/api/health`,
    env: { PORT: port, HOST: '127.0.0.1', DATABASE_URL: '', DATA_DIR: process.env.WHENCE_E2E_DATA ?? freshFolder() },
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    timeout: 300_000,
  },
});
