import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { quietly, tool } from './run.mjs';

/** Without a window, which takes a third of the time. */
const SHELL = 'chromium-headless-shell';
const names = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

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

const isDebian = () => process.getuid?.() === 0 && onPath('apt-get').some(isProgram);

/** The commands that bring a Chromium. @param {string} name of its Debian package */
function commandsFor(name) {
  if (!isDebian()) return [tool('playwright-core', 'install', 'chromium')];
  const quick = ['-qq', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15'];
  return [
    ['apt-get', ...quick, 'update'],
    ['apt-get', ...quick, 'install', '-y', '--no-install-recommends', name],
  ];
}

/**
 * Finds a Chromium for the end-to-end tests, or installs one. On Debian the one without a window is installed beside
 * another, and if that fails the other one will do.
 * @param {(line: string) => void} say
 */
export async function provideBrowser(say) {
  const found = findBrowser();
  const wanted = isDebian() && !process.env.CHROMIUM_PATH && !found?.endsWith(SHELL) ? [SHELL] : [];
  if (!found) wanted.push('chromium');
  if (wanted.length > 0) say('Installing Chromium for the end-to-end tests …');
  let reason = '';
  for (const name of wanted)
    try {
      for (const command of commandsFor(name)) await quietly(command, { DEBIAN_FRONTEND: 'noninteractive' });
      const installed = findBrowser();
      if (installed) return installed;
    } catch (error) {
      reason = ` ${error instanceof Error ? error.message : error}`;
    }
  if (found) return found;
  throw new Error(
    'The end-to-end tests need Chromium, and it could be neither found nor installed.' +
      `${reason} Install the package “chromium” or Google Chrome with your system's package manager, or run ` +
      '“npx playwright install chromium”, or set CHROMIUM_PATH to the browser you have; then run npm test again.',
  );
}
