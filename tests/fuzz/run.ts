/**
 * Sends seeded requests to every route as every role: npm run fuzz -- [--requests 100000] [--seed 1] [--only N]
 * [--port 3190] [--slow 5] [--url http://127.0.0.1:3000 --link SECRET]
 */
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { openDb } from '@/lib/db';
import { randomOf } from '@/tests/bench/random';
import { ask, startOwnServer } from '@/tests/support/own-server';
import { type Asked, requestOf } from './requests';
import { type Answer, send } from './send';
import { Stage } from './world';

const { values: given } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    port: { type: 'string', default: '3190' },
    slow: { type: 'string', default: '5' },
    url: { type: 'string' },
    link: { type: 'string' },
  },
});
const [seed, requests, slow] = [Number(given.seed), Number(given.requests), Number(given.slow) * 1000];
const port = Number(given.url ? new URL(given.url).port : given.port);
/** After so many the people and records are looked after, and the server’s size is taken. */
const ROUND = Math.min(400, Math.ceil(requests / 10));
const AT_ONCE = 2;
const FAILED = path.join(import.meta.dirname, '../results/fuzz.jsonl');

const statuses = new Map<number, number>();
const slowest: { took: number; what: string }[] = [];
const faults: string[] = [];
const underWay = new Set<string>();
const say = (line: string) => console.log(line);

/** Without an answer ends what never came whole, and what would make a tunnel. */
const mayBeSilent = ({ cut, method, headers }: Asked) =>
  cut || method === 'CONNECT' || headers.some(([name]) => name === 'Transfer-Encoding' || name === 'Upgrade');

/** What is wrong with an answer, if anything. */
function faultOf(asked: Asked, { status, text, took }: Answer): string | undefined {
  if (status === -1) return 'no answer in time';
  if (status === 0) return mayBeSilent(asked) ? undefined : 'closed without an answer';
  const streamed = /\{"problem":\{[^\n]*?"status":(\d{3})/.exec(text)?.[1];
  for (const each of [status, Number(streamed ?? 0)]) {
    const isRefusal =
      each === 503 || each === 507 || (asked.target.startsWith('/api/intake') && (each === 502 || each === 504));
    if (each >= 500 && !isRefusal) return `status ${each}`;
  }
  const isChunked = /\r\ntransfer-encoding: chunked/i.test(text.split('\r\n\r\n', 1)[0] ?? '');
  if (isChunked && asked.method !== 'HEAD' && !text.endsWith('0\r\n\r\n') && !/^\/\w+\.csv/.test(asked.target))
    return 'broken off';
  return took > slow ? `took ${Math.round(took)} ms` : undefined;
}

const short = (text: string, most = 300) => (text.length > most ? `${text.slice(0, most)}… (${text.length})` : text);
const inWords = ({ as, method, target, body }: Asked) =>
  `${method} ${short(target)} as ${as}${body ? ` ${short(body.toString('utf8'), 600)}` : ''}`;

async function one(number: number, asked: Asked, stage: Stage): Promise<Answer> {
  const visitor = stage.world.visitors.find(({ name }) => name === asked.as);
  const own = Object.entries(visitor?.headers ?? {}).filter(
    ([name]) => !asked.headers.some(([there]) => there === name),
  );
  const what = `${number}: ${inWords(asked)}`;
  underWay.add(what);
  const answer = await send(port, { ...asked, headers: [...asked.headers, ...own] }, Math.max(2 * slow, 30_000));
  underWay.delete(what);
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  slowest.push({ took: answer.took, what });
  slowest.sort((a, b) => b.took - a.took).splice(12);
  const fault = faultOf(asked, answer);
  if (fault) {
    report(`${fault}: ${what}\n  answered: ${short(answer.text.slice(answer.text.indexOf('\r\n\r\n') + 4))}`);
    appendFileSync(FAILED, `${JSON.stringify({ seed, number, ...asked, body: asked.body?.toString('base64') })}\n`);
  }
  return answer;
}

function report(fault: string): void {
  faults.push(fault);
  say(`FAULT ${fault}`);
}

/**
 * An error in the server's log is a fault, whatever was answered, unless it is of a file that breaks off because a
 * record was deleted meanwhile.
 */
function onLog(line: string): void {
  if (line.includes('IncompleteExport')) return;
  const level = /"level":(\d+)/.exec(line)?.[1];
  if (line.trim() !== '' && (!level || Number(level) >= 50))
    report(`in the log: ${short(line, 2000)}\n  under way: ${[...underWay].join('\n    ')}`);
}

type Size = { readonly rss: number; readonly descriptors: number };
const sizeOf = (pid: number): Size => ({
  rss: Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
  descriptors: readdirSync(`/proc/${pid}/fd`).length,
});
const middle = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** The first fifth warms up; of the rest the last third must be about as large as the first one. */
function lookForGrowth(sizes: readonly Size[]): void {
  const rest = sizes.slice(Math.ceil(sizes.length / 5));
  const third = Math.floor(rest.length / 3);
  const [first, last] = [rest.slice(0, third), rest.slice(-third)];
  for (const [name, room] of [
    ['rss', 300],
    ['descriptors', 50],
  ] as const) {
    const [before, after] = [first, last].map((part) => Math.round(middle(part.map((size) => size[name]))));
    say(`${name}: ${before} in the first third after the warm-up, ${after} in the last`);
    if (third > 0 && (after ?? 0) > 1.5 * (before ?? 0) + room) report(`${name} grew from ${before} to ${after}`);
  }
}

/** The request as it was recorded when it failed, else as the seed makes it. */
function wanted(number: number, stage: Stage): Asked {
  try {
    const lines = readFileSync(FAILED, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const found = lines.findLast((line) => line.seed === seed && line.number === number);
    if (found) return { ...found, body: found.body && Buffer.from(found.body, 'base64') };
  } catch {
    // None has failed yet.
  }
  return requestOf(seed, number, stage.world, port);
}

async function sendAll(stage: Stage, pid: number | undefined): Promise<void> {
  const sizes: Size[] = [];
  for (let from = 1; from <= requests; from += ROUND) {
    let next = from;
    const end = Math.min(from + ROUND - 1, requests);
    const work = async () => {
      while (next <= end) {
        const number = next++;
        await one(number, requestOf(seed, number, stage.world, port), stage);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (pid) sizes.push(sizeOf(pid));
    await stage.tend();
    if (Math.floor(end / 2000) > Math.floor((from - 1) / 2000))
      say(`${new Date().toISOString().slice(11, 19)} ${end} sent, ${faults.length} faults`);
  }
  if (pid) lookForGrowth(sizes);
}

async function check(folder: string): Promise<void> {
  const db = await openDb({ databaseUrl: undefined, dataDir: folder });
  const { claims, differing, differingDocuments } = await rebuild(db).finally(() => db.close());
  say(`rebuilt ${claims} claims: ${differing.length} differ, and ${differingDocuments.length} documents`);
  if (differing.length + differingDocuments.length > 0)
    report(
      `computed again, these differ: claims ${differing.slice(0, 20)}; documents ${differingDocuments.slice(0, 20)}`,
    );
}

mkdirSync(path.dirname(FAILED), { recursive: true });
const server = given.url ? undefined : await startOwnServer(port, onLog);
try {
  const stage = new Stage(port, randomOf(seed));
  await stage.open(server?.link ?? given.link ?? '');
  if (given.only) say((await one(Number(given.only), wanted(Number(given.only), stage), stage)).text);
  else await sendAll(stage, server?.pid);
  const health = await ask(port, '/api/health');
  if (health.status !== 200) report(`the server is not well at the end: ${health.status} ${health.text}`);
} catch (error) {
  report(`the run ended: ${(error as Error).stack}`);
} finally {
  await server?.stop(check);
}
say(
  `seed ${seed}. Answers: ${[...statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => `${status} × ${count}`)
    .join(', ')}`,
);
for (const { took, what } of slowest) say(`${Math.round(took)} ms  ${short(what, 200)}`);
say(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
