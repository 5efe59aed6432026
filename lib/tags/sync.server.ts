import type { CommandContext } from '@/lib/commands/command';
import { joinedSpans, liesWithin, type Tag, withoutSpans } from './tag';

type Spans = Pick<Tag, 'versionId' | 'sourceSpans' | 'cueSpans' | 'contentSpans' | 'claimId'>;

/** Moves the readings at the places of a tag, and the passages, to its new places. */
export async function moveReadings(
  { tx, ledger }: Pick<CommandContext, 'tx' | 'ledger'>,
  was: Spans,
  is: Spans,
): Promise<void> {
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
    where: { claimId: was.claimId, versionId: was.versionId },
    select: { id: true, spans: true },
    orderBy: { id: 'asc' },
  });
  await ledger.updateMany(
    'utterance',
    places
      .filter(({ spans }) => liesWithin(was.contentSpans, spans))
      .map(({ id, spans }) => ({
        id,
        versionId,
        spans: joinedSpans([...withoutSpans(spans, was.contentSpans), ...contentSpans]),
      })),
  );
}
