import { z } from 'zod';
import { lockTexts } from '@/lib/assessments/near-duplicates.server';
import { nothingMade, sourceOf } from '@/lib/attributions/utterances.server';
import type { CopyOutcome } from '@/lib/captures/seen';
import { type Found, foundFor, writeCapture } from '@/lib/captures/write.server';
import { type CommandContext, defineCommand } from '@/lib/commands/command';
import type { Ledger } from '@/lib/commands/ledger';
import type { Change } from '@/lib/commands/typed';
import { rowFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { conflict, DomainError, invalid } from '@/lib/errors';
import type { DatePrecision } from '@/lib/format/date';
import { dateColumns } from '@/lib/format/date-schema';
import { counted } from '@/lib/format/number';
import type { ReadDate } from '@/lib/format/read-date.mjs';
import { refuseMissing } from '@/lib/sources/checks.server';
import { codePointsOf } from '@/lib/text/code-points';
import type { TextLink } from '@/lib/text/links';
import { Prisma } from '@/prisma/generated/client';
import { nothingCarried } from './carried-in';
import { carryOver, lockClaimsIn } from './carry-over.server';
import { normalizeText, urlKey } from './rules';
import { documentState, editedDocument, newDocument, newVersion, oneDocument } from './schema';
import { textHash } from './text-hash.server';

export const createDocument = defineCommand({
  name: 'documents.create',
  permission: 'documents.write',
  input: newDocument,
  prepare: (_, actor, { capture }) => foundFor(actor, capture),
  run: (context, input) => addDocument(context, input, context.ready),
});

/**
 * Adds a document, with its text where there is one, and with what was seen of it. Whoever locks claims as well locks the
 * texts before.
 */
export async function addDocument(
  context: CommandContext,
  {
    text,
    links,
    capture: _,
    sourceId: known,
    newSource,
    choices,
    publishedAt,
    publishedPrecision,
    ...input
  }: z.output<typeof newDocument>,
  seen: Found,
): Promise<{ id: number; versionId: number | null; copy: CopyOutcome }> {
  const { tx, ledger } = context;
  if (text.trim() !== '') await lockTexts(tx);
  await refuseMissing(tx, 'sourceId', known);
  const sourceId = await sourceOf(context, { sourceId: known, newSource }, '', nothingMade(), choices);
  const key = await freeKey(tx, input.url);
  const published = publishedIn(publishedAt, publishedPrecision, {
    publishedAt: null,
    publishedPrecision: 'day',
    publishedNote: '',
  });
  const id = await ledger.insert('document', { ...input, ...published, sourceId, urlKey: key });
  const versionId = text.trim() === '' ? null : (await storeText(tx, ledger, id, text, links)).id;
  return { id, versionId, copy: await writeCapture(ledger, id, seen) };
}

/** Changes the given fields of a document. */
export const editDocument = defineCommand({
  name: 'documents.edit',
  permission: 'documents.write',
  input: editedDocument,
  async run(context, { id, version, newSource, choices, publishedAt, publishedPrecision, ...given }) {
    const { tx, ledger } = context;
    const held = await ledger.hold('document', id, version);
    if (given.sourceId !== held.sourceId) await refuseMissing(tx, 'sourceId', given.sourceId);
    const patch: Change<'document'> = { ...given };
    if (newSource) patch.sourceId = await sourceOf(context, { newSource }, '', nothingMade(), choices);
    if (given.url !== undefined) patch.urlKey = await freeKey(tx, given.url, id);
    if (publishedAt !== undefined || publishedPrecision !== undefined)
      Object.assign(patch, publishedIn(publishedAt, publishedPrecision, held));
    await ledger.update('document', id, patch);
    return { id };
  },
});

/** Records that a document stands, was corrected or was retracted. A retracted document has no weight. */
export const setDocumentState = defineCommand({
  name: 'documents.setState',
  permission: 'documents.write',
  input: documentState,
  async run({ ledger }, { id, version, state, note }) {
    await ledger.hold('document', id, version);
    await ledger.update('document', id, { state, stateNote: note });
    return { id, state };
  },
});

/**
 * Stores a text as an immutable version, and carries over what was marked in the version before. For a text that is
 * already stored it returns its version, and nothing moves.
 */
export const addDocumentVersion = defineCommand({
  name: 'documents.addVersion',
  permission: 'documents.write',
  input: newVersion,
  prepare: (_, actor, { capture }) => foundFor(actor, capture),
  async run({ tx, ledger, ready }, { documentId, text, links }) {
    // This comes before the document: whoever waits here holds nothing that others wait for.
    await lockTexts(tx);
    await lockClaimsIn(tx, ledger, documentId);
    await ledger.hold('document', documentId);
    const stored = await storeText(tx, ledger, documentId, text, links);
    return { ...stored, copy: await writeCapture(ledger, documentId, ready) };
  },
});

export const deleteDocument = defineCommand({
  name: 'documents.delete',
  permission: 'documents.write',
  input: oneDocument,
  async run({ tx, ledger }, { id, version }) {
    await lockTexts(tx);
    const { title } = await ledger.hold('document', id, version);
    const rests = await whatRestsOn(tx, id);
    const parts = [
      rests.utterances > 0 && counted(rests.claims, ['claim that stands in it', 'claims that stand in it']),
      rests.readings > 0 &&
        counted(rests.readings, ['link that was read in its text', 'links that were read in its text']),
    ].filter((part) => part !== false);
    if (parts.length > 0)
      throw conflict(
        `“${title}” cannot be deleted: there ${rests.claims + rests.readings === 1 ? 'is' : 'are'} ${parts.join(' and ')}. Nothing was changed.`,
        {
          rests,
        },
      );
    await ledger.update('document', id, { deletedAt: new Date() });
    return { id };
  },
});

export const restoreDocument = defineCommand({
  name: 'documents.restore',
  permission: 'documents.write',
  input: oneDocument.pick({ id: true }),
  async run({ tx, ledger }, { id }) {
    await lockTexts(tx);
    const held = await ledger.hold('document', id, undefined, { deleted: true });
    if (!held.deletedAt) throw conflict('This document is not deleted.');
    const publisher = await tx.source.findUniqueOrThrow({
      where: { id: held.sourceId },
      select: { name: true, deletedAt: true },
    });
    if (publisher.deletedAt)
      throw conflict(
        `Its publisher “${publisher.name}” has been deleted. Nothing was changed. Restore the publisher first.`,
      );
    await ledger.update('document', id, { deletedAt: null });
    return { id };
  },
});

/**
 * @param links in code points of the text as it is stored
 * @throws DomainError `invalid`
 */
export async function storeText(
  tx: Tx,
  ledger: Ledger,
  documentId: number,
  raw: string,
  links: readonly TextLink[] = [],
) {
  const versions = await tx.documentVersion.findMany({
    where: { documentId },
    select: { id: true, sha256: true, number: true },
  });
  const text = normalizeText(raw);
  if (text.trim() === '') throw invalid('The text is empty.', { text: 'The text is empty.' });
  if ((links.at(-1)?.end ?? 0) > codePointsOf(text).length)
    throw invalid('A link stands beyond the end of the text.', { links: 'A link stands beyond the end of the text.' });
  const sha256 = textHash(text);
  const same = versions.find((version) => version.sha256 === sha256);
  if (same) return { id: same.id, number: same.number, text, ...nothingCarried() };
  const latest = await tx.documentVersion.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, text: true },
  });
  const number = (latest?.number ?? 0) + 1;
  const id = await ledger.insert('documentVersion', { documentId, number, text, sha256, links: [...links] });
  return { id, number, text, ...(latest ? await carryOver(tx, ledger, latest, { id, text }) : nothingCarried()) };
}

/**
 * The key of an address. @throws DomainError `conflict` if another document has it, even a deleted one, which can be
 * restored
 */
async function freeKey(tx: Tx, url: string | null, own?: number): Promise<string | null> {
  if (url === null) return null;
  const key = urlKey(url);
  const twin = await tx.document.findUnique({
    where: { urlKey: key },
    select: { id: true, title: true, deletedAt: true },
  });
  if (!twin || twin.id === own) return key;
  const message = twin.deletedAt
    ? `A deleted document has this address: “${twin.title}”. Restore that one, or leave the address out.`
    : `This address is already here: document ${twin.id}, “${twin.title}”.`;
  throw new DomainError('conflict', message, { url: message }, { document: { id: twin.id, title: twin.title } });
}

type Published = { publishedAt: string | null; publishedPrecision: DatePrecision; publishedNote: string };

function publishedIn(
  given: ReadDate | null | undefined,
  wanted: DatePrecision | undefined,
  held: Published,
): Published {
  const there = { at: held.publishedAt, precision: held.publishedPrecision, note: held.publishedNote };
  const { at, precision, note } = dateColumns(given, wanted, there, 'publishedPrecision');
  return { publishedAt: at, publishedPrecision: precision, publishedNote: note };
}

const restsRow = z.object({ utterances: z.int(), claims: z.int(), readings: z.int() });
type Rests = z.output<typeof restsRow>;

async function whatRestsOn(tx: Tx, id: number): Promise<Rests> {
  const rests = await rowFrom(
    tx,
    restsRow,
    Prisma.sql`SELECT (SELECT count(*)::int FROM utterance WHERE document_id = ${id}) AS utterances,
      (SELECT count(DISTINCT claim_id)::int FROM utterance WHERE document_id = ${id}) AS claims,
      (SELECT count(DISTINCT r.attribution_id)::int FROM reading r JOIN document_version v ON v.id = r.version_id WHERE v.document_id = ${id}) AS readings`,
  );
  return rests ?? { utterances: 0, claims: 0, readings: 0 };
}
