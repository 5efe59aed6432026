import type { Passage, Stance } from '@/lib/vocabulary';

/** An utterance of a source already in a claim. `reportedAt`: epoch ms. */
export type StandingUtterance = {
  id: number;
  documentId: number | null;
  stance: Stance;
  passage: Passage | null;
  reportedAt: number | null;
};

/**
 * Which utterance a hop refers to. `is`: an existing one. `gains`: one known only second-hand, whose document this is.
 * `choose`: one of several, the likeliest first. `new`: none yet.
 */
export type Meant<U> = { kind: 'is' | 'gains'; utterance: U } | { kind: 'choose'; utterances: U[] } | { kind: 'new' };

/**
 * A source says a claim once, unless it says it twice. A credit to a source refers to its one utterance with a
 * document; if there are several, a person chooses. What the source says in a named document is that utterance, and one
 * known only second-hand until then becomes it. Another stance is another utterance.
 * @param places those of the source in the claim
 * @param stance left out: whichever
 * @param before when whoever gives the credit said so, in epoch ms: of several held ones the latest until then comes
 * first
 */
export function meantUtterance<U extends StandingUtterance>(
  utterances: readonly U[],
  { documentId, stance, before = null }: { documentId: number | null; stance?: Stance; before?: number | null },
): Meant<U> {
  const own = utterances.filter((utterance) => stance === undefined || utterance.stance === stance);
  const secondHand = own.find((utterance) => utterance.documentId === null);
  const held = own.filter((utterance) => utterance.documentId !== null);
  if (documentId !== null) {
    const there = held.find((utterance) => utterance.documentId === documentId);
    if (there) return { kind: 'is', utterance: there };
    return secondHand && held.length === 0 ? { kind: 'gains', utterance: secondHand } : { kind: 'new' };
  }
  const found = held.filter(({ passage }) => passage !== 'not_there');
  const [only, ...others] = found.length > 0 ? found : held;
  if (!only) return secondHand ? { kind: 'is', utterance: secondHand } : { kind: 'new' };
  if (others.length === 0) return { kind: 'is', utterance: only };
  return { kind: 'choose', utterances: likeliestFirst([only, ...others], before) };
}

/** Those up to then, latest first; then those without a date; then later ones. */
function likeliestFirst<U extends StandingUtterance>(utterances: readonly U[], before: number | null): U[] {
  const rank = ({ reportedAt }: U) => (reportedAt === null ? 1 : before === null || reportedAt <= before ? 0 : 2);
  return utterances.toSorted((a, b) => rank(a) - rank(b) || (b.reportedAt ?? 0) - (a.reportedAt ?? 0) || a.id - b.id);
}

/**
 * Of a claim's utterances, which second-hand ones refer to the only one with a document by the same source with the
 * same stance: from each to that.
 */
export function joinable<U extends StandingUtterance & { sourceId: number }>(
  utterances: readonly U[],
): Map<number, number> {
  const twins = new Map<number, number>();
  for (const { id, documentId, sourceId, stance } of utterances) {
    if (documentId !== null) continue;
    const others = utterances.filter((utterance) => utterance.id !== id && utterance.sourceId === sourceId);
    const meant = meantUtterance(others, { documentId: null, stance });
    if (meant.kind === 'is' && meant.utterance.documentId !== null) twins.set(id, meant.utterance.id);
  }
  return twins;
}
