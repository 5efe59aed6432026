import type { CommandContext } from '@/lib/commands/command';
import { joinable, type StandingUtterance } from './crediting';
import { joinPlaces } from './joining.server';

/**
 * What is known second-hand of these sources in these claims becomes one with the only utterance of theirs that is
 * held, as when it is typed. Where several are held, it stays and is warned about.
 * @returns how many were joined.
 */
export async function joinSecondHand(
  context: Pick<CommandContext, 'tx' | 'ledger'>,
  claimIds: readonly number[],
  sourceIds: readonly number[],
): Promise<number> {
  const places = await context.tx.utterance.findMany({
    where: { claimId: { in: [...claimIds] }, sourceId: { in: [...sourceIds] } },
    select: { id: true, claimId: true, sourceId: true, documentId: true, stance: true, passage: true },
    orderBy: { id: 'asc' },
  });
  const byClaim = new Map<number, (StandingUtterance & { sourceId: number })[]>();
  for (const { claimId, ...place } of places)
    byClaim.set(claimId, [...(byClaim.get(claimId) ?? []), { ...place, reportedAt: null }]);
  const twins = new Map([...byClaim.values()].flatMap((own) => [...joinable(own)]));
  await joinPlaces(context, twins);
  return twins.size;
}
