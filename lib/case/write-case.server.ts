import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { captureStore } from '@/lib/captures/store.server';
import { claimSql } from '@/lib/claims/queries.server';
import type { ListQuery } from '@/lib/data-table/definition';
import { idsSql, type Refs } from '@/lib/data-table/sql.server';
import type { Db } from '@/lib/db';
import { idRow } from '@/lib/db/columns';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { DomainError } from '@/lib/errors';
import { headerRow, rowWriter } from '@/lib/exchange/csv';
import { fileSize } from '@/lib/format/size';
import { codePointsOf } from '@/lib/text/code-points';
import { Prisma } from '@/prisma/generated/client';
import { annotationsOf, type CaseText } from './annotations';
import { cellsOf } from './cells';
import { FEW_BYTES, MOST_BYTES } from './copies';
import { installationOf } from './installation.server';
import { type CaseFileName, caseFileNames, copyPath, fileOf, headerOf, textPath } from './kinds';
import { ANNOTATIONS, metadataOf, PACKAGE, packageOf } from './package';
import {
  lastChange,
  type Members,
  membersOf,
  portionsOf,
  recordsOf,
  rootOf,
  tagsIn,
  tagsOfCase,
  textsOf,
} from './records.server';

/** Which claims a case is about: a query of their table, and in words. */
export type CaseQuery = { readonly query: ListQuery; readonly refs: Refs; readonly title: string };
type Writing = {
  readonly reader: Reader;
  readonly asked: CaseQuery;
  readonly version: string;
  /** Whether the bytes of copies go along; null: where they come to little. */
  readonly copies: boolean | null;
  readonly signal?: AbortSignal;
};

const MINUTE = 60_000;
const TRIES = 3;
/** How many texts are read at once. */
const TEXTS = 20;

/**
 * Writes a whole case to a file, as it stands at one moment.
 * @param copies whether their bytes go along; null: where they come to little
 * @throws DomainError `unavailable` where others change records all the while; `too large` for more copies than can come in
 */
export async function writeCase(
  db: Pick<Db, 'pool' | 'prisma' | 'embedded'>,
  path: string,
  asked: CaseQuery,
  version: string,
  { copies = null, signal }: { readonly copies?: boolean | null; readonly signal?: AbortSignal } = {},
): Promise<void> {
  const write = (reader: Reader) => writeZip(path, { reader, asked, version, copies, ...(signal && { signal }) });
  if (!db.embedded) {
    await db.prisma.$transaction(write, { isolationLevel: 'RepeatableRead', timeout: 60 * MINUTE, maxWait: 20_000 });
    return;
  }
  // A transaction would keep everybody else from the only connection.
  for (let tried = 0; tried < TRIES; tried++) {
    const before = await lastChange(db.pool);
    await write(db.pool);
    if ((await lastChange(db.pool)).id === before.id) return;
  }
  throw new DomainError(
    'unavailable',
    'Others were changing records all the while. Nothing was lost; try again.',
    {},
    { retryAfter: 5 },
  );
}

async function writeZip(path: string, { reader, asked, version, copies, signal }: Writing): Promise<void> {
  const claims = await rowsFrom(
    reader,
    idRow,
    Prisma.sql`SELECT id FROM (${idsSql(claimSql, asked.query, asked.refs, false)}) asked ORDER BY id`,
  );
  const members = await membersOf(
    reader,
    claims.map(({ id }) => id),
  );
  const { at: changed } = await lastChange(reader);
  const own = new Set(members.claims.slice(0, claims.length));
  const zip = new yazl.ZipFile();
  const options = { mtime: timeOf(changed), forceDosTimestamp: true, mode: 0o100644 };
  const stop = new AbortController();
  let failure: unknown;
  const fail = (error: unknown) => {
    failure ??= error;
    stop.abort();
  };
  zip.on('error', fail);
  const add = (name: string, parts: () => AsyncGenerator<string>) =>
    // yazl does not listen for errors of what it reads.
    zip.addReadStreamLazy(name, options, (callback) =>
      callback(null, Readable.from(bytesOf(parts())).on('error', fail)),
    );
  const rows: Record<string, number> = {};
  for (const name of caseFileNames) {
    add(`${name}.csv`, () => tableOf(reader, name, members, rows));
    add(`${name}.csv-metadata.json`, () => json(metadataOf(name)));
  }
  add(ANNOTATIONS, () => annotationLines(reader, members, own, rows));
  for (const portion of portionsOf(members.documents))
    for (const versions of portionsOf(await recordsOf(reader, 'texts', portion), TEXTS)) {
      const textOf = readTogether(
        reader,
        versions.map(({ id }) => Number(id)),
      );
      for (const { id, documentId, number } of versions)
        add(textPath(documentId, number), async function* () {
          yield await textOf(Number(id));
        });
    }
  const store = captureStore();
  for (const sha256 of await copiesToWrite(reader, members, copies))
    zip.addReadStreamLazy(copyPath(sha256), options, (callback) => {
      const opened = store.open(sha256).then((found) => {
        if (!found) throw new Error(`The copy ${sha256} was removed while a case was written.`);
        return found.stream.on('error', fail);
      });
      opened.then((stream) => callback(null, stream), fail);
    });
  const installation = await installationOf(reader);
  add(PACKAGE, () => json(packageOf({ changed, title: asked.title, version, installation, rows })));
  zip.end();
  const signals = signal ? [stop.signal, signal] : [stop.signal];
  try {
    await pipeline(zip.outputStream, createWriteStream(path), { signal: AbortSignal.any(signals) });
  } catch (error) {
    throw failure ?? error;
  }
}

/** The hashes of the copies whose bytes go along, each once. @throws DomainError `too large` */
async function copiesToWrite(reader: Reader, { documents }: Members, wanted: boolean | null): Promise<string[]> {
  if (wanted === false) return [];
  const sizes = new Map<string, number>();
  for (const portion of portionsOf(documents))
    for (const { sha256, size } of await recordsOf(reader, 'copies', portion)) sizes.set(String(sha256), Number(size));
  const store = captureStore();
  const here: string[] = [];
  let bytes = 0;
  for (const [sha256, size] of sizes) {
    if (!(await store.has(sha256))) continue;
    here.push(sha256);
    bytes += size;
  }
  if (wanted === null && bytes >= FEW_BYTES) return [];
  if (bytes <= MOST_BYTES) return here;
  throw new DomainError(
    'too large',
    `The copies of these claims come to ${fileSize(bytes)}, and a case holds at most ${fileSize(MOST_BYTES)} of them. Export fewer claims at once, or without copies.`,
  );
}

/** Texts that are asked for in this order, each once. They are read when the first is, and kept until the last. */
function readTogether(reader: Reader, versions: readonly number[]): (id: number) => Promise<string> {
  let read: Promise<ReadonlyMap<number, string>> | null = null;
  return async (id) => {
    read ??= textsOf(reader, versions);
    const text = (await read).get(id) ?? '';
    if (id === versions.at(-1)) read = null;
    return text;
  };
}

async function* tableOf(
  reader: Reader,
  name: CaseFileName,
  members: Members,
  rows: Record<string, number>,
): AsyncGenerator<string> {
  const file = fileOf(name);
  const headers = Object.keys(file.columns).map((field) => ({ name: headerOf(field) }));
  const write = rowWriter(
    headers.map(() => 'text'),
    false,
  );
  rows[name] = 0;
  yield headerRow(headers, false);
  for (const portion of portionsOf(members[rootOf[name].root])) {
    const records = await recordsOf(reader, name, portion);
    rows[name] += records.length;
    yield records.map((record) => write(cellsOf(file, record))).join('');
  }
}

const noText: CaseText = { path: '', text: '', points: codePointsOf('') };

async function* annotationLines(
  reader: Reader,
  { documents }: Members,
  claims: ReadonlySet<number>,
  rows: Record<string, number>,
): AsyncGenerator<string> {
  rows.tags = 0;
  for (const portion of portionsOf(documents)) {
    const numbers = new Map((await recordsOf(reader, 'texts', portion)).map(({ id, number }) => [id, number]));
    let [open, text] = [0, noText];
    for (const tag of tagsOfCase(await tagsIn(reader, portion), claims)) {
      if (open !== tag.versionId) {
        open = tag.versionId;
        const words = (await textsOf(reader, [open])).get(open) ?? '';
        text = { path: textPath(tag.documentId, numbers.get(open)), text: words, points: codePointsOf(words) };
      }
      rows.tags++;
      for (const annotation of annotationsOf(tag, text)) yield `${JSON.stringify(annotation)}\n`;
    }
  }
}

async function* json(value: unknown): AsyncGenerator<string> {
  yield `${JSON.stringify(value, null, 2)}\n`;
}

async function* bytesOf(parts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) if (part !== '') yield Buffer.from(part);
}

/** The same digits in every time zone: a ZIP has times without one. */
function timeOf(at: string | null): Date {
  const [year = 1980, month = 1, ...rest] = (at ?? '1980-01-01').split(/\D/).map(Number);
  const [day = 1, hour = 0, minute = 0, second = 0] = rest;
  return new Date(year, month - 1, day, hour, minute, second);
}
