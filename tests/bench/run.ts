/**
 * Measures Whence against its budgets and writes the figures into docs/measurements.md:
 * npm run bench -- [--claims 100000] [--only
 * page,http,csv,embedded,rebuild,evidence,bulk,editors,texts,tagging,similar,tracing,import] [--keep]
 */
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { build } from '@/lib/cli/prepare.mjs';
import { type Db, openDb } from '@/lib/db';
import { databaseUrl, onServer, startPostgres } from '@/tests/support/postgres-server';
import { MANY, measureBulk, measureSaves } from './bulk';
import { copyByPsql, download } from './csv';
import { EDITORS, measureEditors } from './editors';
import { measureEmbedded } from './embedded';
import { measureGrading, measureLargeGraph } from './evidence';
import { measureFind, measureHttp, scriptBytes } from './http';
import { measureImport } from './import';
import { copyAll, load, multiplyClaims } from './load';
import { measureCounts, measurePages, measureReference, pageAddresses } from './pages';
import { PAGE_WORDS, SENT } from './reading';
import { budget, heading, say, table, verdicts } from './report';
import { withFigures } from './report-figures';
import { startServer } from './server';
import { measureSimilar } from './similar';
import { measureTagging } from './tagging';
import { DOCUMENTS, measureTexts, OUTLETS } from './texts';
import { HELD, measureTracing } from './tracing';

const PARTS = [
  'page',
  'http',
  'csv',
  'embedded',
  'rebuild',
  'evidence',
  'bulk',
  'editors',
  'texts',
  'tagging',
  'similar',
  'tracing',
  'import',
];
/** So many claims behind one source are recomputed in the time that is budgeted. */
const BEHIND = 20_000;
/** What a server does that keeps every write it has acknowledged. */
const DURABLE = ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on', 'max_connections=100'];
/** Beyond it, for the CSV alone, claims are copied rather than generated. */
const GENERATED = 100_000;

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '100000' },
    only: { type: 'string', default: PARTS.join() },
    keep: { type: 'boolean', default: false },
  },
});
const claims = Number(values.claims);
const only = new Set(values.only.split(','));
const strange = [...only].filter((part) => !PARTS.includes(part));
if (!(Number.isInteger(claims) && claims > 0) || strange.length > 0)
  throw new Error(`Usage: npm run bench -- [--claims 100000] [--only ${PARTS.join()}] [--keep]`);

const steps: (() => Promise<unknown>)[] = [];
const undo = (step: () => Promise<unknown>) => void steps.push(step);
async function cleanUp(): Promise<void> {
  for (let step = steps.pop(); step; step = steps.pop()) await step().catch((error) => console.error(error));
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(130)));

const results: Record<string, unknown> = { claims, at: new Date().toISOString(), node: process.version };

async function fill(db: Db): Promise<void> {
  const copies = only.size === 1 && only.has('csv') ? Math.max(1, Math.floor(claims / GENERATED)) : 1;
  heading(`${claims.toLocaleString('en')} claims`);
  const phases = await load(db, Math.floor(claims / copies));
  if (copies > 1) await multiplyClaims(db, copies);
  // PostgreSQL has only now counted what was written, and would otherwise do this by itself beside what is measured.
  await db.pool.query('VACUUM ANALYZE');
  for (const { name, rows, seconds } of phases)
    say(`${name}: ${seconds.toFixed(1)} s${rows ? `, ${Math.round(rows / seconds).toLocaleString('en')} rows/s` : ''}`);
  results.load = phases;
}

async function measurePageQueries(db: Db): Promise<void> {
  const reference = await measureReference(db.pool);
  const pages = await measurePages(db.pool, await pageAddresses(db.pool));
  const counts = await measureCounts(db.pool);
  heading('A page of 100 claims, in the server');
  table([{ name: 'reference: one claim by its number', ...reference }, ...pages.slice(0, 40)]);
  heading('Counts, beside the page');
  table(counts);
  budget('page median of the worst', Math.max(...pages.map(({ median }) => median)), 20, 'ms');
  budget('page p95 of the worst', Math.max(...pages.map(({ p95 }) => p95)), 60, 'ms');
  results.page = { reference, pages, counts };
}

async function measureServer(db: Db, url: string): Promise<void> {
  await build(say);
  const server = await startServer({ DATABASE_URL: url });
  undo(server.stop);
  if (only.has('http')) {
    const pages = await measureHttp(server, db.pool);
    const scripts = await scriptBytes(server, '/claims');
    heading('Pages over HTTP');
    table(pages);
    const finds = await measureFind(server);
    heading('What Ctrl-K asks for');
    table(finds);
    budget('answer to Ctrl-K, p95 of the slowest', Math.max(...finds.map(({ p95 }) => p95)), 100, 'ms');
    budget('first byte of /claims', pages[0]?.median ?? Number.NaN, 100, 'ms');
    budget('scripts of /claims, compressed', scripts / 1000, 200, 'kB');
    results.http = { pages, finds, scripts };
  }
  if (only.has('csv')) {
    for (let i = 0; i < 20; i++) await server.get('/claims');
    const psql = await copyByPsql(url);
    const csv = await download(server);
    heading('CSV of all claims');
    say(
      `Whence: ${csv.rows.toLocaleString('en')} rows in ${csv.seconds.toFixed(2)} s, ${Math.round(csv.rows / csv.seconds).toLocaleString('en')} rows/s, ${(csv.bytes / csv.seconds / 1e6).toFixed(1)} MB/s`,
    );
    say(`psql \\copy: ${psql.toFixed(2)} s, ${Math.round(csv.rows / psql).toLocaleString('en')} rows/s`);
    budget('rows', csv.rows, claims, '', 'at least');
    budget('throughput beside psql', psql / csv.seconds, 0.5, '×', 'at least');
    budget('growth of memory', (csv.peak - csv.before) / 1e6, 60, 'MB');
    results.csv = { ...csv, psql };
  }
  await server.stop();
}

async function measureEmbeddedDatabase(db: Db): Promise<void> {
  await build(say);
  const found = await measureEmbedded(db, undo);
  heading(`Embedded (loaded in ${found.loadSeconds.toFixed(0)} s)`);
  table([
    ...found.pages,
    ...found.facets,
    {
      name: `/claims during a CSV of ${found.csvSeconds.toFixed(1)} s, ${found.meanwhile.count} times`,
      ...found.meanwhile,
    },
  ]);
  budget('embedded page median of the worst', Math.max(...found.pages.map(({ median }) => median)), 60, 'ms');
  budget('embedded second start', found.startSeconds, 5, 's');
  budget('embedded /claims during a CSV, at most', found.meanwhile.max, 500, 'ms');
  results.embedded = found;
}

/** All of it in an embedded database of its own. */
async function embeddedCopy(db: Db): Promise<Db> {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-bench-'));
  undo(() => fs.rm(dataDir, { recursive: true, force: true }));
  const embedded = await openDb({ dataDir });
  await copyAll(db, embedded);
  return embedded;
}

/** Bulk edits and single saves, in the server and embedded. */
async function measureEdits(db: Db): Promise<void> {
  const measured = async (where: string, on: Db) => {
    const edits = await measureBulk(on);
    const saves = await measureSaves(on);
    heading(`Edits, ${where}`);
    for (const { name, preview, edit, told, undo } of edits)
      say(
        `${name}: preview ${preview.toFixed(2)} s, edit ${edit.toFixed(2)} s (progress told ${told} times), undo ${undo.toFixed(2)} s`,
      );
    table(saves);
    budget(
      `bulk edit of ${MANY.toLocaleString('en')}, ${where}, the slowest kind`,
      Math.max(...edits.map(({ edit }) => edit)),
      5,
      's',
    );
    budget(`median save, ${where}, the slowest kind`, Math.max(...saves.map(({ median }) => median)), 50, 'ms');
    return { edits, saves };
  };
  const embedded = await embeddedCopy(db);
  try {
    results.edits = { server: await measured('PostgreSQL', db), embedded: await measured('embedded', embedded) };
  } finally {
    await embedded.close();
  }
  await measureRebuilt('after edits', db);
}

async function measureManyEditors(db: Db, url: string): Promise<void> {
  await build(say);
  const found = await measureEditors(db, url, undo);
  heading(`${EDITORS} editors at two app processes for ${found.seconds.toFixed(0)} s`);
  say(
    `${found.commands.toLocaleString('en')} commands, of which ${found.conflicts.toLocaleString('en')} were refused because others were first`,
  );
  table(found.timings);
  for (const line of found.wrong.slice(0, 20)) say(`WRONG: ${line}`);
  budget('lost updates, doubled entries and unexpected errors', found.wrong.length, 0, '');
  results.editors = found;
  await measureRebuilt('after many editors', db);
}

/** Texts that share wording, in a database of their own. */
async function measureWording(server: string): Promise<void> {
  await onServer(server, 'CREATE DATABASE texts');
  const db = await openDb({ databaseUrl: databaseUrl(server, 'texts') });
  try {
    const found = await measureTexts(db);
    heading(`${DOCUMENTS.toLocaleString('en')} texts, one of them printed by ${OUTLETS} outlets`);
    say(
      `all compared in ${found.seconds.toFixed(1)} s: ${found.pairs.toLocaleString('en')} pairs; once more in ${found.again.seconds.toFixed(1)} s`,
    );
    table(found.saves);
    budget(`comparing ${DOCUMENTS.toLocaleString('en')} texts`, found.seconds, 60, 's');
    budget(
      `pairs missed, invented or with another share, of ${found.expected.toLocaleString('en')}`,
      found.wrong,
      0,
      '',
    );
    budget('documents that a second rebuild finds wrong', found.again.differing, 0, '');
    budget('median of storing a text', found.saves[1]?.median ?? Number.NaN, 50, 'ms');
    results.texts = found;
  } finally {
    await db.close();
  }
}

async function measureRebuilt(when: string, db: Db): Promise<void> {
  const { differing, differingDocuments } = await rebuild(db);
  budget(
    `claims and documents that a rebuild ${when} finds wrong`,
    differing.length + differingDocuments.length,
    0,
    '',
  );
}

async function measureRebuild(db: Db): Promise<void> {
  const began = performance.now();
  const { differing, differingDocuments } = await rebuild(db);
  const seconds = (performance.now() - began) / 1000;
  heading('Rebuild of everything derived');
  budget('rebuild per 100,000 claims', (seconds / claims) * 100_000, 60, 's');
  budget('claims and documents that differed', differing.length + differingDocuments.length, 0, '');
  results.rebuild = { seconds, differing: differing.length, differingDocuments: differingDocuments.length };
}

async function measureEvidence(db: Db): Promise<void> {
  const large = await measureLargeGraph();
  const grading = await measureGrading(db);
  const share = BEHIND / grading.claims;
  heading('The shape of the evidence');
  heading('One claim of 1,000 utterances and 5,000 attributions');
  table([
    { name: 'assessed, with warnings', ...large.assessed },
    { name: 'everything derived', ...large.whole },
  ]);
  say(
    `grading a source in ${grading.claims.toLocaleString('en')} claims: ${grading.seconds.map((s) => s.toFixed(2)).join(', ')} s (progress told ${grading.told} times), undo ${grading.undo.toFixed(2)} s`,
  );
  budget('large graph, median', large.assessed.median, 50, 'ms');
  budget(
    `grading a source with ${BEHIND.toLocaleString('en')} claims behind it, slowest`,
    Math.max(...grading.seconds) * share,
    10,
    's',
  );
  results.evidence = { large, grading };
  await measureRebuilt('after grading', db);
}

async function measureOffers(db: Db): Promise<void> {
  const found = await measureSimilar(db);
  heading(`Similar claims for ${found.posts} posts`);
  say(
    `the claim was among the five offered for ${found.found}, the first for ${found.first}; by plain BM25 for ${found.plain}`,
  );
  table([{ name: 'similar claims', ...found.timing }]);
  budget('similar claims, median', found.timing.median, 50, 'ms');
  budget('posts whose claim was offered, beside plain BM25', found.found / found.plain, 1, '×', 'at least');
  results.similar = found;
}

/** Adds documents of its own. */
async function measureTraces(db: Db): Promise<void> {
  const found = await measureTracing(db);
  heading(`Where a credited source says it, with ${HELD.toLocaleString('en')} documents of its own`);
  say(found.best ? 'the document that says it came first' : 'the document that says it did NOT come first');
  table([
    { name: 'the next hop', ...found.timing },
    { name: 'the passage in a text of 1,500 words', ...found.passage },
    { name: `fetch, read and find in a page of ${PAGE_WORDS.toLocaleString('en')} words`, ...found.reading.whole },
    { name: `read a page of ${SENT / 1e6} MB that is sent`, ...found.reading.sent },
  ]);
  budget('the next hop of a link, p95', found.timing.p95, 200, 'ms');
  budget('fetch, read and find in a page, p95', found.reading.whole.p95, 300, 'ms');
  budget('read a page of 5 MB that is sent, p95', found.reading.sent.p95, 2000, 'ms');
  results.tracing = found;
}

/** A short sheet, and one as long as there are claims, in the server and embedded. All are taken back. */
async function measureImports(db: Db): Promise<void> {
  heading('Spreadsheets brought in');
  const measured = async (where: string, on: Db, times: number) => {
    const [short, long] = [await measureImport(on, 1000), await measureImport(on, claims)];
    for (const { rows, read, dry, run, undo, grown, page } of [short, long])
      say(
        `${where}, ${rows.toLocaleString('en')} rows: read ${read.toFixed(1)} s, dry run ${dry.toFixed(1)} s, run ${run.toFixed(1)} s, undo ${undo.toFixed(1)} s, memory + ${Math.round(grown / 1e6)} MB, a page beside it ${page.toFixed(0)} ms`,
      );
    const share = 100_000 / long.rows;
    budget(`dry run of 1,000 rows, ${where}`, short.dry, 2 * times, 's');
    budget(`dry run per 100,000 rows, ${where}`, long.dry * share, 60 * times, 's');
    budget(`run per 100,000 rows, ${where}`, long.run * share, 90 * times, 's');
    budget(`growth of memory while a sheet comes in, ${where}`, long.grown / 1e6, 300, 'MB');
    // Embedded, there is one connection, and pages wait for it.
    if (times === 1) budget(`a page while a sheet comes in, ${where}, at most`, long.page, 500, 'ms');
    return { short, long };
  };
  const server = await measured('PostgreSQL', db, 1);
  await measureRebuilt('after imports', db);
  const embedded = await embeddedCopy(db);
  try {
    results.import = { server, embedded: await measured('embedded', embedded, 3) };
  } finally {
    await embedded.close();
  }
}

async function measureDetector(): Promise<void> {
  const found = await measureTagging();
  heading(`Who says what in an article of 1,500 words (${found.proposals} proposals)`);
  table([{ name: 'proposing attributions', ...found.warm }]);
  budget('proposing attributions, the first time', found.first, 200, 'ms');
  budget('proposing attributions, p95', found.warm.p95, 200, 'ms');
  results.tagging = found;
}

/** All that needs a database. Out: where it is. */
async function measureWithDatabase(): Promise<string> {
  const writes = ['bulk', 'evidence', 'editors', 'import'].some((part) => only.has(part));
  const postgres = await startPostgres('shared_buffers=256MB', ...(writes ? DURABLE : []));
  if (postgres.url === null) throw new Error(postgres.reason);
  undo(postgres.stop);
  const { url } = postgres;
  const db = await openDb({ databaseUrl: url });
  undo(() => db.close());
  if (only.has('texts')) await measureWording(url);
  if (only.size > 1 || !only.has('texts')) await fill(db);
  if (only.has('page')) await measurePageQueries(db);
  if (only.has('rebuild')) await measureRebuild(db);
  if (only.has('evidence')) await measureEvidence(db);
  if (only.has('http') || only.has('csv')) await measureServer(db, url);
  if (only.has('embedded')) await measureEmbeddedDatabase(db);
  if (only.has('bulk')) await measureEdits(db);
  if (only.has('editors')) await measureManyEditors(db, url);
  if (only.has('import')) await measureImports(db);
  // Adds claims of its own.
  if (only.has('similar')) await measureOffers(db);
  if (only.has('tracing')) await measureTraces(db);
  return url;
}

try {
  if (only.has('tagging')) await measureDetector();
  const url = PARTS.some((part) => part !== 'tagging' && only.has(part)) ? await measureWithDatabase() : null;
  heading('Budgets');
  const figures = verdicts();
  results.budgets = figures;
  const file = path.join(import.meta.dirname, '../results/bench.json');
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, JSON.stringify(results, null, 2));
  const document = path.join(import.meta.dirname, '../../docs/measurements.md');
  const [{ model } = { model: 'unknown processor' }] = os.cpus();
  const where = `${os.cpus().length} × ${model.trim()}, Node ${process.versions.node}`;
  const how = { claims: url ? claims : 0, when: new Date().toISOString().slice(0, 10), where };
  await fs.writeFile(document, withFigures(await fs.readFile(document, 'utf8'), figures, how));
  if (values.keep && url) {
    console.log(`\nThe database stays until Ctrl-C: ${url}`);
    await new Promise(() => setInterval(() => {}, 2 ** 30));
  }
} finally {
  await cleanUp();
}
