import type { Ledger, Tx } from '@/lib/commands/ledger';
import { Anchoring, type Together } from '@/lib/tagging/anchor';
import type { Carried } from './carried-in-words';

type Text = { id: number; text: string };
type Spans = number[];
type TagRow = { id: number; state: string; sourceSpans: Spans; cueSpans: Spans; contentSpans: Spans; nameSpans: Spans };
type ReadingRow = { id: number; sourceSpans: Spans; cueSpans: Spans; contentSpans: Spans };
type UtteranceRow = { id: number; spans: Spans };

/** For so many milliseconds words are looked for at a stretch; then others get their turn. */
const STRETCH = 25;

export const nothingCarried = (): Carried => ({ carried: 0, altered: 0, orphaned: 0, passages: { carried: 0, orphaned: 0 } });

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
  const contents = new Map<string, Together>();
  const partsOf = ({ sourceSpans, cueSpans, contentSpans }: ReadingRow) => {
    const found = anchoring.together([sourceSpans, cueSpans, contentSpans]);
    if (found && contentSpans.length > 0) contents.set(contentSpans.join(), found);
    return found;
  };
  const placed = ([sourceSpans, cueSpans, contentSpans]: Spans[]) => ({ versionId: to.id, sourceSpans, cueSpans, contentSpans });

  const movedTags: ({ id: number; nameSpans: Spans } & ReturnType<typeof placed>)[] = [];
  for (const { id, state, nameSpans, ...parts } of tags) {
    await turn();
    const found = partsOf({ id, ...parts });
    // Whom «he» means may have been named far above; that the name has gone does not undo what an editor said of it.
    const name = anchoring.anchor(nameSpans);
    if (found) movedTags.push({ id, nameSpans: name?.spans ?? [], ...placed(found.parts) });
    if (state === 'rejected') continue;
    if (!found) done.orphaned++;
    else done.carried++;
    if (found && (found.how === 'likeness' || name?.how === 'likeness')) done.altered++;
  }
  const movedReadings: ({ id: number } & ReturnType<typeof placed>)[] = [];
  for (const reading of readings) {
    await turn();
    const found = partsOf(reading);
    if (found) movedReadings.push({ id: reading.id, ...placed(found.parts) });
  }
  const movedUtterances: { id: number; versionId: number; spans: Spans }[] = [];
  for (const { id, spans } of utterances) {
    await turn();
    // Who says it may tell two passages apart that are alike.
    const found = contents.get(spans.join())?.parts[2] ?? anchoring.anchor(spans)?.spans;
    if (found) movedUtterances.push({ id, versionId: to.id, spans: found });
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
