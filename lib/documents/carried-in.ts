import { Anchoring, type Together } from '@/lib/anchoring/anchor';
import type { Carried } from './carried-in-words';

type Spans = number[];
export type TagRow = {
  id: number;
  state: string;
  sourceSpans: Spans;
  cueSpans: Spans;
  contentSpans: Spans;
  nameSpans: Spans;
};
export type ReadingRow = { id: number; sourceSpans: Spans; cueSpans: Spans; contentSpans: Spans };
export type UtteranceRow = { id: number; spans: Spans };
/** What was marked in a text. */
export type Marked = { tags: TagRow[]; readings: ReadingRow[]; utterances: UtteranceRow[] };
/** What moves, with its places in the other text, and what is said about it. */
export type CarriedIn = {
  tags: Omit<TagRow, 'state'>[];
  readings: ReadingRow[];
  utterances: UtteranceRow[];
  told: Carried;
};

/** How many of the rest the answer names. */
const NAMED = 100;

export const nothingCarried = (): Carried => ({
  carried: 0,
  altered: 0,
  orphaned: 0,
  passages: { carried: 0, orphaned: 0 },
  toBeLookedAt: [],
});

/** Where the marks of one text are in the next. Each moves whole or stays where it was. */
export function carriedIn(from: string, to: string, { tags, readings, utterances }: Marked): CarriedIn {
  const done = nothingCarried();
  const anchoring = new Anchoring(from, to);
  /** By the places of what is said. Null: it was searched for together with who says it, and is not there. */
  const contents = new Map<string, Together | null>();
  const partsOf = ({ sourceSpans, cueSpans, contentSpans }: ReadingRow) => {
    const found = anchoring.together([sourceSpans, cueSpans, contentSpans]);
    const key = contentSpans.join();
    if (key !== '' && (found || !contents.has(key))) contents.set(key, found);
    return found;
  };
  const points = { from: [...from], to: [...to] };
  const wordsAt = (text: readonly string[], spans: Spans) =>
    spans.flatMap((start, i) => (i % 2 === 0 ? text.slice(start, spans[i + 1]).join('') : [])).join(' … ');
  /** Names what stays behind, with both texts. */
  const lookAt = (kind: Carried['toBeLookedAt'][number]['kind'], id: number, parts: Spans[]) => {
    if (done.toBeLookedAt.length >= NAMED) return;
    const likely = anchoring.likely(parts);
    const was = wordsAt(points.from, parts.findLast((spans) => spans.length > 0) ?? []);
    done.toBeLookedAt.push({ kind, id, was, is: likely && wordsAt(points.to, likely.spans) });
  };
  const placed = ([sourceSpans = [], cueSpans = [], contentSpans = []]: Spans[]) => ({
    sourceSpans,
    cueSpans,
    contentSpans,
  });

  const movedTags: CarriedIn['tags'] = [];
  for (const { id, state, nameSpans, ...parts } of tags) {
    const isSeen = state !== 'rejected';
    // “He” may refer to somebody named far above. A missing name does not undo an editor's mark, but a different one
    // there does.
    const name = anchoring.anchor(nameSpans);
    const isRenamed = !name && anchoring.isRenamed(nameSpans);
    const found = isRenamed
      ? null
      : isSeen
        ? partsOf({ id, ...parts })
        : anchoring.together([parts.sourceSpans, parts.cueSpans, parts.contentSpans]);
    if (isRenamed && isSeen && !contents.has(parts.contentSpans.join())) contents.set(parts.contentSpans.join(), null);
    if (found) movedTags.push({ id, nameSpans: name?.spans ?? [], ...placed(found.parts) });
    if (!isSeen) continue;
    if (found) done.carried++;
    else {
      done.orphaned++;
      lookAt('tag', id, [parts.sourceSpans, parts.cueSpans, parts.contentSpans]);
    }
    if (found && (found.how === 'likeness' || name?.how === 'likeness')) done.altered++;
  }
  const movedReadings: ReadingRow[] = [];
  for (const reading of readings) {
    const found = partsOf(reading);
    if (found) movedReadings.push({ id: reading.id, ...placed(found.parts) });
    else lookAt('reading', reading.id, [reading.sourceSpans, reading.cueSpans, reading.contentSpans]);
  }
  const movedUtterances: UtteranceRow[] = [];
  for (const { id, spans } of utterances) {
    // Who says it distinguishes similar passages, and is part of what a passage says.
    const said = contents.get(spans.join());
    const found = said === undefined ? anchoring.anchor(spans)?.spans : said?.parts[2];
    if (found) movedUtterances.push({ id, spans: found });
    else lookAt('passage', id, [spans]);
  }
  done.passages.carried = movedReadings.length + movedUtterances.length;
  done.passages.orphaned = readings.length + utterances.length - done.passages.carried;
  return { tags: movedTags, readings: movedReadings, utterances: movedUtterances, told: done };
}
