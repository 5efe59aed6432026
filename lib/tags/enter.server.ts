import { ChainAdding } from '@/lib/attributions/add-chains.server';
import { type HopInput, hop as hopSchema } from '@/lib/attributions/schema';
import { sourcesOf } from '@/lib/attributions/utterances.server';
import type { Choices } from '@/lib/choices';
import { claimsSaying } from '@/lib/claims/commands.server';
import type { CommandContext } from '@/lib/commands/command';
import { standingOf } from '@/lib/commands/names';
import type { Tx } from '@/lib/db/transaction';
import { conflict, invalid, notFound } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { chainOf, type Hop, lackOf, type Speaker } from './chain-of';
import { joinedSpans, liesWithin, type Tag, wordsAt } from './tag';

type Entered = {
  claims: number;
  chains: number;
  sources: { id: number; name: string }[];
  entered: { id: number; claimId: number }[];
};
/** A source of the chain and the tag that names it. */
type Credited = { sourceId: number; tag: Tag };
type Text = { documentId: number; publisherId: number; versionId: number; points: readonly string[] };

/**
 * Makes chains of tags, all at once. New claims that tags state are created, and so are sources that have only a name.
 * @throws DomainError `invalid` when a tag lacks something, `conflict` when it was marked in an earlier text.
 */
export async function enterTags(
  context: CommandContext,
  { documentId, ids, choices }: { documentId: number; ids: readonly number[]; choices: Choices },
): Promise<Entered> {
  const { tx, ledger } = context;
  const document = await ledger.hold('document', documentId);
  const latest = await tx.documentVersion.findFirst({ where: { documentId }, orderBy: { number: 'desc' } });
  if (!latest) throw notFound('No text of this document is stored.');
  const all: Tag[] = await tx.tag.findMany({ where: { documentId }, orderBy: { id: 'asc' } });
  const byId = new Map(all.map((tag) => [tag.id, tag]));
  const wanted = ids.map((id) => byId.get(id)).filter((tag) => tag !== undefined);
  if (wanted.length === 0) throw notFound('These tags no longer exist.');
  const text: Text = {
    documentId,
    publisherId: document.sourceId,
    versionId: latest.id,
    points: [...latest.text],
  };
  const tags = wanted.filter(({ state }) => state === 'marked');
  for (const tag of tags) refuseUnready(tag, text);
  const { claimOf, made } = await claimsOf(context, tags, choices);
  const spoken = tags.map((tag) => chainOf(tag, byId, text.publisherId));
  const { credited, sources } = await creditedIn(context, spoken, choices);
  const adding = await ChainAdding.of(context, tags.map(claimOf), choices);
  for (const [i, tag] of tags.entries()) {
    // Two names may have turned out to be one source, or the publisher itself.
    const chain = (credited[i] ?? []).filter(
      ({ sourceId }, at, hops) => sourceId !== (hops[at + 1]?.sourceId ?? text.publisherId),
    );
    await adding.add({ claimId: claimOf(tag), hops: hopsOf(tag, chain, text), field: '' });
    markPassage(adding, claimOf(tag), tag, text);
  }
  await adding.write();
  await ledger.updateMany(
    'tag',
    tags.map((tag, i) => {
      const own = credited[i]?.find(({ tag: by }) => by.id === tag.id);
      const { sourceId, sourceName } = own ? { sourceId: own.sourceId, sourceName: '' } : tag;
      return { id: tag.id, state: 'entered', claimId: claimOf(tag), statement: '', sourceId, sourceName };
    }),
  );
  return {
    claims: made,
    chains: tags.length,
    sources,
    entered: tags.map((tag) => ({ id: tag.id, claimId: claimOf(tag) })),
  };
}

function refuseUnready(tag: Tag, { points, versionId }: Text): void {
  const lack = lackOf(tag);
  const words = wordsAt(points, tag.contentSpans).slice(0, 80);
  if (lack) throw invalid(`“${words}”: ${lack} Nothing was changed.`, { [`tag.${tag.id}`]: lack });
  if (tag.versionId !== versionId)
    throw conflict(`“${words}” was marked in an earlier text. Nothing was changed. Mark it again or remove it.`);
}

/** If the document makes a claim in several places, all of them are its passage. */
function markPassage(
  adding: ChainAdding,
  claimId: number,
  tag: Tag,
  { documentId, publisherId, versionId }: Text,
): void {
  const place = adding
    .placesIn(claimId)
    .find(
      (one) =>
        one.documentId === documentId &&
        one.sourceId === publisherId &&
        one.versionId === versionId &&
        one.stance === tag.stance,
    );
  if (place && !liesWithin(tag.contentSpans, place.spans))
    adding.alter(place, { spans: joinedSpans([...place.spans, ...tag.contentSpans]) });
}

/** The claims of tags. Those that state the same new claim make one. */
async function claimsOf(context: CommandContext, tags: readonly Tag[], choices: Choices) {
  const statements = tags.filter(({ claimId }) => claimId === null).map(({ statement }) => statement);
  const { ids, made } = await claimsSaying(context, statements, choices);
  const standing = await standingClaims(
    context.tx,
    tags.flatMap(({ claimId }) => claimId ?? []),
  );
  const claimOf = ({ claimId, statement }: Tag): number =>
    (claimId === null ? ids.get(fold(statement)) : standing.get(claimId)) ?? 0;
  return { claimOf, made };
}

/** The claims themselves, or those they were merged into. @throws DomainError `conflict` for one that was deleted */
async function standingClaims(tx: Tx, ids: readonly number[]): Promise<Map<number, number>> {
  const standing = await standingOf(tx, 'claim', ids);
  for (const id of ids) {
    const there = standing.get(id);
    if (there && !there.deleted) continue;
    const statement =
      there && (await tx.claim.findUnique({ where: { id: there.id }, select: { statement: true } }))?.statement;
    throw conflict(
      `The claim “${statement ?? id}” has been deleted. Nothing was changed. Choose another claim for its tag.`,
    );
  }
  return new Map([...standing].map(([asked, { id }]) => [asked, id]));
}

const UNKNOWN = { name: 'Origin unknown', kind: 'unknown' as const };

/** Who is credited in chains, as sources. Those that have only a name are found or created. */
async function creditedIn(context: CommandContext, spoken: readonly (readonly Hop[])[], choices: Choices) {
  const unknown = spoken.flat().some(({ speaker }) => 'unknown' in speaker) ? await unknownSource(context.tx) : {};
  const hops = spoken.flat().map(({ speaker }) => ({ hop: hopOf(speaker, unknown), field: '' }));
  const { ids, made } = await sourcesOf(context, hops, choices);
  let next = 0;
  const credited = spoken.map((chain) => chain.map(({ tag }): Credited => ({ tag, sourceId: ids[next++] ?? 0 })));
  return { credited, sources: made };
}

type SourceHop = Pick<HopInput, 'sourceId' | 'newSource'>;

/** A speaker as the chain commands take a source. */
function hopOf(speaker: Speaker, unknown: SourceHop): SourceHop {
  if ('sourceId' in speaker) return speaker;
  return 'name' in speaker ? { newSource: speaker } : unknown;
}

async function unknownSource(tx: Tx): Promise<SourceHop> {
  const there = await tx.source.findFirst({
    where: { kind: 'unknown', deletedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return there ? { sourceId: there.id } : { newSource: UNKNOWN };
}

/** The hops of a chain with the publisher at the end. Each is credited in the words of the tag that names it. */
function hopsOf(tag: Tag, chain: readonly Credited[], text: Text): { hop: HopInput; sourceId: number }[] {
  const said = { stance: tag.stance, certainty: tag.certainty };
  const readings = chain.map(({ tag: { sourceSpans, cueSpans, contentSpans } }) => ({
    cue: wordsAt(text.points, cueSpans).slice(0, 200),
    versionId: text.versionId,
    sourceSpans: [...sourceSpans],
    cueSpans: [...cueSpans],
    contentSpans: [...contentSpans],
  }));
  const passage = {
    documentId: text.documentId,
    versionId: text.versionId,
    passage: 'marked' as const,
    spans: [...tag.contentSpans],
  };
  const above = chain.map(({ sourceId }, i) => ({
    sourceId,
    ...said,
    readings: readings.slice(Math.max(0, i - 1), i),
  }));
  const hops = [...above, { sourceId: text.publisherId, ...said, ...passage, readings: readings.slice(-1) }];
  return hops.map((one) => ({ hop: hopSchema.parse(one), sourceId: one.sourceId }));
}
