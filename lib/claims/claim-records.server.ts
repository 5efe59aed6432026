import type { CommandContext } from '@/lib/commands/command';
import type { Held } from '@/lib/commands/typed';

/** Everything that is said in one claim. */
export type ClaimRecords = {
  utterances: Held<'utterance'>[];
  attributions: Held<'attribution'>[];
  readings: Held<'reading'>[];
  dependences: Held<'dependenceLink'>[];
};

/** The records of a claim as they stand, locked, by number. */
export async function claimRecords(
  { tx, ledger }: Pick<CommandContext, 'tx' | 'ledger'>,
  claimId: number,
): Promise<ClaimRecords> {
  const where = { claimId };
  const only = { select: { id: true } } as const;
  const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
  return {
    utterances: await ledger.read('utterance', ids(await tx.utterance.findMany({ where, ...only }))),
    attributions: await ledger.read('attribution', ids(await tx.attribution.findMany({ where, ...only }))),
    readings: await ledger.read('reading', ids(await tx.reading.findMany({ where: { attribution: where }, ...only }))),
    dependences: await ledger.read('dependenceLink', ids(await tx.dependenceLink.findMany({ where, ...only }))),
  };
}

/** Two ends of a note on dependence, in the order in which they are stored. */
export const ordered = (a: number, b: number): { aId: number; bId: number } => ({
  aId: Math.min(a, b),
  bId: Math.max(a, b),
});
