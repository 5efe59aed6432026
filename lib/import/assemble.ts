import type { z } from 'zod';
import { newClaim } from '@/lib/claims/schema';
import { newDocument } from '@/lib/documents/schema';
import { fold } from '@/lib/format/fold';
import { readDate } from '@/lib/format/read-date.mjs';
import { newSource } from '@/lib/sources/schema';
import { CHAINS_LIMIT, chainProblem } from './chains';
import type { Draft, Side } from './draft';
import type { Mapping, RowKind } from './mapping';
import type { ImportedRow, RowClaim, RowDocument, RowHop, RowNamed } from './row';

/** What a row becomes, or why it cannot be taken, in a sentence. */
export type Assembled = { readonly row: Omit<ImportedRow, 'row'>; readonly problem?: undefined } | Problem;
type Problem = { readonly row?: undefined; readonly problem: string };
/** A part of a row; null: the row says nothing of it. */
type Part<T> =
  | { readonly part: T; readonly problem?: undefined }
  | { readonly part?: undefined; readonly problem: string };

/** How what the cells say is put together, by what the rows are. */
export const assemblers: Readonly<Record<RowKind, (draft: Draft, mapping: Mapping) => Assembled>> = {
  claim: claimRow,
  attribution: attributionRow,
  source: sourceRow,
  document: documentRow,
};

const keyed = ({ key }: Draft) => (key ? { key } : {});

function claimRow(draft: Draft, { sources }: Mapping): Assembled {
  const claim = claimOf(draft);
  if (claim.problem !== undefined) return claim;
  const chains = chainsOf(draft, sources);
  return chains.problem === undefined ? { row: { claim: claim.part, chains: chains.part } } : chains;
}

const NO_CLAIM = 'The row does not say which claim it is about. Give a statement, or the number or key of a claim.';

function claimOf(draft: Draft): Part<RowClaim> {
  const { claim, notes, key } = draft;
  if (claim.id === undefined && claim.statement === undefined && !key) return { problem: NO_CLAIM };
  const tooMany = listProblem(newClaim.shape.topics, claim.topics);
  if (tooMany !== null) return { problem: tooMany };
  const judgement = judgementOf(draft);
  if (judgement.problem !== undefined) return judgement;
  return { part: { ...claim, ...keyed(draft), notes, ...(judgement.part && { judgement: judgement.part }) } };
}

/** What is wrong with a list that several cells made together, in a sentence; null if nothing is. */
function listProblem(schema: z.ZodType, values: readonly string[] | undefined): string | null {
  const read = values && schema.safeParse(values);
  return read?.error?.issues[0]?.message ?? null;
}

function judgementOf({ confidence, likelihood, reason = '', basis }: Draft): Part<RowClaim['judgement'] | null> {
  if (basis === 'suggested') return { part: null };
  if (confidence === undefined)
    return likelihood === undefined && reason === ''
      ? { part: null }
      : { problem: 'A judgement needs a confidence. Give one, or leave likelihood and reason empty.' };
  if (confidence === 'none' && likelihood !== undefined)
    return { problem: 'A claim that cannot be judged has no likelihood.' };
  return { part: { confidence, likelihood: likelihood ?? null, reason } };
}

/** The chains of a claim's row, with the document and the words of whoever stands last in each. */
function chainsOf(draft: Draft, together: Mapping['sources']): Part<RowHop[][]> {
  const document = documentOf(draft.who);
  if (document.problem !== undefined) return document;
  const named = namedChains(draft, together);
  if (named.problem !== undefined) return named;
  const { publisher } = draft.who.document;
  const alone = publisher && !document.part ? { source: publisher } : null;
  const own: RowHop | null = document.part ? { ...(publisher && { source: publisher }) } : alone;
  const found = named.part.length > 0 || !own ? named.part : [[own]];
  if (found.length > CHAINS_LIMIT)
    return { problem: `A row has at most ${CHAINS_LIMIT} chains; this one has ${found.length}.` };
  const last = { ...saidBy(draft.who), ...(document.part && { document: document.part }) };
  if (found.length === 0 && saysSomething(last))
    return { problem: 'The row says how or when it was said, but not by whom. Name a source or a document.' };
  const link = linkOf(draft);
  if (saysSomething(link) && !found.some((chain) => chain.length > 1))
    return { problem: 'The row has a cue or a note on a link, but no source that credits another.' };
  return withLast(found, last, link);
}

/** The chains that cells spell out, and those of the columns of sources. */
function namedChains({ chains, sources, kinds }: Draft, together: Mapping['sources']): Part<(readonly RowHop[])[]> {
  for (const column of kinds.keys())
    if (!sources.has(column)) return { problem: 'The row says what kind of source it is, but names none.' };
  const columns = [...sources].map(([column, list]) => list.map((source) => withKind(source, kinds.get(column))));
  if (together === 'separate') return { part: [...chains, ...columns.flat().map((source): RowHop[] => [{ source }])] };
  if (columns.some(({ length }) => length > 1))
    return { problem: 'Several sources in one cell cannot be one place of a chain.' };
  const chain = columns.flat();
  const problem = chainProblem(chain);
  if (problem && chain.length > 0) return { problem };
  return { part: chain.length > 0 ? [...chains, chain.map((source) => ({ source }))] : chains };
}

const withKind = (source: RowNamed, kind: RowNamed['kind']): RowNamed => (kind ? { ...source, kind } : source);

function withLast(chains: readonly (readonly RowHop[])[], last: RowHop, link: RowHop): Part<RowHop[][]> {
  const done: RowHop[][] = [];
  for (const chain of chains) {
    const end = chain.at(-1) ?? {};
    const document = joined(end.document, last.document);
    if (document.problem !== undefined) return document;
    const hop: RowHop = {
      ...end,
      ...last,
      ...(chain.length > 1 && link),
      ...(document.part && { document: document.part }),
    };
    done.push([...chain.slice(0, -1), hop]);
  }
  return { part: done };
}

/** The document that the chain itself names, and that of the row's own columns. */
function joined(named: RowDocument | undefined, own: RowDocument | undefined): Part<RowDocument | undefined> {
  if (!named || !own) return { part: own ?? named };
  if (own.title === undefined) return { part: { ...own, ...(named.title !== undefined && { title: named.title }) } };
  if (fold(own.title) === fold(named.title ?? '')) return { part: own };
  return {
    problem: `The chain ends in the document “${named.title}”, but the row has “${own.title}”. Keep one.`,
  };
}

const linkOf = ({ cues, linkNote }: Draft): RowHop => ({
  ...(cues && { cues }),
  ...(linkNote !== undefined && { note: linkNote }),
});

const saidBy = ({ stance, certainty, saidAt, passage, quote }: Side): RowHop => ({
  ...(stance && { stance }),
  ...(certainty !== undefined && { certainty }),
  ...(saidAt !== undefined && { saidAt }),
  ...(passage && { passage }),
  ...(quote !== undefined && { quote }),
});

/** The document that one who says something has; null if the row says nothing of one. */
function documentOf(side: Side): Part<RowDocument | null> {
  const published = datedDocument(side);
  if (published.problem !== undefined) return published;
  const document = published.part;
  const { publisher, ...own } = document;
  if (own.id !== undefined || own.title !== undefined || own.url) return { part: { ...document, notes: [] } };
  if (!saysSomething(own)) return { part: null };
  return { problem: 'The row says something of a document, but gives neither its title nor its address.' };
}

/** Whether a row says anything in these terms, rather than only emptying what is there. */
const saysSomething = (part: object) =>
  Object.values(part).some((value) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0));

/** The document with what a column of its own says of its date. */
function datedDocument({ document, publishedNote }: Side): Part<Side['document']> {
  const tooMany = listProblem(newDocument.shape.authors, document.authors);
  if (tooMany !== null) return { problem: tooMany };
  if (publishedNote === undefined) return { part: document };
  const publishedAt = withNote(document.publishedAt, publishedNote);
  return publishedAt.problem === undefined ? { part: { ...document, publishedAt: publishedAt.part } } : publishedAt;
}

type DateSaid = Exclude<RowHop['saidAt'], undefined>;

/** A date with a note on it. Without a date, the note itself must be one. */
function withNote(date: DateSaid | undefined, note: string): Part<DateSaid> {
  if (date) return { part: { ...date, note: date.note === '' || date.note === note ? note : `${date.note}; ${note}` } };
  const read = readDate(note, { zoneless: 'day' }).date;
  if (read) return { part: { ...read, note } };
  return { problem: `“${note}” says something of a date, but there is no date.` };
}

function attributionRow(draft: Draft): Assembled {
  const claim = claimOf(draft);
  if (claim.problem !== undefined) return claim;
  const who = hopOf(draft.who);
  if (who.problem !== undefined) return who;
  const credited = hopOf(draft.credits);
  if (credited.problem !== undefined) return credited;
  const link = linkOf(draft);
  if (!who.part && (credited.part || saysSomething(link)))
    return { problem: 'The row says who is credited, but not who credits.' };
  if (!who.part) return { row: { claim: claim.part, chains: [] } };
  if (!credited.part)
    return saysSomething(link)
      ? { problem: 'The row has a cue or a note on a link, but does not say who is credited.' }
      : { row: { claim: claim.part, chains: [[who.part]] } };
  return { row: { claim: claim.part, chains: [[credited.part, { ...who.part, ...link }]] } };
}

/** One side of an attribution; null if the row says nothing of it. */
function hopOf(side: Side): Part<RowHop | null> {
  const { id, named, kind } = side;
  const document = documentOf(side);
  if (document.problem !== undefined) return document;
  const saidAt: Part<DateSaid | undefined> =
    side.saidNote === undefined ? { part: side.saidAt } : withNote(side.saidAt, side.saidNote);
  if (saidAt.problem !== undefined) return saidAt;
  const said = saidBy({ ...side, ...(saidAt.part !== undefined && { saidAt: saidAt.part }) });
  if (!named && id === undefined && kind === undefined && !document.part && !saysSomething(said)) return { part: null };
  if (!named) return { problem: 'The row says something of a source, but does not name it.' };
  const source = { ...withKind(named, kind), ...(id !== undefined && { id }) };
  return { part: { source, ...said, ...(document.part && { document: document.part }) } };
}

function sourceRow(draft: Draft): Assembled {
  const { source, notes, key } = draft;
  if (source.id === undefined && source.name === undefined && !key)
    return { problem: 'The row does not say which source it is about. Give a name, or the number or key of a source.' };
  const tooMany =
    listProblem(newSource.shape.aliases, source.aliases) ?? listProblem(newSource.shape.domains, source.domains);
  if (tooMany !== null) return { problem: tooMany };
  return { row: { chains: [], source: { ...source, ...keyed(draft), notes } } };
}

function documentRow(draft: Draft): Assembled {
  const published = datedDocument(draft.who);
  if (published.problem !== undefined) return published;
  const document = published.part;
  if (document.id === undefined && document.title === undefined && !document.url && !draft.key)
    return { problem: 'The row does not say which document it is about. Give its title, address, number or key.' };
  return { row: { chains: [], document: { ...document, ...keyed(draft), notes: draft.notes } } };
}
