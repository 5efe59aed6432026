import { z } from 'zod';
import type { Choices } from '@/lib/choices';
import type { CommandContext } from '@/lib/commands/command';
import { detailOf, lockNames, type NamedSource, sourceSlugs, sourcesNamed, standingOf } from '@/lib/commands/names';
import { rowFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { DomainError, invalid } from '@/lib/errors';
import { formatDate, NO_DATE_HELP } from '@/lib/format/date';
import { type DateColumns, dateColumns } from '@/lib/format/date-schema';
import { fold } from '@/lib/format/fold';
import type { Certainty, SourceKind, Stance } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { meantUtterance, type StandingUtterance } from './crediting';
import { joinUtterances } from './joining.server';
import { latestText, placeOfQuote } from './quote.server';
import type { HopInput, Wording } from './schema';

/** What a command on chains returns beside its result. */
export type Made = { sources: { id: number; name: string }[]; utterances: number; links: number };
export const nothingMade = (): Made => ({ sources: [], utterances: 0, links: 0 });
export type Warned = { code: 'circular' | 'kept' | 'shared' | 'joined'; message: string };

export const inCircle: Warned = { code: 'circular', message: 'Sources now credit each other in a circle.' };

/** An error beside one field of a form. The message also stands at the top. */
export const atField = (field: string, message: string) => invalid(message, { [field]: message });

type Candidate = { id: number; label: string; detail: string };

/**
 * Refuses because more than one record may be meant. The answer names them, the likeliest first. The same command goes
 * on with `choices: { [key]: id }`, or with the id in the field itself.
 */
const ask = (field: string, key: string, message: string, candidates: readonly Candidate[]) =>
  new DomainError('conflict', message, { [field]: message }, { choose: { key, field, candidates } });

/**
 * The source of a hop. A new one is created unless a source already has the name or another name like it. @throws
 * DomainError `conflict` if several do
 */
export async function sourceOf(
  context: CommandContext,
  hop: SourceHop,
  field: string,
  made: Made,
  choices: Choices = {},
): Promise<number> {
  const { ids, made: sources } = await sourcesOf(context, [{ hop, field }], choices);
  made.sources.push(...sources);
  return ids[0] ?? 0;
}

/**
 * Which source is meant by a name, or null if there is none. @throws DomainError `conflict` if there are several and
 * none is chosen
 */
export function sourceMeant(
  named: readonly NamedSource[],
  name: string,
  field: string,
  choices: Choices,
): number | null {
  const [there, ...others] = named;
  if (!there || others.length === 0) return there?.id ?? null;
  const key = `source:${fold(name)}`;
  const chosen = named.find(({ id }) => id === choices[key]);
  if (chosen) return chosen.id;
  const candidates = named.map(({ id, name: label, ...rest }) => ({ id, label, detail: inDetail(rest) }));
  throw ask(
    `${field}sourceId`,
    key,
    `More than one source is called “${name}”. Nothing was changed. Choose the one you mean.`,
    candidates,
  );
}

const inDetail = ({ description, ...source }: Omit<NamedSource, 'id' | 'name'>) =>
  [detailOf(source), description.slice(0, 80)].filter(Boolean).join(' · ');

type SourceHop = Pick<HopInput, 'sourceId' | 'newSource'>;

/**
 * The sources of several hops, by the rules of `sourceOf`, all looked up and created at once. @param hops with the form
 * fields in which they stand
 */
export async function sourcesOf(
  { tx, ledger }: CommandContext,
  hops: readonly { hop: SourceHop; field: string }[],
  choices: Choices,
): Promise<{ ids: number[]; made: Made['sources'] }> {
  const standing = await standingOf(
    tx,
    'source',
    hops.flatMap(({ hop }) => hop.sourceId ?? []),
  );
  const names = hops.flatMap(({ hop }) => hop.newSource?.name ?? []);
  if (names.length > 0) await lockNames(tx);
  const named = await sourcesNamed(tx, names);
  const byName = new Map<string, number | null>();
  const fresh = new Map<string, { name: string; kind: SourceKind }>();
  for (const { hop, field } of hops) {
    if (!hop.newSource || byName.has(fold(hop.newSource.name))) continue;
    const key = fold(hop.newSource.name);
    const there = sourceMeant(named.get(key) ?? [], hop.newSource.name, field, choices);
    byName.set(key, there);
    if (there === null) fresh.set(key, hop.newSource);
  }
  const rows = [...fresh.values()];
  const slugs = await sourceSlugs(
    tx,
    rows.map(({ name }) => name),
  );
  const ids = await ledger.insertMany(
    'source',
    rows.map((row, i) => ({ ...row, slug: slugs[i] ?? '' })),
  );
  for (const [i, key] of [...fresh.keys()].entries()) byName.set(key, ids[i] ?? 0);
  const found = hops.map(({ hop, field }) => {
    return hop.sourceId === undefined
      ? (byName.get(fold(hop.newSource?.name ?? '')) ?? 0)
      : thatStands(standing.get(hop.sourceId), field);
  });
  return { ids: found, made: rows.map(({ name }, i) => ({ id: ids[i] ?? 0, name })) };
}

/** The source itself, or the one it was merged into. */
export const standingSource = async (tx: Tx, id: number, field: string): Promise<number> =>
  thatStands((await standingOf(tx, 'source', [id])).get(id), field);

function thatStands(source: { id: number; deleted: boolean } | undefined, field: string): number {
  if (!source || source.deleted) throw atField(`${field}sourceId`, 'There is no such source.');
  return source.id;
}

export type Standing = StandingUtterance & {
  sourceId: number;
  certainty: Certainty | null;
  /** As it is read, or as it will be written. */
  saidAt: Date | string | null;
  title: string | null;
  /** In words. */
  published: string;
};

/** What a source already says in a claim. */
async function standingUtterances(tx: Tx, claimId: number, sourceId: number): Promise<Standing[]> {
  const all = await tx.utterance.findMany({
    where: { claimId, sourceId },
    include: { document: { select: itsDocument } },
    orderBy: { id: 'asc' },
  });
  return all.map(({ document, ...utterance }) => ({ ...utterance, ...byDocument(document, utterance.saidAt) }));
}

/** What is asked of the document of an utterance. */
export const itsDocument = { title: true, publishedAt: true, publishedPrecision: true } as const;
type ItsDocument = { title: string; publishedAt: Date | null; publishedPrecision: DateColumns['precision'] };

/** The name of an utterance, and when it was reported. */
export const byDocument = (document: ItsDocument | null | undefined, saidAt: Date | string | null) => {
  const at = saidAt ?? document?.publishedAt;
  return {
    title: document?.title ?? null,
    published: document?.publishedAt
      ? formatDate(document.publishedAt.toISOString(), document.publishedPrecision)
      : NO_DATE_HELP,
    reportedAt: at ? new Date(at).getTime() : null,
  };
};

/** Asks in which of its documents a source is credited. */
async function askUtterance(
  tx: Tx,
  field: string,
  key: string,
  sourceId: number,
  utterances: readonly Standing[],
): Promise<DomainError> {
  const { name } = await tx.source.findUniqueOrThrow({ where: { id: sourceId }, select: { name: true } });
  const message = `${name} says this in ${utterances.length} documents that are held here. Nothing was changed. Choose the one that is credited.`;
  return ask(
    `${field}utteranceId`,
    key,
    message,
    utterances.map(({ id, title, published }) => ({ id, label: title ?? '', detail: published })),
  );
}

export const placeKey = (claimId: number, sourceId: number, stance: string | undefined) =>
  `utterance:${claimId}:${sourceId}:${stance ?? 'any'}`;

/**
 * The utterance of a hop that names a source: the one it means (`meantUtterance`), or a new one. Gaps in an existing
 * one are filled in; nothing is overwritten.
 * @param after the utterance of the hop before, which this one credits; `before`: when the hop after this one said so
 * @throws DomainError `conflict` where the source says it in several documents and none is chosen.
 */
export async function utteranceOf(
  context: CommandContext,
  {
    claimId,
    sourceId,
    hop,
    field,
    made,
    choices = {},
    after,
    before = null,
  }: {
    claimId: number;
    sourceId: number;
    hop: HopInput;
    field: string;
    made: Made;
    choices?: Choices;
    after?: number | undefined;
    before?: number | null;
  },
): Promise<number> {
  const { tx, ledger } = context;
  const documentId = hop.documentId ?? null;
  const wording = await checkedWording(lookUp(tx), hop, documentId, field, nothingSaid);
  const utterances = await standingUtterances(tx, claimId, sourceId);
  const there = await utteranceMeant(tx, utterances, {
    claimId,
    sourceId,
    documentId,
    stance: wording.stance,
    before,
    after,
    choices,
    field,
  });
  if (there) {
    await ledger.update('utterance', there.id, filledIn(there, documentId, wording));
    return there.id;
  }
  made.utterances++;
  return ledger.insert('utterance', newUtterance({ claimId, sourceId, documentId }, wording));
}

export const nothingSaid: DateColumns = { at: null, precision: 'day', note: '' };

type Sought = {
  claimId: number;
  sourceId: number;
  documentId: number | null;
  stance: Stance | undefined;
  before: number | null;
};

/**
 * The utterance that a hop means, or null if it is new. @throws DomainError `conflict` if the source says it in several
 * documents and none is chosen
 */
export async function utteranceMeant<U extends Standing>(
  tx: Tx,
  utterances: readonly U[],
  {
    claimId,
    sourceId,
    documentId,
    stance,
    before,
    after,
    choices,
    field,
  }: Sought & { after: number | undefined; choices: Choices; field: string },
): Promise<U | null> {
  const meant = meantUtterance(utterances, { documentId, stance, before });
  const key = placeKey(claimId, sourceId, stance);
  const chosen = meant.kind === 'choose' ? meant.utterances.find(({ id }) => id === choices[key]) : undefined;
  if (meant.kind === 'choose' && !chosen) throw await askUtterance(tx, field, key, sourceId, meant.utterances);
  // “Reuters → Reuters [its article]”: the two are meant to be different.
  const isApart = meant.kind === 'gains' && meant.utterance.id === after;
  return ('utterance' in meant && !isApart ? meant.utterance : chosen) ?? null;
}

/** A new utterance in terms of its columns. */
export function newUtterance(
  of: { claimId: number; sourceId: number; documentId: number | null },
  wording: CheckedWording,
) {
  const { passage = null, versionId = null, spans = [], stance = 'affirms', certainty = null } = wording;
  const { saidAt = null, saidPrecision = 'day', saidNote = '' } = wording;
  return {
    ...{ ...of, stance, certainty, versionId, saidAt, saidPrecision, saidNote },
    spans: versionId === null ? [] : spans,
    passage: of.documentId === null ? null : (passage ?? 'not_yet_looked_for'),
  };
}

/** What an existing utterance gains from a hop: only what was missing. */
export function filledIn(there: Standing, documentId: number | null, wording: CheckedWording) {
  const { certainty, passage, versionId, spans, saidAt, saidPrecision, saidNote } = wording;
  const unread = there.passage === 'not_yet_looked_for' || there.documentId === null;
  return {
    ...(there.documentId === null && documentId !== null && { documentId, passage: 'not_yet_looked_for' as const }),
    ...(there.certainty === null && certainty && { certainty }),
    ...(unread && passage && { passage, ...(versionId && { versionId, spans: spans ?? [] }) }),
    ...(there.saidAt === null && saidAt && { saidAt, saidPrecision, saidNote }),
  };
}

/**
 * Changes an utterance. If it becomes what its source already says in the claim, the two are joined: what the other one
 * knows stays, and its gaps are filled in.
 * @returns the utterance that stands in the end.
 */
export async function changeUtterance(
  context: CommandContext,
  { id, sourceId, ...hop }: Wording & { id: number; sourceId?: number },
  field: string,
  warned: Warned[],
): Promise<number> {
  const { tx, ledger } = context;
  const held = await ledger.hold('utterance', id);
  const documentId = hop.documentId === undefined ? held.documentId : hop.documentId;
  const said = { at: held.saidAt, precision: held.saidPrecision, note: held.saidNote };
  const { passage, versionId, spans, ...wording } = await checkedWording(lookUp(tx), hop, documentId, field, said);
  // A marked text belongs to its document, and to a passage that exists.
  const unmarked = documentId === null || documentId !== held.documentId || (passage != null && passage !== 'marked');
  const patch = {
    ...wording,
    ...(sourceId && { sourceId }),
    documentId,
    ...(documentId === null
      ? { passage: null }
      : { passage: passage ?? (unmarked ? 'not_yet_looked_for' : held.passage) }),
    ...(versionId
      ? { versionId, spans: spans ?? [] }
      : (unmarked || versionId === null) && { versionId: null, spans: [] }),
  };
  const becomes = { sourceId: sourceId ?? held.sourceId, documentId, stance: wording.stance ?? held.stance };
  const isAnother = (['sourceId', 'documentId', 'stance'] as const).some((name) => becomes[name] !== held[name]);
  const twin = isAnother ? await twinOf(tx, held, becomes, field) : null;
  if (twin === null) {
    await ledger.update('utterance', id, patch);
    return id;
  }
  await joinUtterances(context, new Map([[id, twin]]), { said: patch });
  const { name } = await tx.source.findUniqueOrThrow({ where: { id: becomes.sourceId }, select: { name: true } });
  warned.push({ code: 'joined', message: `${name} already had this utterance, so the two are now one.` });
  return twin;
}

/** An utterance while it is edited. */
type Held = Pick<Standing, 'id' | 'sourceId' | 'documentId' | 'stance' | 'passage'> & Said & { claimId: number };

/** What the source already says in the claim, if the utterance becomes the same; null if it stays separate. */
async function twinOf(
  tx: Tx,
  { id, claimId }: Held,
  { sourceId, documentId, stance }: Pick<Held, 'sourceId' | 'documentId' | 'stance'>,
  field: string,
): Promise<number | null> {
  const others = (await standingUtterances(tx, claimId, sourceId)).filter((utterance) => utterance.id !== id);
  const meant = meantUtterance(others, { documentId, stance });
  if (meant.kind === 'choose')
    throw await askUtterance(tx, field, placeKey(claimId, sourceId, stance), sourceId, meant.utterances);
  return meant.kind === 'is' ? meant.utterance.id : null;
}

/** When an utterance was said, in terms of its columns. */
type Said = { saidAt: string | null; saidPrecision: DateColumns['precision']; saidNote: string };

export type CheckedWording = Omit<Wording, 'documentId' | 'quote' | keyof Said> & Partial<Said>;

/** Documents and texts that are looked up once, since a command cannot change them meanwhile. */
export type LookUp = ReturnType<typeof lookUp>;
export function lookUp(tx: Tx) {
  const once = <Id, T>(ask: (id: Id) => Promise<T>) => {
    const known = new Map<Id, Promise<T>>();
    return (id: Id): Promise<T> => {
      const answer = known.get(id) ?? ask(id);
      known.set(id, answer);
      return answer;
    };
  };
  const latest = once((documentId: number) => latestText(tx, documentId));
  return {
    document: once((id: number) =>
      tx.document.findUnique({ where: { id }, select: { deletedAt: true, ...itsDocument } }),
    ),
    text: once((id: number) =>
      rowFrom(
        tx,
        z.object({ documentId: z.int(), length: z.int() }),
        Prisma.sql`SELECT document_id AS "documentId", char_length(text) AS length FROM document_version WHERE id = ${id}`,
      ),
    ),
    quote: async (documentId: number, words: string) => placeOfQuote(await latest(documentId), words),
  };
}

/**
 * The fields of an utterance that a hop gives. Document and text are checked, and a quoted passage is located. `said`:
 * what is known of its date.
 */
export async function checkedWording(
  look: LookUp,
  hop: Wording,
  documentId: number | null,
  field: string,
  said: DateColumns,
): Promise<CheckedWording> {
  const { quote, documentId: given, passage, versionId, spans, ...rest } = hop;
  if (given) {
    const document = await look.document(given);
    if (!document || document.deletedAt) throw atField(`${field}documentId`, 'There is no such document.');
  }
  const wording = { ...pick(rest, ['stance', 'certainty']), ...saidIn(hop, said, field) };
  if (quote) {
    if (documentId === null)
      throw atField(`${field}quote`, 'A passage needs a document. Choose the one that contains it.');
    const found = await look.quote(documentId, quote);
    if (typeof found === 'string') throw atField(`${field}quote`, found);
    return { ...wording, ...found, passage: 'marked' as const };
  }
  if (documentId === null) {
    if (versionId) throw atField(`${field}versionId`, 'A text needs a document. Choose the one it belongs to.');
    return wording;
  }
  if (versionId) await checkText(look, documentId, versionId, spans ?? [], field);
  return { ...wording, passage, versionId, spans };
}

function saidIn({ saidAt, saidPrecision }: Wording, said: DateColumns, field: string): Partial<Said> {
  if (saidAt === undefined && saidPrecision === undefined) return {};
  const { at, precision, note } = dateColumns(saidAt, saidPrecision, said, `${field}saidPrecision`);
  return { saidAt: at, saidPrecision: precision, saidNote: note };
}

async function checkText(look: LookUp, documentId: number, versionId: number, spans: readonly number[], field: string) {
  const version = await look.text(versionId);
  if (version?.documentId !== documentId)
    throw atField(`${field}versionId`, 'This text belongs to another document. Choose a text of this one.');
  if ((spans.at(-1) ?? 0) > version.length)
    throw atField(`${field}spans`, 'The passage reaches beyond the end of the text.');
}

function pick<T extends object, K extends keyof T>(fields: T, names: readonly K[]): Partial<Pick<T, K>> {
  const picked: Partial<Pick<T, K>> = {};
  for (const name of names) if (fields[name] !== undefined) picked[name] = fields[name];
  return picked;
}
