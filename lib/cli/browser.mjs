import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { quietly, tool } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Some systems ship a stand-in that only says how to install the browser. @param {string} file */
const runs = (file) =>
  isProgram(file) && spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

/** @param {string} name */
const onPath = (name) => (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));

function playwrights() {
  const file = createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

/** @returns {string | undefined} the Chromium this computer has */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (!named) return names.flatMap(onPath).find(runs) ?? playwrights();
  if (!isProgram(named)) throw new Error(`CHROMIUM_PATH must name a browser, and ${named} is not a program.`);
  return named;
}

/** @returns {string[][]} the commands that may bring one */
function installers() {
  const isDebian = process.getuid?.() === 0 && onPath('apt-get').some(isProgram);
  if (!isDebian) return [tool('playwright-core', 'install', 'chromium')];
  return [
    ['apt-get', '-qq', 'update'],
    ['apt-get', '-qq', 'install', '-y', '--no-install-recommends', 'chromium'],
  ];
}

/**
 * Finds a Chromium for the end-to-end tests, or installs one.
 * @param {(line: string) => void} say
 */
export async function provideBrowser(say) {
  const found = findBrowser();
  if (found) return found;
  say('Installing Chromium for the end-to-end tests …');
  let reason = '';
  try {
    for (const command of installers()) await quietly(command, { DEBIAN_FRONTEND: 'noninteractive' });
    const installed = findBrowser();
    if (installed) return installed;
  } catch (error) {
    reason = ` ${error instanceof Error ? error.message : error}`;
  }
  throw new Error(
    'The end-to-end tests need Chromium, and it could be neither found nor installed.' +
      `${reason} Install the package “chromium” or Google Chrome with your system's package manager, or run ` +
      '“npx playwright install chromium”, or set CHROMIUM_PATH to the browser you have; then run npm test again.',
  );
}
