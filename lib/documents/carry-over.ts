import type { Ledger, Tx } from '@/lib/commands/ledger';
import { Anchoring, type Together } from '@/lib/tagging/anchor';
import type { Carried } from './carried-in-words';

type Text = { id: number; text: string };
type Spans = number[];
type TagRow = { id: number; state: string; sourceSpans: Spans; cueSpans: Spans; contentSpans: Spans; nameSpans: Spans };
type ReadingRow = { id: number; sourceSpans: Spans; cueSpans: Spans; contentSpans: Spans };
type UtteranceRow = { id: number; spans: Spans };

/** So many of what stays behind are named in the answer. */
const NAMED = 100;
/** For so many milliseconds words are looked for at a stretch; then others get their turn. */
const STRETCH = 25;

export const nothingCarried = (): Carried => ({
  carried: 0,
  altered: 0,
  orphaned: 0,
  passages: { carried: 0, orphaned: 0 },
  toBeLookedAt: [],
});

/** Locks the claims that were read in the texts of a document. Before the document itself: who edits a claim comes to its documents last. */
export async function lockClaimsIn(tx: Tx, ledger: Ledger, documentId: number): Promise<void> {
  const claims = await tx.$queryRaw<{ id: number }[]>`
    SELECT u.claim_id AS id FROM utterance u WHERE u.document_id = ${documentId}
    UNION SELECT a.claim_id FROM reading r JOIN document_version v ON v.id = r.version_id JOIN attribution a ON a.id = r.attribution_id
    WHERE v.document_id = ${documentId}`;
  await ledger.lockClaims(claims.map(({ id }) => id));
}

/**
 * Moves what was marked in a text to where its words stand in the text that followed: tags, the passages of utterances, and what links were read in.
 * Each moves whole or stays where it was, as evidence of the older text.
 */
export async function carryOver(tx: Tx, ledger: Ledger, from: Text, to: Text): Promise<Carried> {
  const tags = await tx.$queryRaw<TagRow[]>`
    SELECT id, state::text AS state, source_spans AS "sourceSpans", cue_spans AS "cueSpans", content_spans AS "contentSpans", name_spans AS "nameSpans"
    FROM tag WHERE version_id = ${from.id} ORDER BY id`;
  const readings = await tx.$queryRaw<ReadingRow[]>`
    SELECT id, source_spans AS "sourceSpans", cue_spans AS "cueSpans", content_spans AS "contentSpans" FROM reading
    WHERE version_id = ${from.id} AND cardinality(source_spans || cue_spans || content_spans) > 0 ORDER BY id`;
  const utterances = await tx.$queryRaw<UtteranceRow[]>`
    SELECT id, spans FROM utterance WHERE version_id = ${from.id} AND cardinality(spans) > 0 ORDER BY id`;
  const done = nothingCarried();
  if (tags.length + readings.length + utterances.length === 0) return done;

  const anchoring = new Anchoring(from.text, to.text);
  const turn = turns();
  /** By the places of what is said; null: it was looked for with who says it, and is not there. */
  const contents = new Map<string, Together | null>();
  const partsOf = ({ sourceSpans, cueSpans, contentSpans }: ReadingRow) => {
    const found = anchoring.together([sourceSpans, cueSpans, contentSpans]);
    const key = contentSpans.join();
    if (key !== '' && (found || !contents.has(key))) contents.set(key, found);
    return found;
  };
  const points = { from: [...from.text], to: [...to.text] };
  const wordsAt = (text: readonly string[], spans: Spans) =>
    spans.flatMap((start, i) => (i % 2 === 0 ? text.slice(start, spans[i + 1]).join('') : [])).join(' … ');
  /** Names what stays behind, with both texts. */
  const lookAt = (kind: Carried['toBeLookedAt'][number]['kind'], id: number, parts: Spans[]) => {
    if (done.toBeLookedAt.length >= NAMED) return;
    const likely = anchoring.likely(parts);
    const was = wordsAt(points.from, parts.findLast((spans) => spans.length > 0) ?? []);
    done.toBeLookedAt.push({ kind, id, was, is: likely && wordsAt(points.to, likely.spans) });
  };
  const placed = ([sourceSpans, cueSpans, contentSpans]: Spans[]) => ({ versionId: to.id, sourceSpans, cueSpans, contentSpans });

  const movedTags: ({ id: number; nameSpans: Spans } & ReturnType<typeof placed>)[] = [];
  for (const { id, state, nameSpans, ...parts } of tags) {
    await turn();
    const isSeen = state !== 'rejected';
    // Whom «he» means may have been named far above; that the name has gone does not undo what an editor said of it, but another one there does.
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
  const movedReadings: ({ id: number } & ReturnType<typeof placed>)[] = [];
  for (const reading of readings) {
    await turn();
    const found = partsOf(reading);
    if (found) movedReadings.push({ id: reading.id, ...placed(found.parts) });
    else lookAt('reading', reading.id, [reading.sourceSpans, reading.cueSpans, reading.contentSpans]);
  }
  const movedUtterances: { id: number; versionId: number; spans: Spans }[] = [];
  for (const { id, spans } of utterances) {
    await turn();
    // Who says it may tell two passages apart that are alike, and is part of what a passage says.
    const said = contents.get(spans.join());
    const found = said === undefined ? anchoring.anchor(spans)?.spans : said?.parts[2];
    if (found) movedUtterances.push({ id, versionId: to.id, spans: found });
    else lookAt('passage', id, [spans]);
  }
  done.passages.carried = movedReadings.length + movedUtterances.length;
  done.passages.orphaned = readings.length + utterances.length - done.passages.carried;
  await ledger.updateMany('utterance', movedUtterances);
  await ledger.updateMany('reading', movedReadings);
  await ledger.updateMany('tag', movedTags);
  return done;
}

function turns(): () => Promise<void> {
  let until = performance.now() + STRETCH;
  return async () => {
    if (performance.now() < until) return;
    await new Promise(setImmediate);
    until = performance.now() + STRETCH;
  };
}
