/**
 * A process that changes a database by commands of all kinds for ever: `durable-writer.ts <folder> <seed>`, and as a
 * line of its input the last change that was acknowledged, when it shall begin. Its first line says what it found,
 * every further one what is stored once a transaction was acknowledged.
 */
import { once } from 'node:events';
import { rebuild } from '@/lib/assessments/rebuild.server';
import { createClaim } from '@/lib/claims/commands.server';
import { execute, perform } from '@/lib/commands/command';
import { rowOf } from '@/lib/commands/rows';
import { type Db, openDb } from '@/lib/db';
import { createDocument } from '@/lib/documents/commands.server';
import { declarationOf, isEntity } from '@/lib/entities/entities';
import { type Fields, same } from '@/lib/entities/record';
import { DomainError } from '@/lib/errors';
import { undoChange } from '@/lib/history/commands.server';
import { commands } from '@/lib/http/command-registry';
import { readMaterial } from '@/lib/intake/read.server';
import { createSource } from '@/lib/sources/commands.server';
import { commandSamples } from './command-samples';
import { randomOf } from './edited-texts';
import { signedIn, system } from './people';
import { fingerprint } from './tables';

/** The last entry of the history, one number for all entries until one, and for each table. */
export type Stored = { last: number; history: string; tables: Record<string, string> };
/** What a new process found: what is stored, how many changes nobody was told of, and what is not as it should be. */
export type Found = Stored & { unacknowledged: number; unlikeHistory: string[]; derivedWrong: number[] };

const MANY = 150;

async function stored(db: Db, until = 2 ** 31 - 1): Promise<Stored> {
  const { rows } = await db.pool.query<{ last: number; history: string }>(
    `SELECT (SELECT coalesce(max(id), 0) FROM change) AS last,
      md5((SELECT coalesce(string_agg(c::text, chr(10) ORDER BY id), '') FROM change c WHERE id <= $1)
        || (SELECT coalesce(string_agg(r::text, chr(10) ORDER BY id), '') FROM change_record r WHERE change_id <= $1)) AS history`,
    [until],
  );
  const tables: Record<string, string> = {};
  for (const { name, sum } of JSON.parse(await fingerprint(db))) tables[name] = sum;
  // Made by the preparations of samples, outside any command.
  delete tables.session;
  return { ...(rows[0] as { last: number; history: string }), tables };
}

/** A time as one text, since the history and the database write it otherwise. */
const timed = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:/.test(value) ? Date.parse(value) : value;

function isLike(fields: Fields | null, row: Fields | undefined): boolean {
  if (!fields || !row) return !fields && !row;
  return Object.entries(fields).every(([name, value]) => same(timed(value), timed(row[name])));
}

/** The records that are not what the steps of their history come to. */
async function unlikeHistory(db: Db): Promise<string[]> {
  const records = await db.prisma.changeRecord.findMany({ orderBy: { id: 'asc' } });
  const expected = new Map<string, Fields | null>();
  for (const { entity, entityId, after } of records) {
    const key = `${entity}:${entityId}`;
    const so = expected.get(key) ?? {};
    expected.set(key, after === null ? null : { ...so, ...(after as Fields) });
  }
  const unlike: string[] = [];
  for (const entity of new Set(records.map((record) => record.entity))) {
    if (!isEntity(entity)) continue;
    const { rows } = await db.pool.query<{ id: string; row: Fields }>(
      `SELECT t.id::text AS id, ${rowOf(entity).sql} AS row FROM "${declarationOf(entity).table}" t`,
    );
    const standing = new Map(rows.map(({ id, row }) => [`${entity}:${id}`, row]));
    for (const [key, fields] of expected)
      if (key.startsWith(`${entity}:`) && !isLike(fields, standing.get(key))) unlike.push(key);
  }
  return unlike;
}

const [folder = '', seed = '1'] = process.argv.slice(2);
const [last] = await once(process.stdin, 'data');
const random = randomOf(Number(seed));
const opened = await openDb({ dataDir: folder });

async function found(): Promise<Found> {
  const unacknowledged = await opened.prisma.change.count({ where: { id: { gt: Number(last) } } });
  // Where all is as it was acknowledged, so are derived values; now and then those are looked at too.
  const isDue = unacknowledged > 0 || Number(seed) % 5 === 1;
  return {
    ...(await stored(opened, Number(last))),
    unacknowledged,
    unlikeHistory: await unlikeHistory(opened),
    derivedWrong: isDue ? [...(await rebuild(opened)).differing] : [],
  };
}

/** Says after each transaction what is stored then. */
const prisma = new Proxy(opened.prisma, {
  get(target, key) {
    if (key !== '$transaction') return Reflect.get(target, key, target);
    return async (...given: [never, never]) => {
      const result = await target.$transaction(...given);
      console.log(JSON.stringify(await stored(opened)));
      return result;
    };
  },
});
const db: Db = { ...opened, prisma };
let actor = system;

async function sampled(): Promise<void> {
  // What prepares it for “topics.delete” writes without a transaction.
  const names = [...commands.keys()].filter((name) => commandSamples[name] && name !== 'topics.delete');
  const name = names[random(names.length)] ?? '';
  const [command, sample] = [commands.get(name), commandSamples[name]];
  if (command && sample) await perform(db, actor, command, await sample({ db, admin: system, actor }));
}

async function inBulk(): Promise<void> {
  const claims = await prisma.claim.findMany({
    where: { deletedAt: null },
    select: { id: true },
    take: MANY,
    orderBy: { id: 'asc' },
  });
  const change = [
    { addTopics: [`Topic ${random(3)}`] },
    { removeTopics: [`Topic ${random(3)}`] },
    { status: random(2) ? 'open' : 'disputed' },
  ];
  const bulk = commands.get('claims.bulk');
  if (bulk) await perform(db, actor, bulk, { ids: claims.map(({ id }) => id), change: change[random(change.length)] });
}

async function takeIn(): Promise<void> {
  const sentence = `Reuters said on day ${random(1000)} that the ferry would stop at quay ${random(1000)}. `;
  const { text } = await readMaterial({
    html: `<h1>Ferry</h1><p>${sentence.repeat(20 + random(300))}</p>`,
    address: null,
  });
  const { id: sourceId } = await execute(db, actor, createSource, { name: `Paper ${random(1e9)}`, kind: 'outlet' });
  await execute(db, actor, createDocument, { title: `Ferry ${random(1000)}`, sourceId, text });
}

console.log(JSON.stringify(await found()));
actor = await signedIn(db, 'admin');
if (seed === '1')
  for (let i = 0; i < 40; i++) await execute(db, system, createClaim, { statement: `Claim number ${i}`, topics: [] });
for (;;) {
  const kind = random(10);
  try {
    if (kind < 5) await sampled();
    else if (kind < 7) await execute(db, actor, undoChange, {});
    else if (kind < 9) await inBulk();
    else await takeIn();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.kind === 'unauthorized') actor = await signedIn(db, 'admin');
  }
}
