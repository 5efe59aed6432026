import type { Passage, Stance } from '@/lib/vocabulary';

/** An utterance of a source that stands in a claim already. `reportedAt`: epoch ms. */
export type StandingUtterance = {
  id: number;
  documentId: number | null;
  stance: Stance;
  passage: Passage | null;
  reportedAt: number | null;
};

/**
 * Which utterance a hop means. `is`: one that stands there. `gains`: one known only second-hand, whose document this
 * is. `choose`: one of several, the likeliest first. `new`: none yet.
 */
export type Meant<U> = { kind: 'is' | 'gains'; place: U } | { kind: 'choose'; places: U[] } | { kind: 'new' };

/**
 * One source says one claim once, unless it says it twice. A credit to a source means the one utterance of its that
 * is held; where several are, a person chooses. What the source says in a document that is named is that utterance,
 * and one known only second-hand until then becomes it. Another stance is another utterance.
 * @param places those of the source in the claim
 * @param stance left out: whichever
 * @param before when whoever gives the credit said so, in epoch ms: of several held ones the latest until then comes
 * first
 */
export function meantUtterance<U extends StandingUtterance>(
  places: readonly U[],
  { documentId, stance, before = null }: { documentId: number | null; stance?: Stance; before?: number | null },
): Meant<U> {
  const own = places.filter((place) => stance === undefined || place.stance === stance);
  const secondHand = own.find((place) => place.documentId === null);
  const held = own.filter((place) => place.documentId !== null);
  if (documentId !== null) {
    const there = held.find((place) => place.documentId === documentId);
    if (there) return { kind: 'is', place: there };
    return secondHand && held.length === 0 ? { kind: 'gains', place: secondHand } : { kind: 'new' };
  }
  const found = held.filter(({ passage }) => passage !== 'not_there');
  const [only, ...others] = found.length > 0 ? found : held;
  if (!only) return secondHand ? { kind: 'is', place: secondHand } : { kind: 'new' };
  if (others.length === 0) return { kind: 'is', place: only };
  return { kind: 'choose', places: likeliestFirst([only, ...others], before) };
}

/** Those until then, latest first; then those without a date; then the later ones. */
function likeliestFirst<U extends StandingUtterance>(places: readonly U[], before: number | null): U[] {
  const rank = ({ reportedAt }: U) => (reportedAt === null ? 1 : before === null || reportedAt <= before ? 0 : 2);
  return places.toSorted((a, b) => rank(a) - rank(b) || (b.reportedAt ?? 0) - (a.reportedAt ?? 0) || a.id - b.id);
}

/**
 * Of the utterances of one claim, which second-hand ones mean the only held one of the same source and stance: from
 * each to that.
 */
export function joinable<U extends StandingUtterance & { sourceId: number }>(
  places: readonly U[],
): Map<number, number> {
  const twins = new Map<number, number>();
  for (const { id, documentId, sourceId, stance } of places) {
    if (documentId !== null) continue;
    const others = places.filter((place) => place.id !== id && place.sourceId === sourceId);
    const meant = meantUtterance(others, { documentId: null, stance });
    if (meant.kind === 'is' && meant.place.documentId !== null) twins.set(id, meant.place.id);
  }
  return twins;
}
