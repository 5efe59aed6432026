import type { CommandContext } from '@/lib/commands/command';
import { linkChange } from './link-change';
import type { Linking, ReadingInput } from './schema';

/** The cue that an editor recorded for a link, as opposed to cues marked in a text. */
export async function recordedCue({ tx }: CommandContext, attributionId: number): Promise<string> {
  const reading = await tx.reading.findFirst({
    where: { attributionId, versionId: null },
    orderBy: { id: 'asc' },
    select: { cue: true },
  });
  return reading?.cue ?? '';
}

/** Changes what is known of a link. */
export async function changeLink(
  context: CommandContext,
  id: number,
  link: Linking,
  readings: readonly ReadingInput[] = [],
) {
  const { tx, ledger } = context;
  const { note, verbatim } = link;
  const there = await tx.reading.findMany({ where: { attributionId: id }, orderBy: { id: 'asc' } });
  const { gone, recued, added } = linkChange(there, link, readings);
  await ledger.remove('reading', gone);
  await ledger.updateMany('reading', recued);
  await ledger.insertMany(
    'reading',
    added.map((reading) => readingRow(id, reading)),
  );
  await ledger.update('attribution', id, {
    ...(note !== undefined && { note }),
    ...(verbatim !== undefined && { verbatim }),
  });
}

/** A reading in terms of its columns. */
export const readingRow = (
  attributionId: number,
  { cue, versionId, sourceSpans, cueSpans, contentSpans }: ReadingInput,
) => ({
  attributionId,
  cue,
  versionId,
  sourceSpans,
  cueSpans,
  contentSpans,
});

/** Removes links with their readings. */
export async function removeLinks({ tx, ledger }: CommandContext, ids: readonly number[]) {
  const readings = await tx.reading.findMany({
    where: { attributionId: { in: [...ids] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  await ledger.remove(
    'reading',
    readings.map(({ id }) => id),
  );
  await ledger.remove('attribution', ids);
}

/** Removes utterances that no link reaches, with the notes on their dependence and what was found in a search for them. */
export async function removePlaces({ tx, ledger }: CommandContext, ids: readonly number[]) {
  const list = [...ids];
  const notes = await tx.dependenceLink.findMany({
    where: { OR: [{ aId: { in: list } }, { bId: { in: list } }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  await ledger.remove(
    'dependenceLink',
    notes.map(({ id }) => id),
  );
  const answers = await tx.traceAnswer.findMany({ where: { utteranceId: { in: list } }, select: { id: true } });
  await ledger.remove(
    'traceAnswer',
    answers.map(({ id }) => id),
  );
  await ledger.remove('utterance', ids);
}
