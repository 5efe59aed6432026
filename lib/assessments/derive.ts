import { type ClaimGraph, type GraphUtterance, isObserved } from '@/lib/assessments/claim-graph';
import { assess } from '@/lib/assessments/confidence';
import { risenLinks } from '@/lib/assessments/rises';
import { warningsOf } from '@/lib/assessments/warnings';
import { formatChains } from '@/lib/attributions/chain-text';
import { type Chain, chainsOf } from '@/lib/attributions/chains';
import { condense, originsOf, stateOf } from '@/lib/attributions/graph';
import { type DatePrecision, PRECISIONS } from '@/lib/format/date';
import {
  type Certainty,
  type Confidence,
  certainties,
  type Likelihood,
  type LinkState,
  linkStates,
  type SourceKind,
  type Stance,
  type Warning,
  wordsOf,
} from '@/lib/vocabulary';

/** How many chains the claims table can show. */
export const TABLE_CHAINS = 3;
const UNKNOWN_ORIGIN = 'origin unknown';

/**
 * One utterance of a chain as the table shows it: `u` utterance id, `s` source id, `link` the state of the attribution
 * that leads to it (null at the origin), `risen`: observed and surer than everything it credits.
 */
export type DerivedHop = {
  u: number;
  s: number;
  name: string;
  slug: string;
  kind: SourceKind;
  observed: boolean;
  stance: Stance;
  certainty: Certainty | null;
  link: LinkState | null;
  risen: boolean;
};
export type DerivedChain = { circular: boolean; hops: DerivedHop[] };

/** What grades and owners decide. The chains do not depend on it. */
export type DerivedWeights = {
  originCount: number;
  warnings: Warning[];
  suggestedConfidence: Confidence;
  suggestedLikelihood: Likelihood | null;
  credibility: number;
  belief: number;
  disbelief: number;
  uncertainty: number;
  formulaVersion: number;
};

/** The values stored on the claim and on its attributions. Times are epoch ms; `originIds` are source ids. */
export type Derived = DerivedWeights & {
  chains: DerivedChain[];
  chainText: string;
  chainCount: number;
  longestChain: number;
  linkCount: number;
  outletCount: number;
  documentCount: number;
  weakestLink: LinkState | null;
  certainty: Certainty | null;
  firstReported: number | null;
  firstPrecision: DatePrecision | null;
  lastReported: number | null;
  lastPrecision: DatePrecision | null;
  sourceIds: number[];
  originIds: number[];
  states: Map<number, LinkState>;
};

/** The part of `deriveClaim` that grades and owners decide. */
export function deriveWeights(graph: ClaimGraph): DerivedWeights {
  const assessment = assess(graph);
  return {
    originCount: assessment.independentOrigins,
    warnings: warningsOf(graph, assessment),
    suggestedConfidence: assessment.judgeable ? assessment.confidence : 'none',
    suggestedLikelihood: assessment.likelihood,
    credibility: assessment.credibility,
    belief: assessment.fused.b,
    disbelief: assessment.fused.d,
    uncertainty: assessment.fused.u,
    formulaVersion: assessment.formulaVersion,
  };
}

/** Everything derived from the graph of one claim. The order of its lists makes no difference. */
export function deriveClaim(graph: ClaimGraph): Derived {
  const utterances = new Map(graph.utterances.map((utterance) => [utterance.id, utterance]));
  const states = new Map(graph.attributions.map((link) => [link.id, stateOf(link, utterances.get(link.upstreamId))]));
  const { chains, total, longest } = chainsOf(graph);
  const nameOf = (utteranceId: number) => {
    const source = graph.sources.get(utterances.get(utteranceId)?.sourceId ?? 0);
    return source && source.kind !== 'unknown' ? source.name : UNKNOWN_ORIGIN;
  };
  const sourceIdsOf = (ids: readonly number[]) => sortedIds(ids.map((id) => utterances.get(id)?.sourceId ?? null));
  const sourceIds = sourceIdsOf([...utterances.keys()]);
  // A document that does not contain the claim does not report it.
  const standing = graph.utterances.filter(({ passage }) => passage !== 'not_there');
  const [first, last] = endsOf(standing);
  const observedCertainties = new Set(graph.utterances.filter(isObserved).map((utterance) => utterance.certainty));
  const foundStates = new Set(states.values());
  const risen = risenLinks(graph);
  return {
    chains: chains.slice(0, TABLE_CHAINS).map((chain) => readChain(chain, utterances, graph.sources, states, risen)),
    chainText: formatChains(chains.map((chain) => chain.hops.map((hop) => nameOf(hop.utteranceId)))),
    chainCount: total,
    longestChain: longest,
    linkCount: graph.attributions.length,
    outletCount: sourceIds.filter((id) => ['outlet', 'agency'].includes(graph.sources.get(id)?.kind ?? '')).length,
    documentCount: sortedIds(standing.map((utterance) => utterance.documentId)).length,
    weakestLink: wordsOf(linkStates).find((state) => foundStates.has(state)) ?? null,
    certainty: wordsOf(certainties).findLast((certainty) => observedCertainties.has(certainty)) ?? null,
    firstReported: first?.at ?? null,
    firstPrecision: first?.precision ?? null,
    lastReported: last?.at ?? null,
    lastPrecision: last?.precision ?? null,
    sourceIds,
    originIds: sourceIdsOf(originsOf(condense(graph)).flat()),
    states,
    ...deriveWeights(graph),
  };
}

/** The first and last date, in the order of `compareDates`. */
function endsOf(utterances: readonly GraphUtterance[]) {
  const dates = utterances.flatMap(({ reportedAt: at, reportedPrecision }) =>
    at === null ? [] : [{ at, precision: reportedPrecision ?? 'day' }],
  );
  dates.sort((a, b) => a.at - b.at || PRECISIONS.indexOf(a.precision) - PRECISIONS.indexOf(b.precision));
  return [dates[0], dates.at(-1)] as const;
}

function sortedIds(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids)].filter((id) => id !== null).sort((a, b) => a - b);
}

function readChain(
  chain: Chain,
  utterances: ReadonlyMap<number, GraphUtterance>,
  sources: ClaimGraph['sources'],
  states: ReadonlyMap<number, LinkState>,
  risen: ReadonlySet<number>,
): DerivedChain {
  const hops = chain.hops.flatMap(({ utteranceId, attributionId }): DerivedHop[] => {
    const utterance = utterances.get(utteranceId);
    const source = sources.get(utterance?.sourceId ?? 0);
    if (!utterance || !source) return [];
    const { id: u, stance, certainty } = utterance;
    const { id: s, name, slug, kind } = source;
    const link = states.get(attributionId ?? 0) ?? null;
    return [
      {
        u,
        s,
        name,
        slug,
        kind,
        observed: isObserved(utterance),
        stance,
        certainty,
        link,
        risen: risen.has(attributionId ?? 0),
      },
    ];
  });
  return { circular: chain.circular, hops };
}
