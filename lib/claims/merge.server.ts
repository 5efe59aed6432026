import { joinUtterances, twinRow } from '@/lib/attributions/joining.server';
import { joinSecondHand } from '@/lib/attributions/second-hand.server';
import type { CommandContext } from '@/lib/commands/command';
import { rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';

/**
 * Moves everything that is said in one claim to another. Where both have the same utterance, the two are joined: the
 * one that stays keeps what it says and fills its gaps. What a source is known to have said second-hand in one, and
 * says in a document in the other, is joined too. Another stance remains another utterance.
 * @returns how many places moved, and how many became one with a place that was there.
 */
export async function mergeClaims(
  { tx, ledger }: Pick<CommandContext, 'tx' | 'ledger'>,
  fromId: number,
  intoId: number,
): Promise<{ moved: number; joined: number }> {
  const twins = await rowsFrom(
    tx,
    twinRow,
    Prisma.sql`SELECT u.id AS goes, i.id AS stays FROM utterance u JOIN utterance i
      ON i.claim_id = ${intoId} AND i.source_id = u.source_id AND i.document_id IS NOT DISTINCT FROM u.document_id AND i.stance = u.stance
    WHERE u.claim_id = ${fromId}`,
  );
  const where = { where: { claimId: fromId }, select: { id: true } } as const;
  const move = async (
    entity: 'utterance' | 'attribution' | 'dependenceLink' | 'claimNote',
    rows: readonly { id: number }[],
  ) => {
    await ledger.updateMany(
      entity,
      rows.map(({ id }) => ({ id, claimId: intoId })),
    );
    return rows.length;
  };
  await ledger.defer();
  await joinUtterances({ tx, ledger }, new Map(twins.map(({ goes, stays }) => [goes, stays])), {
    moving: { claimId: intoId },
  });
  const moving = await tx.utterance.findMany({ where: where.where, select: { id: true, sourceId: true } });
  const moved = await move('utterance', moving);
  await move('attribution', await tx.attribution.findMany(where));
  await move('dependenceLink', await tx.dependenceLink.findMany(where));
  await move('claimNote', await tx.claimNote.findMany(where));
  const secondHand = await joinSecondHand(
    { tx, ledger },
    [intoId],
    [...new Set(moving.map(({ sourceId }) => sourceId))],
  );
  return { moved: moved - secondHand, joined: twins.length + secondHand };
}
