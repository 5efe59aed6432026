import { readFileSync } from 'node:fs';
import path from 'node:path';
import { npm, quietly, root, tool } from './run.mjs';
import { fingerprint, unlessDone } from './stamp.mjs';

const sources = ['app', 'components', 'lib', 'prisma', 'public', 'next.config.ts', 'proxy.ts', 'instrumentation.ts'];
const settings = ['tsconfig.json', 'package.json', 'package-lock.json'];

/** @param {string} file */
const packagesIn = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;

/** Whether someone ran npm themselves and the installed packages are already the required ones. */
function isInstalled() {
  try {
    const wanted = packagesIn('package-lock.json');
    const present = packagesIn('node_modules/.package-lock.json');
    return Object.keys(wanted).every(
      (key) => !key || (present[key] ? present[key].version === wanted[key].version : wanted[key].optional),
    );
  } catch {
    return false;
  }
}

/** @param {(line: string) => void} say */
function install(say) {
  return unlessDone({
    stamp: 'node_modules/.whence-install',
    product: 'node_modules',
    input: `${process.platform} ${process.arch} ${fingerprint('package-lock.json')}`,
    work: async () => {
      if (isInstalled()) return;
      say('Installing packages (about half a minute) …');
      // Install scripts may download from elsewhere, and nothing here needs them.
      const command = npm('ci', '--no-audit', '--no-fund', '--ignore-scripts', '--include=dev');
      // When told to stop, npm would finish first. Without its stamp, what is left is installed again.
      await quietly(command, {}, true);
    },
  });
}

/** @param {(line: string) => void} say */
function generate(say) {
  return unlessDone({
    stamp: 'prisma/generated/.whence-generate',
    product: 'prisma/generated',
    input: fingerprint('prisma/schema.prisma', 'package-lock.json'),
    work: async () => {
      say('Generating the database client …');
      // If no engine is named here, Prisma downloads one that generating does not use.
      const engine = process.env.PRISMA_SCHEMA_ENGINE_BINARY || process.execPath;
      await quietly(tool('prisma', 'generate'), { PRISMA_SCHEMA_ENGINE_BINARY: engine, CHECKPOINT_DISABLE: '1' });
    },
  });
}

/**
 * What must exist before any code of ours can run.
 * @param {(line: string) => void} say
 */
export async function prepare(say) {
  await install(say);
  await generate(say);
}

/** @param {(line: string) => void} say */
export function build(say) {
  return unlessDone({
    stamp: '.next/whence-build',
    product: '.next/BUILD_ID',
    input: fingerprint(...sources, ...settings),
    work: async () => {
      say('Building the app (about 20 seconds) …');
      await quietly(tool('next', 'build'), { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
    },
  });
}
