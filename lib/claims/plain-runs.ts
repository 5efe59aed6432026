import { condense } from '@/lib/attributions/graph';
import { type LinkState, linkStates, wordsOf } from '@/lib/vocabulary';
import type { AttributionDetail, ClaimDetail, UtteranceDetail } from './claim-detail';

type Claim = Pick<ClaimDetail, 'utterances' | 'attributions'>;

/** Relays in a row, the nearest to the origin first, with the links that lead into each of them. */
export type PlainRun = { relays: UtteranceDetail[]; links: AttributionDetail[] };

/** A shorter run takes less room than the words that would stand for it. */
const SHORTEST = 3;

/**
 * Relays that only pass on what one other said to one further relay: named, affirming, no surer than their source, with
 * nothing retracted, and in no circle. A drawing can fold each run into one box without hiding anything but names.
 */
export function plainRunsOf({ utterances, attributions }: Claim): PlainRun[] {
  const circles = condense({ utterances, attributions }).members.filter((ids) => ids.length > 1);
  const circular = new Set(circles.flat());
  const into = linksBy(attributions, 'downstreamId');
  const from = linksBy(attributions, 'upstreamId');
  const byId = new Map(utterances.map((utterance) => [utterance.id, utterance]));
  const plain = new Set(
    utterances
      .filter(({ id }) => into.get(id)?.length === 1 && from.get(id)?.length === 1)
      .filter((utterance) => isPlain(utterance) && !circular.has(utterance.id) && !into.get(utterance.id)?.[0]?.risen)
      .map(({ id }) => id),
  );
  const runs: PlainRun[] = [];
  for (const start of plain) {
    if (plain.has(into.get(start)?.[0]?.upstreamId ?? 0)) continue;
    const run: PlainRun = { relays: [], links: [] };
    for (let at: number | undefined = start; at !== undefined && plain.has(at); at = from.get(at)?.[0]?.downstreamId) {
      run.relays.push(...[byId.get(at) ?? []].flat());
      run.links.push(...(into.get(at) ?? []));
    }
    if (run.relays.length >= SHORTEST) runs.push(run);
  }
  return runs;
}

/** The weakest state among links. */
export const weakestOf = (links: readonly Pick<AttributionDetail, 'state'>[]): LinkState =>
  wordsOf(linkStates).find((state) => links.some((link) => link.state === state)) ?? 'verified';

const isPlain = ({ source, stance, document }: UtteranceDetail): boolean =>
  stance === 'affirms' && source.kind !== 'unnamed' && source.kind !== 'unknown' && document?.state !== 'retracted';

function linksBy(links: readonly AttributionDetail[], end: 'downstreamId' | 'upstreamId') {
  const found = new Map<number, AttributionDetail[]>();
  for (const link of links) found.set(link[end], [...(found.get(link[end]) ?? []), link]);
  return found;
}
