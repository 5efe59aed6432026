import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, prepare } from './prepare.mjs';
import { Failed, root, Stopped } from './run.mjs';
import { addressProblem, serve } from './serve.mjs';
import { help, nodeProblem, readSettings } from './settings.mjs';

/** @param {(string | undefined)[]} problems */
function refuse(...problems) {
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length === 0) return;
  console.error(found.join('\n'));
  process.exit(1);
}

refuse(nodeProblem(process.versions.node));
// The files Next reads too, in its order, so that both see one set of settings.
for (const name of ['.env.production.local', '.env.local', '.env.production', '.env']) {
  if (existsSync(path.join(root, name))) process.loadEnvFile(path.join(root, name));
}

const { settings, problems, wantsHelp } = readSettings(process.env, process.argv.slice(2), root);
if (wantsHelp) {
  console.log(help);
  process.exit(0);
}
refuse(...problems);
refuse(await addressProblem(settings));

try {
  await prepare(console.log);
  await build(console.log);
} catch (error) {
  if (error instanceof Stopped) process.exit(130);
  if (!(error instanceof Failed)) throw error;
  console.error(`\n${error.output.trim()}\n\nThat did not work. ${error.message}`);
  process.exit(1);
}
console.log('Starting …');
process.exitCode = await serve(settings);
