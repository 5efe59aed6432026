import { lockClaimsIn } from '@/lib/documents/carry-over.server';
import { storeText } from '@/lib/documents/commands.server';
import { addressProblem, normalizeText, urlKey } from '@/lib/documents/rules';
import { TEXT_LIMIT } from '@/lib/documents/schema';
import { textHash } from '@/lib/documents/text-hash.server';
import { type Fields, same } from '@/lib/entities/record';
import { fold } from '@/lib/format/fold';
import { groupBy } from '@/lib/group-by';
import { codePointsOf } from '@/lib/text/code-points';
import { type TextLink, textLinks } from '@/lib/text/links';
import { Prisma } from '@/prisma/generated/client';
import { type CaseRow, refusedCase } from './archive.server';
import { CaseBytes, takeCopies } from './copies-of-case.server';
import { textPath } from './kinds';
import { reserve } from './numbers.server';
import { byFields, byKey } from './pairing';
import { portionsOf, recordsOf } from './records.server';
import { inPortions, RowCursor } from './row-cursor.server';
import { hereOf, type Taken, type Taking } from './taking.server';

const { sql } = Prisma;

/** How many documents are taken, and how many texts are read, at once. */
const [DOCUMENTS, AT_ONCE] = [50, 10];
/** Texts are written when so many characters of them wait. */
const WAITING = 4_000_000;
const TWICE = 'another document of the case has the same address.';

/** Takes the documents of a case, with their texts and notes. */
export async function takeDocuments(taking: Taking): Promise<void> {
  const { tx } = taking.context;
  const texts = new RowCursor('texts', taking.archive.rows('texts'), 'documentId');
  const links = new RowCursor('hyperlinks', taking.archive.rows('hyperlinks'), 'versionId');
  const copies = new RowCursor('copies', taking.archive.rows('copies'), 'documentId');
  const bytes = new CaseBytes(taking);
  const notes = new RowCursor('document-notes', taking.archive.rows('document-notes'), 'documentId');
  const keys = new Set<string>();
  for await (const reads of inPortions(taking.archive.rows('documents'), DOCUMENTS)) {
    for (const { row, record } of reads) {
      if (typeof record.url !== 'string') continue;
      const problem = addressProblem(record.url) ?? (keys.has(urlKey(record.url)) ? TWICE : null);
      if (problem) throw refusedCase(`documents.csv, row ${row}, “url”: ${problem}`);
      keys.add(urlKey(record.url));
    }
    const ids = reads.map(({ record }) => Number(record.id));
    const versions = await texts.take(new Set(ids));
    refuseTwins(versions);
    const taken = await pairDocuments(taking, reads, versions);
    const linked = await links.take(new Set(versions.map(({ record }) => record.id)));
    await takeTexts(taking, taken, versions, linked);
    const here = hereOf(taken);
    const seen = await copies.take(new Set(ids));
    await takeCopies(taking, seen, await recordsOf(tx, 'copies', here), bytes);
    await taking.take('document-notes', await notes.take(new Set(ids)), await recordsOf(tx, 'document-notes', here), [
      taking.byAll('document-notes'),
      byFields('documentId', 'name'),
    ]);
    await taking.putAway(reads.length + versions.length + linked.length + seen.length);
  }
  for (const cursor of [texts, links, copies, notes]) await cursor.mustEnd();
}

async function pairDocuments(
  taking: Taking,
  reads: readonly CaseRow[],
  versions: readonly CaseRow[],
): Promise<Taken[]> {
  const { tx } = taking.context;
  const key = ({ url }: Fields) => (typeof url === 'string' ? urlKey(url) : null);
  const keys = reads.flatMap(({ record }) => key(record) ?? []);
  const titles = reads.map(({ record }) => fold(String(record.title)));
  const candidates = await taking.idsBy(sql`SELECT id FROM document WHERE url_key = ANY(${keys}::text[])
    OR (title_key = ANY(${titles}::text[]) AND deleted_at IS NULL) ORDER BY id`);
  const [here, hashes] = [await recordsOf(tx, 'documents', candidates), new Map<unknown, unknown>()];
  for (const { documentId, sha256 } of await recordsOf(tx, 'texts', candidates)) hashes.set(documentId, sha256);
  const inFile = new Map(versions.map(({ record }) => [record.documentId, record.sha256]));
  const item = (record: Fields) => [
    ...[record.sourceId, fold(String(record.title)), record.publishedAt, record.publishedPrecision],
  ];
  const isWithout = ({ url }: Fields) => url === null;
  return taking.take('documents', reads, here, [
    byKey(key),
    ...(taking.isOwn ? [byKey((record) => JSON.stringify([record.id, fold(String(record.title))]))] : []),
    {
      ofFile: (record) => (isWithout(record) ? JSON.stringify([...item(record), inFile.get(record.id)]) : null),
      ofHere: (record) => JSON.stringify([...item(record), hashes.get(record.id)]),
    },
    {
      ofFile: (record) => (isWithout(record) ? JSON.stringify(item(record)) : null),
      ofHere: (record) => JSON.stringify(item(record)),
    },
  ]);
}

/** A document has each text, and each number of a text, once. */
function refuseTwins(versions: readonly CaseRow[]): void {
  const seen = new Set<string>();
  for (const { row, record } of versions)
    for (const own of [`${record.documentId} ${record.number}`, `${record.documentId} ${record.sha256}`]) {
      if (seen.has(own)) throw refusedCase(`texts.csv, row ${row}: the text stands there twice.`);
      seen.add(own);
    }
}

/** Checks every text of some documents, and stores those that are missing. */
async function takeTexts(
  taking: Taking,
  documents: readonly Taken[],
  versions: readonly CaseRow[],
  linked: readonly CaseRow[],
): Promise<void> {
  const { tx, ledger } = taking.context;
  const byDocument = new Map(documents.map(({ read, id, isNew }) => [read.record.id, { id, isNew }]));
  const here = new Map<string, number>();
  const old = documents.flatMap(({ id, isNew }) => (id === null || isNew ? [] : id));
  for (const { id, documentId, sha256 } of await recordsOf(tx, 'texts', old))
    here.set(`${documentId} ${sha256}`, Number(id));
  const linksIn = byText(linked);
  const linksHere = byText((await recordsOf(tx, 'hyperlinks', old)).map((record, row) => ({ row, record })));
  const latest = new Map(versions.map(({ record }) => [record.documentId, record.id]));
  const ids = taking.idsOf('texts');
  const reserved = taking.keep ? [] : await reserve(tx, 'documentVersion', versions.length);
  let waiting: Fields[] = [];
  let size = 0;
  const store = async () => {
    await ledger.insertKept(
      'documentVersion',
      waiting.map((fields) => ({ ...fields, id: Number(fields.id) })),
    );
    [waiting, size] = [[], 0];
  };
  for await (const { record, text } of withTexts(taking, versions)) {
    const links = checkedLinks(taking, record, linksIn.get(record.id) ?? []);
    const settle = (fate: 'new' | 'same' | 'leftOut', id: number | null) => {
      ids.set(Number(record.id), id);
      taking.outcome.of('texts')[fate]++;
      const others = fate === 'same' && !sameLinks(links, linksHere.get(id) ?? []);
      taking.outcome.of('hyperlinks')[others ? 'leftOut' : fate] += links.length;
      if (others)
        taking.outcome.notice(
          'Hyperlinks that were left out, because their texts stand here without them: %.',
          links.length,
        );
    };
    const document = byDocument.get(record.documentId);
    const there = here.get(`${document?.id} ${record.sha256}`);
    if (document?.id == null) settle('leftOut', null);
    else if (there !== undefined) settle('same', there);
    else if (document.isNew) {
      const id = taking.keep ? Number(record.id) : (reserved.shift() ?? 0);
      waiting.push({ ...record, id, documentId: document.id, text, links });
      settle('new', id);
      size += text.length;
      if (size > WAITING) await store();
    } else if (latest.get(record.documentId) === record.id) {
      await lockClaimsIn(tx, ledger, document.id);
      settle('new', (await storeText(tx, ledger, document.id, text, links)).id);
    } else {
      settle('leftOut', null);
      taking.outcome.notice('Texts that were left out, because their documents here have other texts: %.');
    }
  }
  await store();
}

const byText = (linked: readonly CaseRow[]) => groupBy(linked, ({ record }) => record.versionId);

/** The links of a text of the case. @throws DomainError `invalid` where they cannot be */
function checkedLinks(taking: Taking, { id }: Fields, linked: readonly CaseRow[]): TextLink[] {
  const links = textLinks.safeParse(linked.map(({ record }) => linkOf(record)));
  const length = taking.texts.get(Number(id))?.length ?? 0;
  if (links.success && (links.data.at(-1)?.end ?? 0) <= length) return links.data;
  const reason = links.success ? 'a link stands outside of its text.' : links.error.issues[0]?.message;
  throw refusedCase(`hyperlinks.csv, row ${linked.at(-1)?.row}, the links of text ${id}: ${reason}`);
}

const sameLinks = (links: readonly TextLink[], here: readonly CaseRow[]) =>
  links.length === here.length && links.every((link, i) => same(link, linkOf(here[i]?.record ?? {})));
const linkOf = ({ start, end, href }: Fields) => ({ start, end, href });

async function* withTexts(
  taking: Taking,
  versions: readonly CaseRow[],
): AsyncGenerator<{ record: Fields; text: string }> {
  for (const some of portionsOf(versions, AT_ONCE)) {
    const texts = await Promise.all(some.map(({ row, record }) => textOf(taking, row, record)));
    for (const [i, { record }] of some.entries()) yield { record, text: texts[i] ?? '' };
  }
}

/** The text of a row, which must be the one that its hash says. */
async function textOf(taking: Taking, row: number, record: Fields): Promise<string> {
  const path = textPath(record.documentId, record.number);
  const text = await taking.archive.text(path);
  if (textHash(text) !== record.sha256)
    throw refusedCase(`${path} is not the text of texts.csv, row ${row}: its hash is another one.`);
  if (text.length > TEXT_LIMIT || normalizeText(text) !== text || text.trim() === '')
    throw refusedCase(`${path} is not as Whence stores texts.`);
  taking.texts.set(Number(record.id), {
    document: Number(record.documentId),
    number: Number(record.number),
    length: codePointsOf(text).length,
  });
  return text;
}
