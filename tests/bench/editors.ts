import type { Db } from '@/lib/db';
import { hashOf, newSecret } from '@/lib/people/secret.server';
import { claimStatuses, wordsOf } from '@/lib/vocabulary';
import { timingOf } from './measure';
import type { Measured } from './pages';
import { type Random, randomOf } from './random';
import { startServer } from './server';
import { type Attempt, verifyEdits } from './verify-edits';

/** So many people work at once. */
export const EDITORS = 50;
const SECONDS = 60;
/** All of them work on these, so that they get into each other's way. */
const CLAIMS = 60;
/** Between two commands of one person, in milliseconds: far less than a person needs. */
const PAUSE = { least: 50, spread: 250 } as const;

export type Editors = { seconds: number; commands: number; conflicts: number; timings: Measured[]; wrong: string[] };

/**
 * Two app processes on one database, and many people who change the same claims through them; then what must hold is
 * verified.
 */
export async function measureEditors(
  db: Db,
  databaseUrl: string,
  undo: (step: () => Promise<unknown>) => void,
): Promise<Editors> {
  const servers = [await startServer({ DATABASE_URL: databaseUrl }), await startServer({ DATABASE_URL: databaseUrl })];
  for (const { stop } of servers) undo(stop);
  const found = await runEditors(
    db,
    servers.map(({ url }) => url),
  );
  for (const { stop } of servers) await stop();
  return found;
}

/** The same at app processes that are there already. */
export async function runEditors(db: Db, bases: readonly string[], seconds = SECONDS): Promise<Editors> {
  const tokens = await makeEditors(db);
  const shared = await sharedRecords(db);
  const verify = await verifyEdits(db, shared.claims);
  const attempts: Attempt[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    tokens.map(async (token, i) => {
      const random = randomOf(1000 + i);
      const acts = actsOf(db, shared, random, i);
      while (performance.now() < until) {
        const { command, input } = await acts();
        // One person's requests reach both processes in turn.
        attempts.push(await send(bases[attempts.length % bases.length] ?? '', token, command, input));
        const last = attempts.at(-1);
        if (last?.changeId && command !== 'history.undo') acts.done(last.changeId);
        await new Promise((resolve) => setTimeout(resolve, PAUSE.least + random.next() * PAUSE.spread));
      }
    }),
  );
  const taken = (performance.now() - began) / 1000;
  const kinds = [...new Set(attempts.map(({ command }) => command))].sort();
  return {
    seconds: taken,
    commands: attempts.length,
    conflicts: attempts.filter(({ status }) => status === 409 || status === 412).length,
    timings: kinds.map((name) => {
      const times = attempts.filter(({ command }) => command === name).map(({ ms }) => ms);
      return { name, rows: times.length, ...timingOf(times) };
    }),
    wrong: await verify(attempts),
  };
}

async function send(base: string, token: string, command: string, input: unknown): Promise<Attempt> {
  const began = performance.now();
  try {
    const response = await fetch(`${base}/api/commands/${command}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ input }),
    });
    const body = await response.json();
    return {
      command,
      input,
      status: response.status,
      changeId: body.changeId ?? null,
      title: body.title ?? '',
      ms: performance.now() - began,
    };
  } catch (error) {
    return { command, input, status: 0, changeId: null, title: String(error), ms: performance.now() - began };
  }
}

type Shared = { claims: readonly number[]; sources: readonly number[] };

async function sharedRecords({ pool }: Db): Promise<Shared> {
  const claims = await pool.query<{ id: number }>(
    `SELECT id FROM claim_facts ORDER BY md5(id::text) DESC LIMIT ${CLAIMS}`,
  );
  const sources = await pool.query<{ id: number }>(
    `SELECT id FROM source WHERE deleted_at IS NULL ORDER BY md5(id::text) LIMIT 30`,
  );
  return { claims: claims.rows.map(({ id }) => id), sources: sources.rows.map(({ id }) => id) };
}

/** One command after the other, as people mix them. */
function actsOf({ pool }: Db, { claims, sources }: Shared, random: Random, editor: number) {
  const any = <T>(list: readonly T[]): T => list[Math.floor(random.next() * list.length)] as T;
  const statuses = wordsOf(claimStatuses);
  // The same bench may have run on this database before.
  const run = newSecret().slice(0, 6);
  const mine: number[] = [];
  let n = 0;
  const pair = () => {
    const [from, by] = [any(sources), any(sources)];
    return from === by ? [{ sourceId: from }] : [{ sourceId: from }, { sourceId: by }];
  };
  const seen = async (id: number) =>
    (await pool.query<{ version: number }>('SELECT version FROM claim WHERE id = $1', [id])).rows[0]?.version;
  const next = async (): Promise<{ command: string; input: unknown }> => {
    const id = any(claims);
    const mark = `${run}-${editor}-${++n}`;
    const dice = random.next();
    if (dice < 0.3)
      return { command: 'claims.edit', input: { id, version: await seen(id), statement: `Said by editor ${mark}` } };
    if (dice < 0.5)
      return {
        command: 'claims.edit',
        input: { id, version: await seen(id), status: any(statuses), topics: [`Shared ${n % 9}`] },
      };
    if (dice < 0.65) {
      const judgement = {
        confidence: 'low',
        likelihood: 'likely',
        status: any(statuses),
        reason: `Judged by editor ${mark}`,
      };
      return { command: 'judgements.add', input: { claimId: id, ...judgement } };
    }
    if (dice < 0.8) return { command: 'chains.add', input: { claimId: id, hops: pair() } };
    if (dice < 0.92 || mine.length === 0) {
      const ids = [...new Set([id, any(claims), any(claims), any(claims), any(claims)])];
      return {
        command: 'claims.bulk',
        input: { ids, change: { addTopics: [`Shared ${n % 9}`, `By editor ${editor}`] } },
      };
    }
    return { command: 'history.undo', input: { changeId: mine.pop() } };
  };
  return Object.assign(next, { done: (changeId: number) => void mine.push(changeId) });
}

/** Somebody for each, with a token. */
async function makeEditors({ pool }: Db): Promise<string[]> {
  const tokens: string[] = [];
  for (let i = 0; i < EDITORS; i++) {
    const secret = `whc_${newSecret()}`;
    const id = `bench-${newSecret()}`;
    await pool.query(`INSERT INTO person (id, name, email, role) VALUES ($1, $2, $3, 'editor')`, [
      id,
      `Editor ${i}`,
      `${id.toLowerCase()}@example.org`,
    ]);
    await pool.query(
      `INSERT INTO api_token (user_id, name, role, hash, start) VALUES ($1, 'Bench', 'editor', $2, $3)`,
      [id, hashOf(secret), secret.slice(0, 9)],
    );
    tokens.push(secret);
  }
  return tokens;
}
