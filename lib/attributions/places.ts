import type { CommandContext, Tx } from '@/lib/commands/command';
import { hasName, lockNames, sourceSlug } from '@/lib/commands/names';
import { invalid } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { joinPlaces } from './joining';
import { findQuote } from './quote';
import type { HopInput, Wording } from './schema';

export type Place = {
  id: number;
  sourceId: number;
  documentId: number | null;
  certainty: string | null;
  passage: string | null;
  versionId: number | null;
};
/** What a command on chains leaves beside its result. */
export type Made = { sources: { id: number; name: string }[]; utterances: number; links: number };
export type Warned = { code: 'circular' | 'kept' | 'shared' | 'joined'; message: string };

/** An error beside one field of a form: the message stands at the top as well. */
export const atField = (field: string, message: string) => invalid(message, { [field]: message });

/** The source of a hop; a new one is made unless a source has the name, or goes by it, already. */
export async function sourceOf(
  { tx, ledger }: CommandContext,
  hop: Pick<HopInput, 'sourceId' | 'newSource'>,
  field: string,
  made: Made,
): Promise<number> {
  if (hop.sourceId !== undefined) return standingSource(tx, hop.sourceId, field);
  const { name = '', kind = 'outlet' } = hop.newSource ?? {};
  await lockNames(tx);
  const there = await sourceNamed(tx, name);
  if (there !== undefined) return there;
  const id = await ledger.insert('source', { name, kind, slug: await sourceSlug(tx, name) });
  made.sources.push({ id, name });
  return id;
}

/** The source itself, or the one into which it was merged. */
export async function standingSource(tx: Tx, id: number, field: string): Promise<number> {
  const source = await tx.source.findUnique({ where: { id }, select: { deletedAt: true, mergedIntoId: true } });
  if (source?.mergedIntoId) return standingSource(tx, source.mergedIntoId, field);
  if (!source || source.deletedAt) throw atField(`${field}sourceId`, 'There is no such source.');
  return id;
}

/** The source that has this name, else the one that goes by it. */
export async function sourceNamed(tx: Tx, name: string): Promise<number | undefined> {
  const [found] = await tx.$queryRaw<{ id: number }[]>`
    SELECT s.id FROM source s WHERE s.deleted_at IS NULL AND ${hasName(name)} ORDER BY s.name_key = ${fold(name)} DESC, s.id LIMIT 1`;
  return found?.id;
}

/**
 * The utterance of a hop that names a source: the one that is there already, or a new one. Of one that is there, what was not known is filled in;
 * nothing is overwritten.
 */
export async function placeOf(context: CommandContext, claimId: number, sourceId: number, hop: HopInput, field: string, made: Made) {
  const { tx, ledger } = context;
  const documentId = hop.documentId ?? null;
  const wording = await checkedWording(tx, hop, documentId, field);
  const all = await tx.utterance.findMany({ where: { claimId, sourceId }, orderBy: { id: 'asc' } });
  // A hop without a document means what this source is known to have said: unobserved first, else the document of it that we hold.
  const there = all.find((it) => it.documentId === documentId) ?? (documentId === null ? all[0] : undefined);
  if (!there) {
    made.utterances++;
    const { passage = null, versionId = null, spans = [], ...rest } = wording;
    return ledger.insert('utterance', {
      ...{ stance: 'affirms', certainty: null, ...rest, claimId, sourceId, documentId, versionId },
      spans: versionId === null ? [] : spans,
      passage: documentId === null ? null : (passage ?? 'not_yet_looked_for'),
    });
  }
  const { certainty, passage, versionId, spans, saidAt, saidPrecision } = wording;
  await ledger.update('utterance', there.id, {
    ...(there.certainty === null && certainty && { certainty }),
    ...(there.passage === 'not_yet_looked_for' && passage && { passage, ...(versionId && { versionId, spans: spans ?? [] }) }),
    ...(there.saidAt === null && saidAt && { saidAt, saidPrecision: saidPrecision ?? 'day' }),
  });
  return there.id;
}

/**
 * Changes an utterance. Where the claim has another utterance of the same source in the same document (or unobserved, as this one becomes),
 * the two become one: what the other knows stands, and what it does not know is filled in.
 * @returns the utterance that stands in the end.
 */
export async function changePlace(
  context: CommandContext,
  { id, sourceId, ...hop }: Wording & { id: number; sourceId?: number },
  field: string,
  warned: Warned[],
): Promise<number> {
  const { tx, ledger } = context;
  const held = (await ledger.hold('utterance', id)) as unknown as Place & { claimId: number };
  const documentId = hop.documentId === undefined ? held.documentId : hop.documentId;
  const { passage, versionId, spans, ...wording } = await checkedWording(tx, hop, documentId, field);
  // A text that is marked belongs to its document, and to a passage that is there.
  const unmarked = documentId === null || documentId !== held.documentId || (passage != null && passage !== 'marked');
  const patch = {
    ...wording,
    ...(sourceId && { sourceId }),
    documentId,
    ...(documentId === null ? { passage: null } : { passage: passage ?? (unmarked ? 'not_yet_looked_for' : held.passage) }),
    ...(versionId ? { versionId, spans: spans ?? [] } : (unmarked || versionId === null) && { versionId: null, spans: [] }),
  };
  const twin = await tx.utterance.findFirst({
    where: { claimId: held.claimId, sourceId: sourceId ?? held.sourceId, documentId, id: { not: id } },
    select: { id: true, source: { select: { name: true } } },
  });
  if (!twin) {
    await ledger.update('utterance', id, patch);
    return id;
  }
  await joinPlaces(context, new Map([[id, twin.id]]), { said: patch });
  warned.push({ code: 'joined', message: `${twin.source.name} stood in this place already: the two have become one.` });
  return twin.id;
}

/** The fields of an utterance that a hop gives; document and text are checked, a quoted passage is found. */
async function checkedWording(
  tx: Tx,
  hop: Wording,
  documentId: number | null,
  field: string,
): Promise<Omit<Wording, 'documentId' | 'quote'>> {
  const { quote, documentId: given, passage, versionId, spans, ...rest } = hop;
  if (given) {
    const document = await tx.document.findUnique({ where: { id: given }, select: { deletedAt: true } });
    if (!document || document.deletedAt) throw atField(`${field}documentId`, 'There is no such document.');
  }
  const wording = pick(rest, ['stance', 'certainty', 'saidAt', 'saidPrecision']);
  if (quote) {
    if (documentId === null) throw atField(`${field}quote`, 'A passage needs the document in which it stands.');
    const found = await findQuote(tx, documentId, quote);
    if (typeof found === 'string') throw atField(`${field}quote`, found);
    return { ...wording, ...found, passage: 'marked' as const };
  }
  if (documentId === null) {
    if (versionId) throw atField(`${field}versionId`, 'A text needs the document to which it belongs.');
    return wording;
  }
  if (versionId) await checkText(tx, documentId, versionId, spans ?? [], field);
  return { ...wording, passage, versionId, spans };
}

async function checkText(tx: Tx, documentId: number, versionId: number, spans: readonly number[], field: string) {
  const [version] = await tx.$queryRaw<{ documentId: number; length: number }[]>`
    SELECT document_id AS "documentId", char_length(text) AS length FROM document_version WHERE id = ${versionId}`;
  if (version?.documentId !== documentId)
    throw atField(`${field}versionId`, 'This text belongs to another document. Choose a text of the document in which it stands.');
  if ((spans.at(-1) ?? 0) > version.length) throw atField(`${field}spans`, 'The passage lies beyond the end of the text.');
}

function pick<T extends object, K extends keyof T>(fields: T, names: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]])) as Partial<Pick<T, K>>;
}
