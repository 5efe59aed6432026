import type { z } from 'zod';
import { addChain } from '@/lib/attributions/commands';
import { type Made, sourceOf } from '@/lib/attributions/places';
import type { HopInput, newChain } from '@/lib/attributions/schema';
import type { Choices } from '@/lib/choices';
import { createClaim } from '@/lib/claims/commands';
import type { CommandContext, Tx } from '@/lib/commands/command';
import { conflict, invalid, notFound } from '@/lib/errors';
import { fold } from '@/lib/format/fold';
import { chainOf, lackOf, type Speaker } from './chain-of';
import { joinedSpans, liesWithin, type Tag, wordsAt } from './tag';

type Entered = { claims: number; chains: number; sources: { id: number; name: string }[]; entered: { id: number; claimId: number }[] };
/** A source of the chain and the tag that names it. */
type Credited = { sourceId: number; tag: Tag };
type Text = { documentId: number; publisherId: number; versionId: number; points: readonly string[] };

/**
 * Makes chains of tags. Where a tag states a new claim it is made; so are sources that have only a name.
 * @throws DomainError `invalid` when a tag lacks something, `conflict` when it was marked in an earlier text.
 */
export async function enterTags(
  context: CommandContext,
  { documentId, ids, choices }: { documentId: number; ids: readonly number[]; choices: Choices },
): Promise<Entered> {
  const { tx, ledger, progress } = context;
  const document = await ledger.hold('document', documentId);
  const latest = await tx.documentVersion.findFirst({ where: { documentId }, orderBy: { number: 'desc' } });
  if (!latest) throw notFound('No text of this document is stored.');
  const all = (await tx.tag.findMany({ where: { documentId }, orderBy: { id: 'asc' } })) as unknown as Tag[];
  const byId = new Map(all.map((tag) => [tag.id, tag]));
  const wanted = ids.map((id) => byId.get(id)).filter((tag) => tag !== undefined);
  if (wanted.length === 0) throw notFound('These tags are not there any more.');
  const text: Text = { documentId, publisherId: Number(document.sourceId), versionId: latest.id, points: [...latest.text] };
  const done: Entered = { claims: 0, chains: 0, sources: [], entered: [] };
  const made: Made = { sources: done.sources, utterances: 0, links: 0 };
  const known = new Map<string, number>();
  for (const [at, tag] of wanted.filter(({ state }) => state === 'marked').entries()) {
    const lack = lackOf(tag);
    const words = wordsAt(text.points, tag.contentSpans).slice(0, 80);
    if (lack) throw invalid(`«${words}»: ${lack} Nothing was changed.`, { [`tag.${tag.id}`]: lack });
    if (tag.versionId !== latest.id)
      throw conflict(`«${words}» was marked in an earlier text. Mark it anew or remove it. Nothing was changed.`);
    const claimId = await claimOf(context, tag, known, done, choices);
    const hops: Credited[] = [];
    for (const { speaker, tag: by } of chainOf(tag, byId, text.publisherId))
      hops.push({ tag: by, sourceId: await sourceOf(context, await hopOf(tx, speaker), '', made, choices) });
    // Two names may have turned out to be one source, or the publisher itself.
    const chain = hops.filter(({ sourceId }, i) => sourceId !== (hops[i + 1]?.sourceId ?? text.publisherId));
    await addChain.run(context, addChain.input.parse({ claimId, hops: hopsOf(tag, chain, text), choices }));
    await markPassage(context, claimId, tag, text);
    done.chains += 1;
    const own = hops.find(({ tag: by }) => by.id === tag.id);
    await ledger.update('tag', tag.id, {
      state: 'entered',
      claimId,
      statement: '',
      ...(own && { sourceId: own.sourceId, sourceName: '' }),
    });
    done.entered.push({ id: tag.id, claimId });
    progress(at + 1, wanted.length);
  }
  return done;
}

/** Where the document puts a claim in several places, all of them are its passage. */
async function markPassage({ tx, ledger }: CommandContext, claimId: number, tag: Tag, { documentId, publisherId, versionId }: Text) {
  const place = await tx.utterance.findFirst({
    where: { claimId, documentId, sourceId: publisherId, versionId, stance: tag.stance },
    select: { id: true, spans: true },
  });
  if (place && !liesWithin(tag.contentSpans, place.spans))
    await ledger.update('utterance', place.id, { spans: joinedSpans([...place.spans, ...tag.contentSpans]) });
}

/** The claim of a tag; two tags that state the same new claim make one. */
async function claimOf(context: CommandContext, tag: Tag, known: Map<string, number>, done: Entered, choices: Choices): Promise<number> {
  if (tag.claimId !== null) return standingClaim(context.tx, tag.claimId);
  const key = fold(tag.statement);
  const there = known.get(key);
  if (there !== undefined) return there;
  const { id, made } = await createClaim.run(context, createClaim.input.parse({ statement: tag.statement, choices }));
  known.set(key, id);
  if (made) done.claims += 1;
  return id;
}

/** The claim itself, or the one into which it was merged. */
async function standingClaim(tx: Tx, id: number): Promise<number> {
  const claim = await tx.claim.findUnique({ where: { id }, select: { deletedAt: true, mergedIntoId: true, statement: true } });
  if (claim?.mergedIntoId) return standingClaim(tx, claim.mergedIntoId);
  if (!claim || claim.deletedAt)
    throw conflict(`The claim «${claim?.statement ?? id}» has been deleted. Choose another one for its tag. Nothing was changed.`);
  return id;
}

const UNKNOWN = { name: 'Origin unknown', kind: 'unknown' as const };

/** A speaker as the chain commands take a source. */
async function hopOf(tx: Tx, speaker: Speaker): Promise<Pick<HopInput, 'sourceId' | 'newSource'>> {
  if ('sourceId' in speaker) return speaker;
  if ('name' in speaker) return { newSource: speaker };
  const there = await tx.source.findFirst({ where: { kind: 'unknown', deletedAt: null }, select: { id: true }, orderBy: { id: 'asc' } });
  return there ? { sourceId: there.id } : { newSource: UNKNOWN };
}

/** The hops of a chain with the publisher at the end; each is credited in the words of the tag that names it. */
function hopsOf(tag: Tag, chain: readonly Credited[], text: Text): z.input<typeof newChain>['hops'] {
  const said = { stance: tag.stance, certainty: tag.certainty };
  const readings = chain.map(({ tag: { sourceSpans, cueSpans, contentSpans } }) => ({
    cue: wordsAt(text.points, cueSpans).slice(0, 200),
    versionId: text.versionId,
    sourceSpans: [...sourceSpans],
    cueSpans: [...cueSpans],
    contentSpans: [...contentSpans],
  }));
  const passage = { documentId: text.documentId, versionId: text.versionId, passage: 'marked' as const, spans: [...tag.contentSpans] };
  const above = chain.map(({ sourceId }, i) => ({ sourceId, ...said, readings: readings.slice(Math.max(0, i - 1), i) }));
  return [...above, { sourceId: text.publisherId, ...said, ...passage, readings: readings.slice(-1) }];
}
