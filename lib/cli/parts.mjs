import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { provideBrowser } from './browser.mjs';
import { build } from './prepare.mjs';
import { Failed, npm, quietly, root, Stopped, tool } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped?: number, output?: string }} Outcome */

/** @param {() => Promise<unknown>} work that counts as one test */
async function one(work) {
  await work();
  return { passed: 1, failed: 0 };
}

/**
 * Runs a test tool and counts the single tests from the report it leaves.
 * @param {string} report
 * @param {string[]} command
 * @param {(report: any) => Outcome} count
 * @param {Record<string, string>} [env]
 * @returns {Promise<Outcome>}
 */
async function many(report, command, count, env = {}) {
  const file = path.join(root, report);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const failure = await quietly(command, env).then(
    () => undefined,
    (error) => error,
  );
  if (failure && !(failure instanceof Failed)) throw failure;
  const counted = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  if (!failure) return counted;
  return { ...counted, failed: Math.max(1, counted.failed), output: failure.output };
}

/** @param {string} project */
function vitest(project) {
  const report = `tests/results/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return many(report, tool('vitest', 'run', '--project', `${project}*`, ...reporters), ({ testResults, ...sums }) => ({
    passed: sums.numPassedTests,
    // A file that cannot be loaded counts as one failed test.
    failed:
      sums.numFailedTests +
      testResults.filter((/** @type {any} */ file) => file.status === 'failed' && !file.assertionResults.length).length,
    skipped: sums.numPendingTests + sums.numTodoTests,
  }));
}

/** @param {(line: string) => void} say */
async function endToEnd(say) {
  const browser = await provideBrowser(say);
  return many(
    'tests/results/e2e.json',
    tool('@playwright/test', 'test'),
    ({ stats, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    }),
    { WHENCE_CHROMIUM: browser },
  );
}

/** What npm test runs, in this order. @type {Record<string, (say: (line: string) => void) => Promise<Outcome>>} */
export const parts = {
  types: () =>
    one(async () => {
      await quietly(tool('next', 'typegen'), { NEXT_TELEMETRY_DISABLED: '1' });
      await quietly(tool('typescript', '--noEmit'));
    }),
  lint: () => one(() => quietly(tool('@biomejs/biome', 'ci'))),
  migrations: () => one(() => quietly(npm('run', '--silent', 'migration:check'))),
  unit: () => vitest('unit'),
  integration: () => vitest('integration'),
  build: () => one(() => build(() => {})),
  e2e: endToEnd,
};

/**
 * @param {string} name
 * @param {(line: string) => void} say
 * @returns {Promise<Outcome>}
 */
export async function runPart(name, say) {
  try {
    return (await parts[name]?.(say)) ?? { passed: 0, failed: 1 };
  } catch (error) {
    if (error instanceof Stopped || !(error instanceof Error)) throw error;
    return {
      passed: 0,
      failed: 1,
      output: error instanceof Failed ? `${error.output.trim()}\n${error.message}` : error.message,
    };
  }
}
