import type { Choices } from '@/lib/choices';
import { type CommandContext, defineCommand } from '@/lib/commands/command';
import { DomainError, invalid, notFound } from '@/lib/errors';
import { ChainAdding, type ChainUtterance } from './add-chains.server';
import { editChain, standsInCircle } from './edit-chain.server';
import { joinUtterances } from './joining.server';
import { changeLink, recordedCue, removeLinks, removePlaces } from './links.server';
import {
  dependence,
  editedAttribution,
  editedChain,
  editedUtterance,
  type HopInput,
  joinedUtterance,
  newChain,
  newChains,
  removedAttribution,
  removedUtterance,
} from './schema';
import {
  atField,
  changeUtterance,
  inCircle,
  type Made,
  nothingMade,
  sourcesOf,
  standingSource,
  type Warned,
} from './utterances.server';

/** Adds a chain to a claim. Utterances and attributions that already exist are used again. */
export const addChain = defineCommand({
  name: 'chains.add',
  permission: 'chains.write',
  input: newChain,
  async run(context, input) {
    const { claimId, hops, choices, versions } = input;
    const isSeen = Object.keys({ ...versions.utterances, ...versions.links }).length > 0;
    if (isSeen || hops.some(namesUtterance)) return editChain(context, { ...input, was: [], keep: [], drop: [] });
    const { utteranceIds, ...added } = await addTo(context, claimId, [{ hops }], choices);
    return { ...added, utteranceIds: utteranceIds[0] ?? [] };
  },
});

/** Adds several chains to a claim, in their order, as one change. */
export const addChains = defineCommand({
  name: 'chains.addAll',
  permission: 'chains.write',
  input: newChains,
  async run(context, { claimId, chains, choices }) {
    const hops = chains.flatMap((chain) => chain.hops);
    if (!hops.some(namesUtterance)) return addTo(context, claimId, chains, choices);
    if (hops.length > ONE_BY_ONE)
      throw invalid(
        `Chains that name existing utterances can have at most ${ONE_BY_ONE} hops together. Nothing was changed. Add fewer at a time.`,
      );
    const done: { utteranceIds: number[][]; made: Made; warnings: Warned[] } = {
      utteranceIds: [],
      made: nothingMade(),
      warnings: [],
    };
    for (const chain of chains) {
      const versions = { utterances: {}, links: {} };
      const added = await editChain(context, { ...chain, claimId, choices, versions, was: [], keep: [], drop: [] });
      done.utteranceIds.push(added.utteranceIds);
      done.made.sources.push(...added.made.sources);
      done.made.utterances += added.made.utterances;
      done.made.links += added.made.links;
      done.warnings.push(...added.warnings);
    }
    return done;
  },
});

/** The most hops naming utterances that one command changes one by one, since others wait for the embedded database. */
const ONE_BY_ONE = 200;
const namesUtterance = ({ utteranceId }: HopInput) => utteranceId !== undefined;

/** Adds chains to a claim whose hops name sources. */
async function addTo(
  context: CommandContext,
  claimId: number,
  chains: readonly { hops: readonly HopInput[] }[],
  choices: Choices,
) {
  const adding = await ChainAdding.of(context, [claimId], choices);
  const named = chains.flatMap(({ hops }) => hops.map((hop, i) => ({ hop, field: `hops.${i}.` })));
  const { ids, made: sources } = await sourcesOf(context, named, choices);
  const made = { ...nothingMade(), sources };
  const paths: ChainUtterance[][] = [];
  const warnings: Warned[] = [];
  for (const { hops } of chains) {
    const added = await adding.add({
      claimId,
      field: '',
      hops: hops.map((hop) => ({ hop, sourceId: ids.shift() ?? 0 })),
    });
    paths.push(added.path);
    made.utterances += added.utterances;
    made.links += added.links;
    if (adding.isCircular(claimId, added.path)) warnings.push(inCircle);
  }
  const numberOf = await adding.write();
  return { utteranceIds: paths.map((path) => path.map(({ id }) => numberOf(id))), made, warnings };
}

/**
 * Makes a chain run as edited, with hops changed, inserted, removed or reordered. Without hops, the chain is removed.
 */
export const changeChain = defineCommand({
  name: 'chains.edit',
  permission: 'chains.write',
  input: editedChain,
  run: editChain,
});

/**
 * Changes an utterance. One that gets its document becomes observed, and is joined with what its source already says
 * there.
 */
export const editUtterance = defineCommand({
  name: 'utterances.edit',
  permission: 'chains.write',
  input: editedUtterance,
  async run(context, { id, version, sourceId, ...wording }) {
    await context.ledger.hold('utterance', id, version);
    const warnings: Warned[] = [];
    const source = sourceId === undefined ? {} : { sourceId: await standingSource(context.tx, sourceId, '') };
    const stays = await changeUtterance(context, { ...wording, ...source, id }, '', warnings);
    const { claimId } = await context.ledger.hold('utterance', stays);
    if (stays !== id && (await standsInCircle(context, Number(claimId), [stays]))) warnings.push(inCircle);
    return { id: stays, warnings };
  },
});

/** Joins what a source is known to have said second-hand with what it says in a document that is held. */
export const joinUtterance = defineCommand({
  name: 'utterances.join',
  permission: 'chains.write',
  input: joinedUtterance,
  async run(context, { id, version, intoId }) {
    const goes = await context.ledger.hold('utterance', id, version);
    const stays = await context.ledger.hold('utterance', intoId);
    if (goes.documentId !== null)
      throw atField('id', 'Only an utterance known second-hand can be joined. Give this one its document instead.');
    if (stays.documentId === null) throw atField('intoId', 'Choose an utterance that has a document.');
    if (goes.claimId !== stays.claimId || goes.sourceId !== stays.sourceId || goes.stance !== stays.stance)
      throw atField('intoId', 'The two do not say the same: they differ in claim, source or stance.');
    await joinUtterances(context, new Map([[id, intoId]]));
    const circular = await standsInCircle(context, Number(stays.claimId), [intoId]);
    const warnings: Warned[] = circular ? [inCircle] : [];
    return { id: intoId, warnings };
  },
});

/** Removes an utterance with its links. With `join`, those who credited it then credit those whom it credited. */
export const removeUtterance = defineCommand({
  name: 'utterances.remove',
  permission: 'chains.write',
  input: removedUtterance,
  async run(context, { id, version, join }) {
    const { tx, ledger } = context;
    const { claimId } = await ledger.hold('utterance', id, version);
    const above = await tx.attribution.findMany({ where: { downstreamId: id }, orderBy: { id: 'asc' } });
    const below = await tx.attribution.findMany({ where: { upstreamId: id }, orderBy: { id: 'asc' } });
    await removeLinks(
      context,
      [...above, ...below].map((link) => link.id),
    );
    const bridges = join
      ? below.flatMap(({ downstreamId }) => above.map(({ upstreamId }) => ({ downstreamId, upstreamId, claimId })))
      : [];
    const there = await tx.attribution.findMany({
      where: { claimId: Number(claimId) },
      select: { downstreamId: true, upstreamId: true },
    });
    const taken = new Set(there.map((pair) => `${pair.downstreamId} ${pair.upstreamId}`));
    const fresh = bridges.filter(
      (pair) => pair.downstreamId !== pair.upstreamId && !taken.has(`${pair.downstreamId} ${pair.upstreamId}`),
    );
    await ledger.insertMany('attribution', fresh);
    await removePlaces(context, [id]);
    return { joined: fresh.length };
  },
});

/** Changes the cue and the notes of a link. Its state follows from them and from the credited document. */
export const editAttribution = defineCommand({
  name: 'attributions.edit',
  permission: 'chains.write',
  input: editedAttribution,
  async run(context, { id, version, ...link }) {
    const held = await context.ledger.hold('attribution', id);
    if (version !== undefined && held.version !== version) {
      const message = 'Someone else has changed this link since you opened it. Nothing was overwritten.';
      throw new DomainError('stale', message, {}, { current: { ...held, cue: await recordedCue(context, id) } });
    }
    await changeLink(context, id, link);
    return { id };
  },
});

/** Removes a link. Both ends stay. */
export const removeAttribution = defineCommand({
  name: 'attributions.remove',
  permission: 'chains.write',
  input: removedAttribution,
  async run(context, { id, version }) {
    await context.ledger.hold('attribution', id, version);
    await removeLinks(context, [id]);
    return { id };
  },
});

/** Records that two utterances do, or do not, depend on each other, or withdraws that. */
export const setDependence = defineCommand({
  name: 'dependences.set',
  permission: 'chains.write',
  input: dependence,
  async run({ tx, ledger }, { claimId, aId, bId, dependent, reason }) {
    await ledger.hold('claim', claimId);
    const pair = { aId: Math.min(aId, bId), bId: Math.max(aId, bId) };
    const there = await tx.dependenceLink.findUnique({ where: { aId_bId: pair }, select: { id: true } });
    if (dependent === null) {
      if (!there) throw notFound('There is no such note.');
      await ledger.remove('dependenceLink', [there.id]);
      return { id: null };
    }
    for (const [field, id] of Object.entries({ aId, bId }))
      if ((await tx.utterance.findUnique({ where: { id }, select: { claimId: true } }))?.claimId !== claimId)
        throw atField(field, 'This utterance belongs to another claim.');
    if (!there) return { id: await ledger.insert('dependenceLink', { ...pair, claimId, dependent, reason }) };
    await ledger.update('dependenceLink', there.id, { dependent, reason });
    return { id: there.id };
  },
});
