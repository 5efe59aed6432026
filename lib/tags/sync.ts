import type { CommandContext } from '@/lib/commands/command';
import type { Tag } from './tag';

type Spans = Pick<Tag, 'versionId' | 'sourceSpans' | 'cueSpans' | 'contentSpans' | 'claimId'>;

/** What was read in a text at the places of a tag stands at its new places; so do the passages. */
export async function moveReadings({ tx, ledger }: Pick<CommandContext, 'tx' | 'ledger'>, was: Spans, is: Spans): Promise<void> {
  if (was.claimId === null) return;
  const readings = await tx.reading.findMany({
    where: {
      versionId: was.versionId,
      attribution: { claimId: was.claimId },
      sourceSpans: { equals: [...was.sourceSpans] },
      cueSpans: { equals: [...was.cueSpans] },
      contentSpans: { equals: [...was.contentSpans] },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const { versionId, sourceSpans, cueSpans, contentSpans } = is;
  await ledger.updateMany(
    'reading',
    readings.map(({ id }) => ({ id, versionId, sourceSpans, cueSpans, contentSpans })),
  );
  const places = await tx.utterance.findMany({
    where: { claimId: was.claimId, versionId: was.versionId, spans: { equals: [...was.contentSpans] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  await ledger.updateMany(
    'utterance',
    places.map(({ id }) => ({ id, versionId, spans: contentSpans })),
  );
}
