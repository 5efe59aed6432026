import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { randomOf } from '../bench/random';
import { fileFinder, sourcesIn } from '../support/sources';
import { type Mutant, mutantsOf } from './mutants';
import { notingTests, type Point, pointAt, pointsOf } from './points';
import { Runner } from './runners';

/*
 * Changes one thing at a time in the rules and looks whether a test notices. A seeded sample, in a copy of the project.
 *   npm run mutation -- --folders assessments,history --each 40 --seed 1 --integration
 * At first all these tests run once, to see which of them come by each place. Then unit tests that do are asked, first
 * those that come by most of the file. With --integration, what they let pass goes to integration tests, on the embedded
 * database. What TypeScript refuses is no mutant: nobody could build it.
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
/** So many files of tests are asked: those further away notice little, and take long. */
const MOST_ASKED = { unit: 15, integration: 6 };
type Project = keyof typeof MOST_ASKED;
/** After so long, tests that are asked about a mutant count as hanging. */
const LONGEST_MS = { unit: 90_000, integration: 300_000 };
const ALL_LAST_MS = 3_600_000;

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

/** Which files each file needs at run time, by path. */
const files = sourcesIn('lib', 'components', 'app', 'tests');
const fileOf = fileFinder(files);
const needs = new Map(files.map(({ path: file, imports }) => [file, imports.flatMap((name) => fileOf(name) ?? [])]));

const texts = new Map(files.map(({ path: file, text }) => [file, text]));

/** The names that a file exports. */
const exportsOf = (file: string): string[] =>
  [...(texts.get(file) ?? '').matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].map(([, it = '']) => it);

/**
 * The tests of a project that reach a file, the nearest first; of those as near, the ones that say most often what it
 * and the files between export, then the ones that have words of its name.
 */
function nearestTo(file: string, project: Project): string[] {
  const folder = `tests/${project}/`;
  const words = path.basename(file).split(/\W+/);
  const alike = (name: string) => words.filter((word) => path.basename(name).split(/\W+/).includes(word)).length;
  const exported: string[] = [];
  const said = (name: string) => exported.reduce((sum, it) => sum + (texts.get(name) ?? '').split(it).length - 1, 0);
  const found: string[] = [];
  let layer = new Set([file]);
  const seen = new Set(layer);
  while (layer.size > 0) {
    exported.push(...[...layer].flatMap(exportsOf));
    layer = new Set(
      [...needs].filter(([name, of]) => !seen.has(name) && of.some((it) => layer.has(it))).map(([name]) => name),
    );
    for (const name of layer) seen.add(name);
    const tests = [...layer].filter((name) => name.startsWith(folder) && name.endsWith('.test.ts'));
    found.push(...tests.sort((a, b) => said(b) - said(a) || alike(b) - alike(a)));
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

const folders = values.folders.split(',');
const projects: readonly Project[] = values.integration ? ['unit', 'integration'] : ['unit'];
const runnerOf = (project: Project, longest: number) => new Runner(copy, project, longest);
/** By file. */
const points = new Map<string, readonly Point[]>();
/** The tests that come by a point, as “file point”. */
const comingBy = await testsByPoint();
/** By how many points of a file a test comes, as “file test”: the more, the more it is about the file. */
const pointsPassed = new Map<string, number>();
for (const [at, tests] of comingBy)
  for (const test of tests) {
    const pair = `${at.split(' ')[0]} ${test}`;
    pointsPassed.set(pair, (pointsPassed.get(pair) ?? 0) + 1);
  }
const runners = {
  unit: runnerOf('unit', LONGEST_MS.unit),
  integration: runnerOf('integration', LONGEST_MS.integration),
};

async function testsByPoint(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const changed = folders.flatMap((folder) => sourcesIn(`lib/${folder}`)).filter((it) => it.path.endsWith('.ts'));
  const notesOf = (file: string) => path.join(copy, `${file.replaceAll('/', '-')}.notes`);
  for (const { path: file, text } of changed) {
    points.set(file, pointsOf(text));
    writeFileSync(notesOf(file), '');
    writeFileSync(path.join(copy, file), notingTests(text, points.get(file) ?? [], notesOf(file)));
  }
  for (const project of projects) {
    const runner = runnerOf(project, ALL_LAST_MS);
    const tests = files
      .map((it) => it.path)
      .filter((it) => it.startsWith(`tests/${project}/`) && it.endsWith('.test.ts'));
    await runner.failing({ changed: [], tests, toTheEnd: true });
    await runner.stop();
  }
  const found = new Map<string, Set<string>>();
  for (const { path: file, text } of changed) {
    writeFileSync(path.join(copy, file), text);
    for (const line of readFileSync(notesOf(file), 'utf8').split('\n').filter(Boolean)) {
      const [test = '', point = ''] = line.split(' ');
      const at = `${file} ${point}`;
      found.set(at, (found.get(at) ?? new Set()).add(path.relative(copy, test)));
    }
  }
  return found;
}

/**
 * The tests to ask about a mutant, first those that come by most of its file. What runs only once, when a file is read,
 * any test may show, the nearest first.
 */
function testsOf({ file, ...mutant }: Case, project: Project): string[] {
  const at = pointAt(points.get(file) ?? [], mutant);
  if (at === -1) return nearestTo(file, project).slice(0, MOST_ASKED[project]);
  const passed = (test: string) => pointsPassed.get(`${file} ${test}`) ?? 0;
  const tests = [...(comingBy.get(`${file} ${at}`) ?? [])].filter((test) => test.startsWith(`tests/${project}/`));
  return tests.sort((a, b) => passed(b) - passed(a)).slice(0, MOST_ASKED[project]);
}

/** Whether tests pass while nothing is changed, by their files. Those that do not can notice nothing. */
const isSound = new Map<string, boolean>();

/** Whether a test of the project fails because this code stands in the file. */
async function isNoticed(project: Project, it: Case, code: string): Promise<boolean> {
  const { file } = it;
  const whole = path.join(copy, file);
  const before = readFileSync(whole, 'utf8');
  for (;;) {
    const tests = testsOf(it, project).filter((test) => isSound.get(test) !== false);
    writeFileSync(whole, code);
    const failing = await runners[project].failing({ changed: [file], tests });
    writeFileSync(whole, before);
    const [test = ''] = failing.split(':');
    if (failing && !test.endsWith('.ts')) console.log(`  Taken for caught in ${file}: ${failing}`);
    if (failing === '' || !tests.includes(test) || isSound.get(test)) return failing !== '';
    const anyway = await runners[project].failing({ changed: [file], tests: [test] });
    isSound.set(test, anyway === '');
    if (anyway) console.log(`  Left out, since it fails without any change: ${anyway}`);
  }
}

/** Whether the project is one that TypeScript accepts with this code in the file. Otherwise it could not be built. */
function isProgram(file: string, code: string): boolean {
  const whole = path.join(copy, file);
  const before = readFileSync(whole, 'utf8');
  writeFileSync(whole, code);
  const remembered = ['--incremental', '--tsBuildInfoFile', 'mutation.tsbuildinfo'];
  const { status } = spawnSync('node_modules/.bin/tsc', ['--noEmit', ...remembered], { cwd: copy });
  writeFileSync(whole, before);
  return status === 0;
}

async function fateOf(it: Case): Promise<'caught' | 'survived' | 'no program'> {
  const code = readFileSync(path.join(copy, it.file), 'utf8');
  const changed = code.slice(0, it.start) + it.text + code.slice(it.end);
  if (await isNoticed('unit', it, changed)) return 'caught';
  if (!isProgram(it.file, changed)) return 'no program';
  return values.integration && (await isNoticed('integration', it, changed)) ? 'caught' : 'survived';
}

const short = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 60);

const random = randomOf(Number(values.seed));
for (const folder of folders) {
  const cases = casesIn(folder)
    .map((it) => ({ it, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ it }) => it);
  const sample = cases.slice(0, Number(values.each));
  const fates = { caught: 0, survived: 0, 'no program': 0 };
  for (const [i, it] of sample.entries()) {
    process.stderr.write(`${i} of ${sample.length} \r`);
    const fate = await fateOf(it);
    fates[fate] += 1;
    if (fate !== 'survived') continue;
    const isReached = projects.some((project) => testsOf(it, project).length > 0);
    const why = isReached ? '' : '  (no test comes by)';
    console.log(`  ${it.file}:${it.line}  ${short(it.was)}  →  ${short(it.text)}${why}`);
  }
  const { caught, survived, 'no program': refused } = fates;
  const share = Math.round((100 * caught) / Math.max(1, caught + survived));
  console.log(
    `${folder}: ${caught} of ${caught + survived} caught, ${share} %; ${refused} more are refused by TypeScript ` +
      `(of ${cases.length} mutants there are)`,
  );
}
await Promise.all([runners.unit.stop(), runners.integration.stop()]);
rmSync(copy, { recursive: true });
