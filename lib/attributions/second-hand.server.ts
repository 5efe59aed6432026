import type { CommandContext } from '@/lib/commands/command';
import { joinable, type StandingUtterance } from './crediting';
import { joinUtterances } from './joining.server';

/**
 * Joins what these sources are known to have said second-hand in these claims with their only held utterance, as typing
 * a chain does. If several are held, it stays and raises a warning.
 * @returns how many were joined.
 */
export async function joinSecondHand(
  context: Pick<CommandContext, 'tx' | 'ledger'>,
  claimIds: readonly number[],
  sourceIds: readonly number[],
): Promise<number> {
  const utterances = await context.tx.utterance.findMany({
    where: { claimId: { in: [...claimIds] }, sourceId: { in: [...sourceIds] } },
    select: { id: true, claimId: true, sourceId: true, documentId: true, stance: true, passage: true },
    orderBy: { id: 'asc' },
  });
  const byClaim = new Map<number, (StandingUtterance & { sourceId: number })[]>();
  for (const { claimId, ...utterance } of utterances)
    byClaim.set(claimId, [...(byClaim.get(claimId) ?? []), { ...utterance, reportedAt: null }]);
  const twins = new Map([...byClaim.values()].flatMap((own) => [...joinable(own)]));
  await joinUtterances(context, twins);
  return twins.size;
}
