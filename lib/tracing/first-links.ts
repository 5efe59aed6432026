type Link = { id: number; downstreamId: number; upstreamId: number; state: string };
/** A link that is not verified. `upstreamId`: the credited utterance, where the page shows it. */
export type OpenLink = { linkId: number; upstreamId: number | null };

type Utterance = { id: number; document: object | null };

/** The links of a claim that are not verified, in the order in which to look at them: from what is held upwards. */
export function openLinks({
  utterances,
  attributions,
}: {
  utterances: readonly Utterance[];
  attributions: readonly Link[];
}): OpenLink[] {
  const held = new Set(utterances.filter(({ document }) => document !== null).map(({ id }) => id));
  return attributions
    .filter(({ state }) => state !== 'verified')
    .sort((a, b) => Number(held.has(b.downstreamId)) - Number(held.has(a.downstreamId)) || a.id - b.id)
    .map(({ id, upstreamId }) => ({ linkId: id, upstreamId }));
}

/** The same of what a document says. */
export const openCredits = (says: readonly { credits: readonly { linkId: number; state: string }[] }[]): OpenLink[] =>
  says
    .flatMap(({ credits }) => credits)
    .filter(({ state }) => state !== 'verified')
    .map(({ linkId }) => ({ linkId, upstreamId: null }));
