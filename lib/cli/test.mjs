import { parts, runPart } from './parts.mjs';
import { prepare } from './prepare.mjs';
import { Failed, Stopped } from './run.mjs';
import { nodeProblem } from './settings.mjs';

const names = Object.keys(parts);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts[name]);
const problem =
  nodeProblem(process.versions.node) ??
  (unknown.length && `Unknown part “${unknown.join(' ')}”; there are: ${names.join(', ')}.`);
if (problem) {
  console.error(problem);
  process.exit(1);
}

const sum = { passed: 0, failed: 0 };
/** @type {string[]} */
const broken = [];
try {
  await prepare(console.log);
  for (const name of names.filter((part) => wanted.length === 0 || wanted.includes(part))) await report(name);
} catch (error) {
  if (!(error instanceof Stopped || error instanceof Failed)) throw error;
  console.error(`\n${error.output.trim()}\n\n${error.message}`);
  if (error instanceof Stopped) process.exit(130);
  sum.failed += 1;
  broken.push('preparing');
}
console.log(broken.length ? `\nFailed: ${broken.join(', ')}.` : '\nAll is well.');
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed ? 1 : 0;

/** @param {string} name */
async function report(name) {
  const began = Date.now();
  console.log(`${name} …`);
  const { passed, failed, skipped, output } =
    name === 'e2e' && broken.includes('build')
      ? { passed: 0, failed: 1, skipped: 0, output: 'Not run, because there is no build to test.' }
      : await runPart(name, console.log);
  sum.passed += passed;
  sum.failed += failed;
  if (failed) broken.push(name);
  if (output) console.log(`\n${output.trim()}\n`);
  const rest = skipped ? `, ${skipped} skipped` : '';
  console.log(`${name}: ${passed} passed, ${failed} failed${rest} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}
