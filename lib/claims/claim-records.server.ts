import type { CommandContext } from '@/lib/commands/command';
import type { DatePrecision } from '@/lib/format/date';
import type { Certainty, Passage, Stance } from '@/lib/vocabulary';

export type Utterance = {
  id: number;
  claimId: number;
  sourceId: number;
  documentId: number | null;
  stance: Stance;
  certainty: Certainty | null;
  passage: Passage | null;
  versionId: number | null;
  spans: number[];
  saidAt: string | null;
  saidPrecision: DatePrecision;
  saidNote: string;
};
export type Attribution = { id: number; downstreamId: number; upstreamId: number; verbatim: boolean; note: string };
export type ReadingRecord = {
  id: number;
  attributionId: number;
  versionId: number | null;
  cue: string;
  sourceSpans: number[];
  cueSpans: number[];
  contentSpans: number[];
};
export type Dependence = { id: number; aId: number; bId: number; dependent: boolean; reason: string };

/** All that is said in one claim. */
export type ClaimRecords = {
  utterances: Utterance[];
  attributions: Attribution[];
  readings: ReadingRecord[];
  dependences: Dependence[];
};

/** The records of a claim as they stand, locked, by their numbers. */
export async function claimRecords(
  { tx, ledger }: Pick<CommandContext, 'tx' | 'ledger'>,
  claimId: number,
): Promise<ClaimRecords> {
  const where = { claimId };
  const only = { select: { id: true } } as const;
  const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);
  const read = async <T>(
    entity: 'utterance' | 'attribution' | 'reading' | 'dependenceLink',
    rows: readonly { id: number }[],
  ) => (await ledger.read(entity, ids(rows))) as unknown as T[];
  return {
    utterances: await read<Utterance>('utterance', await tx.utterance.findMany({ where, ...only })),
    attributions: await read<Attribution>('attribution', await tx.attribution.findMany({ where, ...only })),
    readings: await read<ReadingRecord>(
      'reading',
      await tx.reading.findMany({ where: { attribution: where }, ...only }),
    ),
    dependences: await read<Dependence>('dependenceLink', await tx.dependenceLink.findMany({ where, ...only })),
  };
}

/** Two ends of a note on dependence, in the order in which they are stored. */
export const ordered = (a: number, b: number): { aId: number; bId: number } => ({
  aId: Math.min(a, b),
  bId: Math.max(a, b),
});
