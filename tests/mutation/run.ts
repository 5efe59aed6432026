import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { randomOf } from '../bench/random';
import { fileFinder, sourcesIn } from '../support/sources';
import { type Mutant, mutantsOf } from './mutants';

/*
 * Changes one thing at a time in the rules and looks whether a test notices. A seeded sample, in a copy of the project.
 *   npm run mutation -- --folders assessments,history --each 40 --seed 1 --integration
 * Unit tests that reach the file are asked first; with --integration, what they let pass goes to those integration
 * tests that name the file, or a file that needs it.
 */
const { values } = parseArgs({
  options: {
    folders: { type: 'string', default: 'assessments,attributions,data-table,entities,exchange,history,people' },
    each: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
    integration: { type: 'boolean', default: false },
  },
});
const root = path.resolve(import.meta.dirname, '../..');
const LONGEST_MS = 240_000;

type Case = Mutant & { readonly file: string; readonly line: number; readonly was: string };

function casesIn(folder: string): Case[] {
  // A list of leaked passwords is no rule.
  const files = sourcesIn(`lib/${folder}`).filter(({ path: file }) => /(?<!common-passwords)\.ts$/.test(file));
  return files.flatMap(({ path: file, text: code }) =>
    mutantsOf(code).map((mutant) => ({
      ...mutant,
      file,
      line: code.slice(0, mutant.start).split('\n').length,
      was: code.slice(mutant.start, mutant.end),
    })),
  );
}

/** Which files each file needs, by path. */
const files = sourcesIn('lib', 'components', 'app', 'tests');
const fileOf = fileFinder(files);
const needs = new Map(files.map(({ path: file, names }) => [file, names.flatMap((name) => fileOf(name) ?? [])]));

/** The tests in a folder that reach a file, the nearest first, and no further than so many steps. */
function testsOf(file: string, folder: string, most: number): string[] {
  const found: string[] = [];
  let layer = new Set([file]);
  const seen = new Set(layer);
  for (let step = 0; step < most && layer.size > 0; step++) {
    layer = new Set(
      [...needs].filter(([name, of]) => !seen.has(name) && of.some((it) => layer.has(it))).map(([name]) => name),
    );
    for (const name of layer) seen.add(name);
    found.push(...[...layer].filter((name) => name.startsWith(folder) && name.endsWith('.test.ts')));
  }
  return found;
}

const copy = mkdtempSync(path.join(tmpdir(), 'whence-mutation-'));
for (const file of execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)) {
  mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
  cpSync(path.join(root, file), path.join(copy, file));
}
cpSync(path.join(root, 'prisma/generated'), path.join(copy, 'prisma/generated'), { recursive: true });
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));

/** Whether one of the tests fails, or does not end. */
function isNoticed(project: 'unit' | 'integration', tests: readonly string[]): boolean {
  if (tests.length === 0) return false;
  const run = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--bail',
    '1',
    '--reporter',
    'dot',
    ...tests,
  ];
  return spawnSync(process.execPath, run, { cwd: copy, timeout: LONGEST_MS, stdio: 'ignore' }).status !== 0;
}

function isCaught({ file, start, end, text }: Case): boolean {
  const whole = path.join(copy, file);
  const code = readFileSync(whole, 'utf8');
  writeFileSync(whole, code.slice(0, start) + text + code.slice(end));
  try {
    if (isNoticed('unit', testsOf(file, 'tests/unit', 9))) return true;
    return values.integration && isNoticed('integration', testsOf(file, 'tests/integration', 2).slice(0, 6));
  } finally {
    writeFileSync(whole, code);
  }
}

const random = randomOf(Number(values.seed));
for (const folder of values.folders.split(',')) {
  const cases = casesIn(folder)
    .map((it) => ({ it, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ it }) => it);
  const sample = cases.slice(0, Number(values.each));
  const left = sample.filter((it) => !isCaught(it));
  console.log(
    `${folder}: ${sample.length - left.length} of ${sample.length} caught (of ${cases.length} mutants there are)`,
  );
  for (const { file, line, was, text } of left)
    console.log(`  ${file}:${line}  ${was.trim().slice(0, 60)}  →  ${text.trim().slice(0, 60)}`);
}
rmSync(copy, { recursive: true });
