import type { CommandContext } from '@/lib/commands/command';
import type { Linking, ReadingInput } from './schema';

const wordsOf = ({ cue, versionId, sourceSpans, cueSpans, contentSpans }: ReadingInput) =>
  JSON.stringify([cue, versionId, sourceSpans, cueSpans, contentSpans]);

/** Adds readings to a link, but none that it has already. @returns whether any was new. */
async function giveReadings({ tx, ledger }: CommandContext, attributionId: number, readings: readonly ReadingInput[]): Promise<boolean> {
  const kept = readings.filter(({ cue, versionId }) => cue !== '' || versionId !== null);
  if (kept.length === 0) return false;
  const there = new Set((await tx.reading.findMany({ where: { attributionId } })).map(wordsOf));
  const fresh = [...new Map(kept.map((reading) => [wordsOf(reading), reading])).values()].filter((reading) => !there.has(wordsOf(reading)));
  await ledger.insertMany(
    'reading',
    fresh.map(({ cue, versionId, sourceSpans, cueSpans, contentSpans }) => ({
      attributionId,
      cue,
      versionId,
      sourceSpans,
      cueSpans,
      contentSpans,
    })),
  );
  return fresh.length > 0;
}

/** The cue that an editor recorded for a link; cues marked in a text are not meant. */
export async function recordedCue({ tx }: CommandContext, attributionId: number): Promise<string> {
  const reading = await tx.reading.findFirst({ where: { attributionId, versionId: null }, orderBy: { id: 'asc' }, select: { cue: true } });
  return reading?.cue ?? '';
}

/** Changes what is known of a link. */
export async function changeLink(context: CommandContext, id: number, link: Linking, readings: readonly ReadingInput[] = []) {
  const { tx, ledger } = context;
  const { cue, note, verbatim, assumed = false, dropReadings = [] } = link;
  const there = await tx.reading.findMany({ where: { attributionId: id }, orderBy: { id: 'asc' } });
  const recorded = there.filter((reading) => reading.versionId === null);
  const goes = new Set(assumed ? there.map((reading) => reading.id) : dropReadings);
  if (cue === '') for (const reading of recorded) goes.add(reading.id);
  const gone = there.filter((reading) => goes.has(reading.id)).map((reading) => reading.id);
  await ledger.remove('reading', gone);
  if (cue && !assumed) {
    const first = recorded.find((reading) => !goes.has(reading.id));
    if (!first) await giveReadings(context, id, [{ cue, versionId: null, sourceSpans: [], cueSpans: [], contentSpans: [] }]);
    else if (first.cue !== cue) await ledger.update('reading', first.id, { cue });
  }
  if (!assumed) await giveReadings(context, id, readings);
  await ledger.update('attribution', id, { ...(note !== undefined && { note }), ...(verbatim !== undefined && { verbatim }) });
}

/** Removes links with their readings. */
export async function removeLinks({ tx, ledger }: CommandContext, ids: readonly number[]) {
  const readings = await tx.reading.findMany({ where: { attributionId: { in: [...ids] } }, select: { id: true }, orderBy: { id: 'asc' } });
  await ledger.remove(
    'reading',
    readings.map(({ id }) => id),
  );
  await ledger.remove('attribution', ids);
}

/** Removes utterances that no link reaches, with the notes on their dependence. */
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
  await ledger.remove('utterance', ids);
}
