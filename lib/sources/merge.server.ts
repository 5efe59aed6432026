import { joinUtterances, twinRow } from '@/lib/attributions/joining.server';
import { joinSecondHand } from '@/lib/attributions/second-hand.server';
import { type CommandContext, defineCommand } from '@/lib/commands/command';
import { rowsFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { DomainError, invalid } from '@/lib/errors';
import { Prisma } from '@/prisma/generated/client';
import { lockOwnership, refuseCircle } from './checks.server';
import { latestGrade } from './commands.server';
import { otherNames } from './rules';
import { sourceMerge } from './schema';

/**
 * Two records of the same source become one. Everything moves to the one that stays, and the address of the other leads
 * there.
 */
export const mergeSources = defineCommand({
  name: 'sources.merge',
  permission: 'sources.write',
  input: sourceMerge,
  async run(context, { fromId, intoId, versions }) {
    const { tx, ledger } = context;
    if (fromId === intoId)
      throw invalid('A source cannot be merged into itself.', { intoId: 'Choose another source.' });
    await lockOwnership(tx);
    const from = await ledger.hold('source', fromId, versions.from);
    const into = await ledger.hold('source', intoId, versions.into);
    await refuseOwnership(tx, fromId, intoId);
    const utterances = await moveUtterances(context, fromId, intoId);
    const documents = await idsOf(tx.document.findMany({ where: { sourceId: fromId }, select }));
    await ledger.updateMany('document', each(documents, { sourceId: intoId }));
    const grades = await idsOf(tx.sourceGrade.findMany({ where: { sourceId: fromId }, select }));
    await ledger.updateMany('sourceGrade', each(grades, { sourceId: intoId }));
    const notes = await idsOf(tx.sourceNote.findMany({ where: { sourceId: fromId }, select }));
    await ledger.updateMany('sourceNote', each(notes, { sourceId: intoId }));
    const owned = await idsOf(tx.source.findMany({ where: { ownerId: fromId }, select }));
    await ledger.updateMany('source', each(owned, { ownerId: intoId }));
    const granted = await idsOf(tx.source.findMany({ where: { grantedById: fromId, id: { not: intoId } }, select }));
    await ledger.updateMany('source', each(granted, { grantedById: intoId }));
    const union = (name: 'aliases' | 'domains') => [...into[name], ...from[name]];
    await ledger.update('source', intoId, {
      aliases: otherNames(into.name, [...into.aliases, from.name, ...from.aliases]),
      domains: [...new Set(union('domains'))],
      reliability: await latestGrade(tx, intoId),
      ...(into.grantedById === fromId && { grantedById: null }),
    });
    await ledger.update('source', fromId, { deletedAt: new Date(), mergedIntoId: intoId });
    return {
      id: intoId,
      slug: into.slug,
      name: into.name,
      documents: documents.length,
      owned: owned.length,
      ...utterances,
    };
  },
});

const select = { id: true } as const;
const idsOf = async (rows: Promise<{ id: number }[]>) => (await rows).map(({ id }) => id);

const each = <Patch extends object>(ids: readonly number[], patch: Patch) => ids.map((id) => ({ id, ...patch }));

/** The one that goes hands on what it owns. None of that may own the one that stays. */
async function refuseOwnership(tx: Tx, fromId: number, intoId: number) {
  try {
    await refuseCircle(tx, fromId, intoId, 'intoId');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const message =
      'One of the two owns the other, so they cannot be merged. Nothing was changed. Remove the owner first, or merge the other way round.';
    throw new DomainError('conflict', message, { intoId: message });
  }
}

async function moveUtterances(context: CommandContext, fromId: number, intoId: number) {
  const { tx, ledger } = context;
  const where = { where: { sourceId: fromId }, select };
  // Locks the claims before anything is compared.
  await ledger.read('utterance', await idsOf(tx.utterance.findMany(where)));
  const twins = await rowsFrom(
    tx,
    twinRow,
    Prisma.sql`SELECT u.id AS goes, i.id AS stays FROM utterance u JOIN utterance i
      ON i.claim_id = u.claim_id AND i.source_id = ${intoId} AND i.document_id IS NOT DISTINCT FROM u.document_id AND i.stance = u.stance
    WHERE u.source_id = ${fromId}`,
  );
  await joinUtterances(context, new Map(twins.map(({ goes, stays }) => [goes, stays])));
  const moving = await tx.utterance.findMany({ where: where.where, select: { id: true, claimId: true } });
  const ids = moving.map(({ id }) => id);
  await ledger.updateMany('utterance', each(ids, { sourceId: intoId }));
  const secondHand = await joinSecondHand(context, [...new Set(moving.map(({ claimId }) => claimId))], [intoId]);
  return { moved: moving.length - secondHand, joined: twins.length + secondHand };
}
