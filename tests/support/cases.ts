import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { bringInCase } from '@/lib/case/commands.server';
import type { CaseReport } from '@/lib/case/report';
import { writeCase } from '@/lib/case/write-case.server';
import { claimList } from '@/lib/claims/table';
import { perform, rehearse } from '@/lib/commands/command';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { addPart, beginFile } from '@/lib/import/files.server';
import type { Actor } from '@/lib/people/permissions';

/** The files of a ZIP, by their names. */
export type Files = Map<string, Buffer>;

/** A whole case of the claims that a query selects, as a ZIP. */
export async function caseOf(db: Db, search = ''): Promise<Buffer> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-case-'));
  const { query } = readListQuery(claimList, new URLSearchParams(search));
  await writeCase(db, path.join(folder, 'case.zip'), { query, refs: {}, title: 'All claims' }, '0.0.0');
  const zip = await fs.readFile(path.join(folder, 'case.zip'));
  await fs.rm(folder, { recursive: true });
  return zip;
}

export async function unzipped(zip: Buffer): Promise<Files> {
  const files: Files = new Map();
  const opened = await yauzl.fromBufferPromise(zip, { lazyEntries: true });
  for await (const entry of opened.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await opened.openReadStreamPromise(entry)) parts.push(part);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  return files;
}

export async function zipped(files: Files): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of files) zip.addBuffer(content, name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** The same case with one file written anew. */
export async function altered(zip: Buffer, name: string, alter: (text: string) => string): Promise<Buffer> {
  const files = await unzipped(zip);
  const there = files.get(name);
  if (!there) throw new Error(`There is no ${name}.`);
  return zipped(files.set(name, Buffer.from(alter(there.toString('utf8')))));
}

export async function sent(actor: Actor, content: Uint8Array): Promise<string> {
  const id = await beginFile(actor.id, 'case.zip');
  for (let at = 0; at < content.length; at += 4_000_000)
    await addPart(actor.id, id, at, content.subarray(at, at + 4_000_000));
  return id;
}

/** What a case would come to. */
export const tryCase = async (db: Db, actor: Actor, zip: Uint8Array, keepNumbers = false): Promise<CaseReport> =>
  rehearse(db, actor, bringInCase, { file: await sent(actor, zip), keepNumbers });

/** Brings a case in after a dry run, whose outcome must be the same. */
export async function bringCase(
  db: Db,
  actor: Actor,
  zip: Uint8Array,
  keepNumbers = false,
): Promise<{ dry: CaseReport; report: CaseReport; changeId: number | null }> {
  const file = await sent(actor, zip);
  const dry = await rehearse(db, actor, bringInCase, { file, keepNumbers });
  const { result, changeId } = await perform(db, actor, bringInCase, { file, keepNumbers, expected: dry.digest });
  return { dry, report: result, changeId };
}
