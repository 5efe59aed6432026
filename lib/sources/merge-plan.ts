/** Two sources become one: what of each claim changes, as lists for the ledger. Pure. */

export type Place = {
  id: number;
  claimId: number;
  sourceId: number;
  documentId: number | null;
  certainty: string | null;
  passage: string | null;
  versionId: number | null;
  spans: readonly number[];
  saidAt: string | null;
  saidPrecision: string;
};
export type Link = { id: number; downstreamId: number; upstreamId: number; verbatim: boolean; note: string };
export type Read = { id: number; attributionId: number };
export type Note = { id: number; aId: number; bId: number };
type Patch = { id: number } & Record<string, unknown>;

/** Of each claim the same place of both sources: not observed, or in the same document. From the one that goes to the one that stays. */
export function twinsOf(from: readonly Place[], into: readonly Place[]): Map<number, number> {
  const key = ({ claimId, documentId }: Place) => `${claimId}/${documentId}`;
  const there = new Map(into.map((place) => [key(place), place.id]));
  return new Map(from.flatMap((place) => (there.has(key(place)) ? [[place.id, there.get(key(place)) ?? 0] as const] : [])));
}

/** What the place that stays did not know and the one that goes did. */
export function gained(stays: Place, goes: Place): Record<string, unknown> {
  const unread = stays.passage === 'not_yet_looked_for' || (stays.passage === 'not_there' && goes.passage === 'marked');
  return {
    ...(stays.certainty === null && goes.certainty !== null && { certainty: goes.certainty }),
    ...(unread && goes.passage !== stays.passage && { passage: goes.passage, versionId: goes.versionId, spans: goes.spans }),
    ...(stays.saidAt === null && goes.saidAt !== null && { saidAt: goes.saidAt, saidPrecision: goes.saidPrecision }),
  };
}

/** Links under their new ends: those that lead to themselves go, of two that have the same ends the first stays and takes the readings. */
export function relinked(links: readonly Link[], readings: readonly Read[], end: (id: number) => number) {
  const moved = ({ downstreamId, upstreamId }: Link) => end(downstreamId) !== downstreamId || end(upstreamId) !== upstreamId;
  const kept = new Map<string, Link>();
  const moving: Patch[] = [];
  const gaining = new Map<number, Patch>();
  const heirs = new Map<number, number>();
  const gone = new Set<number>();
  // Those that do not move stay where two become one.
  for (const link of [...links].sort((a, b) => Number(moved(a)) - Number(moved(b)) || a.id - b.id)) {
    const ends = { downstreamId: end(link.downstreamId), upstreamId: end(link.upstreamId) };
    const key = `${ends.downstreamId}>${ends.upstreamId}`;
    const heir = kept.get(key);
    if (ends.downstreamId === ends.upstreamId) gone.add(link.id);
    else if (!heir) {
      kept.set(key, { ...link });
      if (moved(link)) moving.push({ id: link.id, ...ends });
    } else {
      gone.add(link.id);
      heirs.set(link.id, heir.id);
      heir.verbatim ||= link.verbatim;
      heir.note = [...new Set([heir.note, link.note].filter(Boolean))].join('\n');
      gaining.set(heir.id, { id: heir.id, verbatim: heir.verbatim, note: heir.note });
    }
  }
  return {
    moving,
    gaining: [...gaining.values()],
    gone: [...gone],
    readings: readings.flatMap(({ id, attributionId }) => {
      const heir = heirs.get(attributionId);
      return heir === undefined ? [] : [{ id, attributionId: heir }];
    }),
    lost: readings.filter(({ attributionId }) => gone.has(attributionId) && !heirs.has(attributionId)).map(({ id }) => id),
  };
}

/** What editors noted on dependence, under the new ends. */
export function renoted(notes: readonly Note[], end: (id: number) => number) {
  const moved = ({ aId, bId }: Note) => end(aId) !== aId || end(bId) !== bId;
  const there = new Set<string>();
  const moving: Patch[] = [];
  const gone: number[] = [];
  for (const note of [...notes].sort((a, b) => Number(moved(a)) - Number(moved(b)) || a.id - b.id)) {
    const [aId, bId] = [Math.min(end(note.aId), end(note.bId)), Math.max(end(note.aId), end(note.bId))];
    if (aId === bId || there.has(`${aId}:${bId}`)) gone.push(note.id);
    else {
      there.add(`${aId}:${bId}`);
      if (moved(note)) moving.push({ id: note.id, aId, bId });
    }
  }
  return { moving, gone };
}
