import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { addChain, setDependence } from '@/lib/attributions/commands.server';
import { keepCopy } from '@/lib/captures/commands.server';
import { holdBytes, type SeenBytes } from '@/lib/captures/hold.server';
import { broughtFile, sentPage } from '@/lib/captures/material.server';
import { bringInCase } from '@/lib/case/commands.server';
import type { CaseReport } from '@/lib/case/report';
import type { CaseChoices } from '@/lib/case/schema';
import { writeCase } from '@/lib/case/write-case.server';
import { createClaim, mergeClaim } from '@/lib/claims/commands.server';
import { claimList } from '@/lib/claims/table';
import { execute, perform, rehearse } from '@/lib/commands/command';
import type { Refs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { addDocumentVersion, createDocument } from '@/lib/documents/commands.server';
import { addPart, beginFile } from '@/lib/import/files.server';
import type { Actor } from '@/lib/people/permissions';
import { createSource } from '@/lib/sources/commands.server';
import { mergeSources } from '@/lib/sources/merge.server';
import { answerTrace } from '@/lib/tracing/commands.server';

/** The files of a ZIP, by their names. */
export type Files = Map<string, Buffer>;

/** A whole case of the claims that a query selects, as a ZIP. */
export async function caseOf(db: Db, search = '', refs: Refs = {}, copies?: boolean): Promise<Buffer> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'whence-case-'));
  const { query } = readListQuery(claimList, new URLSearchParams(search));
  await writeCase(db, path.join(folder, 'case.zip'), { query, refs, title: 'Claims' }, '0.0.0', {
    ...(copies !== undefined && { copies }),
  });
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
  differences: CaseChoices['differences'] = 'stay',
): Promise<{ dry: CaseReport; report: CaseReport; changeId: number | null }> {
  const file = await sent(actor, zip);
  const dry = await rehearse(db, actor, bringInCase, { file, keepNumbers, differences });
  const input = { file, keepNumbers, differences, expected: dry.digest };
  const { result, changeId } = await perform(db, actor, bringInCase, input);
  return { dry, report: result, changeId };
}

const HOSTILE = ["=1+1;'=2\t-3", ' "quoted", with\r\na line\rand a\nhalf ', "'@now", '＝sum', 'é 🜚 \u202e'];

/**
 * Adds to the demonstration what it has none of: notes, a note on dependence, merged claims and sources, claims and
 * sources of one name, copies, answers of searches, another text of a document with hyperlinks, and texts that spreadsheets take for formulas.
 */
export async function enrich(db: Db, actor: Actor): Promise<void> {
  const { prisma } = db;
  const claims = await prisma.claim.findMany({
    where: { deletedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const sources = await prisma.source.findMany({
    where: { utterances: { some: {} } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const documents = await prisma.document.findMany({
    where: { utterances: { some: {} } },
    orderBy: { id: 'asc' },
    select: { id: true, versions: { select: { text: true } } },
  });
  for (const [i, text] of HOSTILE.entries()) {
    const note = { name: `Column ${i}`, text, key: i === 0 ? 'F-1' : null };
    await prisma.claimNote.create({ data: { ...note, claimId: claims[i]?.id ?? 0 } });
    await prisma.sourceNote.create({ data: { ...note, sourceId: sources[i]?.id ?? 0 } });
    await prisma.documentNote.create({ data: { ...note, documentId: documents[i]?.id ?? 0 } });
  }
  const link = await prisma.attribution.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const { claimId, downstreamId, upstreamId } = link;
  await execute(db, actor, setDependence, {
    ...{ claimId, aId: downstreamId, bId: upstreamId, dependent: true, reason: '-one author' },
  });
  const intoId = claims[0]?.id ?? 0;
  const gazette = await prisma.source.findUniqueOrThrow({ where: { id: sources[0]?.id ?? 0 } });
  for (const statement of ['Merged away', 'Merged away first']) {
    const { id } = await execute(db, actor, createClaim, { statement, topics: ['=Kept', 'b'] });
    await execute(db, actor, mergeClaim, { fromId: id, intoId });
  }
  const old = await execute(db, actor, createSource, {
    name: 'Old Gazette',
    kind: 'outlet',
    aliases: ['a, "b"', '[c]'],
  });
  await execute(db, actor, mergeSources, {
    ...{ fromId: old.id, intoId: gazette.id, versions: { from: 1, into: gazette.version } },
  });
  for (const terms of ['on background', '=on the record']) {
    const people = {
      name: 'people familiar',
      kind: 'unnamed',
      peopleCount: 2,
      terms,
      grantedById: gazette.id,
    } as const;
    const { id: sourceId } = await execute(db, actor, createSource, { ...people, twin: true });
    const statement = 'Said twice by people familiar';
    const { id: claim } = await execute(db, actor, createClaim, { statement, allow_same: true });
    await execute(db, actor, addChain, { claimId: claim, hops: [{ sourceId }, { sourceId: gazette.id }] });
  }
  const changed = documents.find(({ versions }) => versions.length > 0);
  const text = `Corrected 🜚 version.\n\n${changed?.versions[0]?.text ?? ''}`;
  const ferry = text.indexOf('Corrected');
  const href = 'https://mail.example/quay?a=1#=1';
  const links = [
    { start: ferry, end: ferry + 9, href },
    { start: ferry + 10, end: ferry + 11, href: 'https://b.example/' },
  ];
  await execute(db, actor, addDocumentVersion, { documentId: changed?.id ?? 0, text, links });
  await keepCopies(
    db,
    actor,
    documents.slice(0, 3).map(({ id }) => id),
  );
  const unheld = await execute(db, actor, createDocument, { title: 'Looked into', sourceId: gazette.id });
  const finding = { linkId: link.id, note: '=looked\n“twice”' };
  await execute(db, actor, answerTrace, { ...finding, finding: 'not_in_there', documentId: unheld.id });
  await execute(db, actor, answerTrace, { ...finding, finding: 'behind_paywall', address: href });
}

/** Keeps copies of documents: the same page of two of them, bytes that are no text, and one for which there is no room. */
export async function keepCopies(db: Db, actor: Actor, documents: readonly number[]): Promise<void> {
  const [first = 0, second = 0, third = 0] = documents;
  const keep = async (documentId: number, seen: SeenBytes) => {
    const { held } = await holdBytes(actor.id, seen);
    await execute(db, actor, keepCopy, { documentId, capture: held.id });
  };
  const page = sentPage('<p>😀 The ferry stops.</p>', 'https://quay.example/ferry').seen;
  await keep(first, page);
  await keep(second, {
    ...{
      ...page,
      how: 'fetched',
      status: 200,
      requestedUrl: 'http://quay.example/',
      capturedAt: '2026-04-06T11:30:00.123Z',
    },
    ...{
      redirects: ['http://quay.example/', 'https://quay.example/a?b="c"'],
      headers: { etag: '"1"', date: 'Mon, "x"' },
    },
  });
  await keep(
    third,
    broughtFile(
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 7) % 256),
      'a "b".bin',
      '',
    ).seen,
  );
  const limit = process.env.CAPTURES_LIMIT;
  process.env.CAPTURES_LIMIT = '0';
  await keep(third, broughtFile(Buffer.from('There was no room for this.'), 'none.txt', '').seen);
  if (limit === undefined) delete process.env.CAPTURES_LIMIT;
  else process.env.CAPTURES_LIMIT = limit;
}
