import { type CommandContext, defineCommand, type Tx } from '@/lib/commands/command';
import type { Ledger } from '@/lib/commands/ledger';
import { DomainError, invalid } from '@/lib/errors';
import { lockOwnership, refuseCircle } from './checks';
import { latestGrade } from './commands';
import { gained, type Link, type Note, type Place, type Read, relinked, renoted, twinsOf } from './merge-plan';
import { otherNames } from './rules';
import { sourceMerge } from './schema';

/** Two records of the same source become one: everything goes over to the one that stays, and the address of the other leads there. */
export const mergeSources = defineCommand({
  name: 'sources.merge',
  permission: 'sources.write',
  input: sourceMerge,
  async run(context, { fromId, intoId, versions }) {
    const { tx, ledger } = context;
    if (fromId === intoId) throw invalid('A source cannot be merged into itself.', { intoId: 'Choose another source.' });
    await lockOwnership(tx);
    const from = await ledger.hold('source', fromId, versions.from);
    const into = await ledger.hold('source', intoId, versions.into);
    await refuseOwnership(tx, fromId, intoId);
    await ledger.defer();
    const places = await movePlaces(context, fromId, intoId);
    const documents = await repoint(
      ledger,
      'document',
      'sourceId',
      await idsOf(tx.document.findMany({ where: { sourceId: fromId }, select })),
      intoId,
    );
    await repoint(ledger, 'sourceGrade', 'sourceId', await idsOf(tx.sourceGrade.findMany({ where: { sourceId: fromId }, select })), intoId);
    const owned = await repoint(
      ledger,
      'source',
      'ownerId',
      await idsOf(tx.source.findMany({ where: { ownerId: fromId }, select })),
      intoId,
    );
    const granted = (await idsOf(tx.source.findMany({ where: { grantedById: fromId }, select }))).filter((id) => id !== intoId);
    await repoint(ledger, 'source', 'grantedById', granted, intoId);
    const union = (name: 'aliases' | 'domains') => [...(into[name] as string[]), ...(from[name] as string[])];
    await ledger.update('source', intoId, {
      aliases: otherNames(String(into.name), [...(into.aliases as string[]), String(from.name), ...(from.aliases as string[])]),
      domains: [...new Set(union('domains'))],
      reliability: await latestGrade(tx, intoId),
      ...(into.grantedById === fromId && { grantedById: null }),
    });
    await ledger.update('source', fromId, { deletedAt: new Date(), mergedIntoId: intoId });
    return { id: intoId, slug: String(into.slug), name: String(into.name), documents, owned, ...places };
  },
});

const select = { id: true } as const;
const idsOf = async (rows: Promise<{ id: number }[]>) => (await rows).map(({ id }) => id);

async function repoint(ledger: Ledger, entity: 'document' | 'source' | 'sourceGrade', field: string, ids: readonly number[], to: number) {
  await ledger.updateMany(
    entity,
    ids.map((id) => ({ id, [field]: to })),
  );
  return ids.length;
}

/** The one that goes hands its possessions on; none of them may own the one that stays. */
async function refuseOwnership(tx: Tx, fromId: number, intoId: number) {
  try {
    await refuseCircle(tx, fromId, intoId, 'intoId');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const message = 'One of the two owns the other, so they cannot be one. Take the owner away first, or merge the other way round.';
    throw new DomainError('conflict', message, { intoId: message });
  }
}

async function movePlaces({ tx, ledger }: CommandContext, fromId: number, intoId: number) {
  const found = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM utterance WHERE source_id = ${fromId}
    UNION SELECT i.id FROM utterance u JOIN utterance i ON i.claim_id = u.claim_id AND i.source_id = ${intoId} WHERE u.source_id = ${fromId}`;
  const held = (await ledger.read('utterance', await idsOf(Promise.resolve(found)))) as unknown as Place[];
  const places = new Map(held.map((place) => [place.id, place]));
  const from = held.filter(({ sourceId }) => sourceId === fromId);
  const twins = twinsOf(
    from,
    held.filter(({ sourceId }) => sourceId === intoId),
  );
  await moveEnds({ tx, ledger }, twins);
  const going = [...twins.keys()];
  await ledger.remove('utterance', going);
  const patches = [...twins].flatMap(([goes, stays]) => {
    const [there, other] = [places.get(stays), places.get(goes)];
    const patch = there && other ? gained(there, other) : {};
    return Object.keys(patch).length > 0 ? [{ id: stays, ...patch }] : [];
  });
  await ledger.updateMany('utterance', alikeFirst(patches));
  const moving = from.filter(({ id }) => !twins.has(id)).map(({ id }) => ({ id, sourceId: intoId }));
  await ledger.updateMany('utterance', moving);
  return { moved: moving.length, joined: going.length };
}

/** Links, readings and notes on dependence, from the places that go to those that stay. */
async function moveEnds({ tx, ledger }: Pick<CommandContext, 'tx' | 'ledger'>, twins: ReadonlyMap<number, number>) {
  if (twins.size === 0) return;
  const end = (id: number) => twins.get(id) ?? id;
  const ends = [...twins.keys(), ...twins.values()];
  const links = await tx.$queryRaw<Link[]>`SELECT id, downstream_id AS "downstreamId", upstream_id AS "upstreamId", verbatim, note
    FROM attribution WHERE downstream_id = ANY(${ends}) OR upstream_id = ANY(${ends}) ORDER BY id`;
  const linkIds = links.map(({ id }) => id);
  const readings = await tx.$queryRaw<
    Read[]
  >`SELECT id, attribution_id AS "attributionId" FROM reading WHERE attribution_id = ANY(${linkIds}) ORDER BY id`;
  const notes = await tx.$queryRaw<
    Note[]
  >`SELECT id, a_id AS "aId", b_id AS "bId" FROM dependence_link WHERE a_id = ANY(${ends}) OR b_id = ANY(${ends}) ORDER BY id`;
  const plan = relinked(links, readings, end);
  await ledger.updateMany('reading', plan.readings);
  await ledger.remove('reading', plan.lost);
  await ledger.remove('attribution', plan.gone);
  await ledger.updateMany('attribution', plan.moving);
  await ledger.updateMany('attribution', plan.gaining);
  const dependences = renoted(notes, end);
  await ledger.remove('dependenceLink', dependences.gone);
  await ledger.updateMany('dependenceLink', dependences.moving);
}

/** Patches of the same fields beside each other, so that they go in one statement. */
function alikeFirst<T extends object>(patches: readonly T[]): T[] {
  const key = (patch: T) => Object.keys(patch).sort().join();
  return [...patches].sort((a, b) => key(a).localeCompare(key(b)));
}
