import type { Linking, ReadingInput } from './schema';

/** A reading of a link. */
export type HeldReading = ReadingInput & { id: number };
/** What happens to the readings of a link. */
export type LinkChange = { gone: number[]; recued: { id: number; cue: string }[]; added: ReadingInput[] };

const wordsOf = ({ cue, versionId, sourceSpans, cueSpans, contentSpans }: ReadingInput) =>
  JSON.stringify([cue, versionId, sourceSpans, cueSpans, contentSpans]);

/**
 * Changes the readings of a link: removes those to be dropped, replaces the cue that an editor recorded, and adds the
 * given ones that say something new.
 * @param there the readings of the link, the first one first
 */
export function linkChange(
  there: readonly HeldReading[],
  { cue, assumed = false, dropReadings = [] }: Linking,
  given: readonly ReadingInput[],
): LinkChange {
  const recorded = there.filter(({ versionId }) => versionId === null);
  const goes = new Set(assumed ? there.map(({ id }) => id) : dropReadings);
  if (cue === '') for (const { id } of recorded) goes.add(id);
  const change: LinkChange = {
    gone: there.filter(({ id }) => goes.has(id)).map(({ id }) => id),
    recued: [],
    added: [],
  };
  if (assumed) return change;
  const stays = there.filter(({ id }) => !goes.has(id));
  const first = stays.find(({ versionId }) => versionId === null);
  if (cue && first && first.cue !== cue) change.recued.push({ id: first.id, cue });
  const known = new Set(stays.map((reading) => wordsOf(reading === first && cue ? { ...reading, cue } : reading)));
  const own = cue && !first ? [{ cue, versionId: null, sourceSpans: [], cueSpans: [], contentSpans: [] }] : [];
  for (const reading of [...own, ...given]) {
    const words = wordsOf(reading);
    if (known.has(words) || (reading.cue === '' && reading.versionId === null)) continue;
    known.add(words);
    change.added.push(reading);
  }
  return change;
}
