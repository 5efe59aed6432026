import { joinPlaces } from '@/lib/attributions/joining';
import type { CommandContext } from '@/lib/commands/command';

/**
 * Moves all that is said in one claim to another. The same place in both becomes one: it keeps what it says and gains what it did not.
 * @returns how many places moved, how many became one with a place that was there, and how many of these took another stance there, which stands.
 */
export async function mergeClaims(
  { tx, ledger }: Pick<CommandContext, 'tx' | 'ledger'>,
  fromId: number,
  intoId: number,
): Promise<{ moved: number; joined: number; differing: number }> {
  const twins = await tx.$queryRaw<{ goes: number; stays: number; differs: boolean }[]>`
    SELECT u.id AS goes, i.id AS stays, u.stance <> i.stance AS differs FROM utterance u JOIN utterance i
      ON i.claim_id = ${intoId} AND i.source_id = u.source_id AND i.document_id IS NOT DISTINCT FROM u.document_id
    WHERE u.claim_id = ${fromId}`;
  const where = { where: { claimId: fromId }, select: { id: true } } as const;
  const move = async (entity: 'utterance' | 'attribution' | 'dependenceLink', rows: readonly { id: number }[]) => {
    await ledger.updateMany(
      entity,
      rows.map(({ id }) => ({ id, claimId: intoId })),
    );
    return rows.length;
  };
  await ledger.defer();
  await joinPlaces({ tx, ledger }, new Map(twins.map(({ goes, stays }) => [goes, stays])), { moving: { claimId: intoId } });
  const moved = await move('utterance', await tx.utterance.findMany(where));
  await move('attribution', await tx.attribution.findMany(where));
  await move('dependenceLink', await tx.dependenceLink.findMany(where));
  return { moved, joined: twins.length, differing: twins.filter(({ differs }) => differs).length };
}
