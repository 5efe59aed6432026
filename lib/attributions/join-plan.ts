/** Joins utterances of one claim: what changes of them and of their records, as lists for the ledger. Pure. */

import type { DatePrecision } from '@/lib/format/date';
import type { Certainty, Passage } from '@/lib/vocabulary';

export type UtteranceToJoin = {
  id: number;
  certainty: Certainty | null;
  passage: Passage | null;
  versionId: number | null;
  spans: readonly number[];
  saidAt: Date | string | null;
  saidPrecision: DatePrecision;
  saidNote: string;
};
export type Link = { id: number; downstreamId: number; upstreamId: number; verbatim: boolean; note: string };
export type Read = {
  id: number;
  attributionId: number;
  versionId: number | null;
  cue: string;
  sourceSpans: readonly number[];
  cueSpans: readonly number[];
  contentSpans: readonly number[];
};
export type Note = { id: number; aId: number; bId: number };
type End = (id: number) => number;

/** What the remaining utterance says in the end: where it did not know, what the other one knew. */
export function gained(stays: UtteranceToJoin, goes: UtteranceToJoin) {
  const isUnread =
    stays.passage === 'not_yet_looked_for'
      ? goes.passage !== null && (goes.passage !== stays.passage || stays.versionId === null)
      : stays.passage === 'not_there' && goes.passage === 'marked';
  const { passage, versionId, spans } = isUnread ? goes : stays;
  const { saidAt, saidPrecision, saidNote } = stays.saidAt === null && goes.saidAt !== null ? goes : stays;
  return { certainty: stays.certainty ?? goes.certainty, passage, versionId, spans, saidAt, saidPrecision, saidNote };
}

/**
 * Links with their new ends. Links to themselves go. Of several with the same ends one stays, knows what all of them
 * knew, and takes the readings that differ from its own.
 */
export function relinked(links: readonly Link[], readings: readonly Read[], end: End) {
  const groups = underEnds(
    links.map((link) => ({
      row: link,
      was: [link.downstreamId, link.upstreamId],
      now: [end(link.downstreamId), end(link.upstreamId)],
    })),
  );
  const heirs = new Map(groups.flatMap(({ stays, rows }) => rows.map(({ id }) => [id, stays.id] as const)));
  const moves = ({ attributionId }: Read) => heirs.get(attributionId) !== attributionId;
  const said = new Set<string>();
  const moving: { id: number; attributionId: number }[] = [];
  const lost: number[] = [];
  for (const reading of [...readings].sort((a, b) => Number(moves(a)) - Number(moves(b)) || a.id - b.id)) {
    const { id, versionId, cue, sourceSpans, cueSpans, contentSpans } = reading;
    const attributionId = heirs.get(reading.attributionId);
    const words = JSON.stringify([attributionId, versionId, cue, sourceSpans, cueSpans, contentSpans]);
    if (attributionId === undefined || (moves(reading) && said.has(words))) lost.push(id);
    else if (moves(reading)) moving.push({ id, attributionId });
    said.add(words);
  }
  return {
    links: groups.map(({ stays, ends: [downstreamId, upstreamId], rows }) => ({
      ...{ id: stays.id, downstreamId, upstreamId },
      verbatim: rows.some(({ verbatim }) => verbatim),
      note: [...new Set(rows.map(({ note }) => note).filter(Boolean))].join('\n'),
    })),
    gone: links.filter(({ id }) => heirs.get(id) !== id).map(({ id }) => id),
    readings: moving,
    lost,
  };
}

/** What editors noted on dependence, under the new ends. */
export function renoted(notes: readonly Note[], end: End) {
  const groups = underEnds(
    notes.map((note) => ({
      row: note,
      was: [note.aId, note.bId],
      now: [end(note.aId), end(note.bId)].sort((a, b) => a - b),
    })),
  );
  const kept = groups.map(({ stays, ends: [aId, bId] }) => ({ id: stays.id, aId, bId }));
  const ids = new Set(kept.map(({ id }) => id));
  return { notes: kept, gone: notes.filter(({ id }) => !ids.has(id)).map(({ id }) => id) };
}

/** Rows by their new ends. The first stays, preferably one that does not move. Links to themselves are left out. */
function underEnds<Row extends { id: number }>(
  rows: readonly { row: Row; was: readonly number[]; now: readonly number[] }[],
) {
  const groups = new Map<string, { stays: Row; ends: readonly [number, number]; rows: Row[] }>();
  const moved = rows.map(({ row, was, now }) => ({ row, now, moves: Number(String(was) !== String(now)) }));
  for (const { row, now } of moved.sort((a, b) => a.moves - b.moves || a.row.id - b.row.id)) {
    const [a = 0, b = 0] = now;
    const group = groups.get(String(now));
    if (group) group.rows.push(row);
    else if (a !== b) groups.set(String(now), { stays: row, ends: [a, b], rows: [row] });
  }
  return [...groups.values()];
}
