import { type ClaimGraph, type GraphUtterance, isFallen, isObserved, liveOf } from '@/lib/assessments/claim-graph';
import type { Assessment } from '@/lib/assessments/confidence';
import { risenLinks } from '@/lib/assessments/rises';
import { condense, originsOf } from '@/lib/attributions/graph';
import { type Lineage, lineageOf, reachable } from '@/lib/attributions/lineage';
import { type Warning, warnings, wordsOf } from '@/lib/vocabulary';

const DOCUMENTS_FOR_SINGLE_ORIGIN = 3;

/** What a warning is based on. Fallen utterances take no part, except in `upstream-retracted`. */
type Case = {
  graph: ClaimGraph;
  live: ClaimGraph;
  lineage: Lineage;
  utterances: Map<number, GraphUtterance>;
  assessment: Assessment;
};

const tests: { readonly [K in Warning]: (it: Case) => boolean } = {
  'single-origin': ({ live, assessment }) => restingOnOne(live, assessment).length >= DOCUMENTS_FOR_SINGLE_ORIGIN,
  circular: ({ live, lineage, assessment }) => assessment.circular || returnsOf(live, lineage).length > 0,
  'unnamed-only': hasOnlyUnnamedOrigins,
  'certainty-inflated': ({ live, lineage }) => risenLinks(live, lineage).size > 0,
  'dead-end': ({ live }) => deadEnds(live).length > 0,
  'denial-omitted': isDenialOmitted,
  'upstream-retracted': restsOnRetraction,
  'near-duplicate': ({ live, lineage }) =>
    live.nearDuplicates.length > 0 && live.nearDuplicates.map(copyingIn(live, lineage)).includes('uncredited'),
  'said-twice': ({ live }) => saidTwice(live.utterances).length > 0,
  contested: ({ assessment }) => assessment.contested,
};

/** The warnings of a claim, in the order of the vocabulary. `assessment` is that of the same graph. */
export function warningsOf(graph: ClaimGraph, assessment: Assessment): Warning[] {
  const live = liveOf(graph);
  const utterances = new Map(live.utterances.map((utterance) => [utterance.id, utterance]));
  const it = { graph, live, lineage: lineageOf(live), utterances, assessment };
  return wordsOf(warnings).filter((warning) => tests[warning](it));
}

function documentsOf(utterances: readonly GraphUtterance[]): number[] {
  return [...new Set(utterances.filter(isObserved).map(({ documentId }) => documentId))];
}

/**
 * The documents, by id, that rest only on the one origin that counts; none if several count. The graph has no fallen
 * utterances.
 */
export function restingOnOne(
  live: ClaimGraph,
  { independentOrigins, origins }: Pick<Assessment, 'independentOrigins' | 'origins'>,
): number[] {
  if (independentOrigins !== 1) return [];
  const condensation = condense(live);
  const counted = new Set(origins.filter(({ cluster }) => cluster !== null).map(({ utteranceId }) => utteranceId));
  const others = originsOf(condensation).filter((ids) => !ids.some((id) => counted.has(id)));
  const onOne = reached(counted, condensation.lineage);
  const onOthers = reached(others.flat(), condensation.lineage);
  return documentsOf(live.utterances.filter(({ id }) => onOne.has(id) && !onOthers.has(id)));
}

const reached = (starts: Iterable<number>, lineage: Lineage) =>
  new Set([...starts, ...reachable(starts, lineage.down)]);

/**
 * Sources that credit, through others, what they said themselves in another utterance: the ids of both, downstream
 * first.
 */
export function returnsOf(
  live: ClaimGraph,
  lineage: Lineage = lineageOf(live),
): [downstreamId: number, upstreamId: number][] {
  const sourceOf = new Map(live.utterances.map(({ id, sourceId }) => [id, sourceId]));
  const bySource = new Map<number, number[]>();
  for (const { id, sourceId } of live.utterances) bySource.set(sourceId, [...(bySource.get(sourceId) ?? []), id]);
  return [...bySource].flatMap(([sourceId, ids]) => {
    const kind = live.sources.get(sourceId)?.kind;
    // “People familiar with the matter” at both ends need not be the same people.
    if (ids.length < 2 || kind === 'unnamed' || kind === 'unknown') return [];
    return ids.flatMap((id): [number, number][] => {
      const others = [...reachable([id], lineage.up)].filter((it) => sourceOf.get(it) !== sourceId);
      const through = reachable(others, lineage.up);
      return ids.filter((own) => own !== id && through.has(own)).map((own) => [id, own]);
    });
  });
}

/** Links to a stored document that a text credits, although the claim is not in it. */
export function deadEnds({
  utterances,
  attributions,
}: Pick<ClaimGraph, 'utterances' | 'attributions'>): ClaimGraph['attributions'] {
  const missing = new Set(utterances.filter((it) => it.documentId !== null && !isObserved(it)).map(({ id }) => id));
  return attributions.filter(({ upstreamId, read }) => read && missing.has(upstreamId));
}

/** Second-hand utterances beside ones with a document, of the same source and stance: each with these, by id. */
export function saidTwice(
  utterances: readonly Pick<GraphUtterance, 'id' | 'sourceId' | 'documentId' | 'stance' | 'passage'>[],
): { id: number; heldIds: number[] }[] {
  return utterances
    .filter(({ documentId }) => documentId === null)
    .flatMap(({ id, sourceId, stance }) => {
      const heldIds = utterances
        .filter((it) => it.sourceId === sourceId && it.stance === stance && isObserved(it))
        .map((it) => it.id);
      return heldIds.length > 0 ? [{ id, heldIds }] : [];
    });
}

/**
 * Everybody who affirms the claim is unnamed or, if nobody affirms it, everybody who denies it, whether or not a stored
 * document leads to them.
 */
function hasOnlyUnnamedOrigins({ assessment }: Case): boolean {
  const origins = assessment.origins.filter((origin) => origin.vacuous === null);
  const affirming = origins.filter((origin) => origin.stance === 'affirms');
  const side = affirming.length > 0 ? affirming : origins;
  return side.length > 0 && side.every((origin) => origin.kind === 'unnamed');
}

/**
 * A document carries a denial if an utterance in it denies the claim, or credits one that does: directly, or through
 * others known only from it, since none of theirs is stored. The warning: an observed affirming relay rests, through
 * any number of credits, on an utterance in a document that carries a denial, while its own document carries none,
 * although the denial is not later than the relay.
 */
function isDenialOmitted({ live, lineage, utterances }: Case): boolean {
  const denials = new Map(
    live.utterances.map((it) => [it.id, it.stance === 'denies' ? [it] : denialsBehind(it, lineage, utterances)]),
  );
  const carried = new Map<number, GraphUtterance[]>();
  for (const it of live.utterances)
    if (isObserved(it))
      carried.set(it.documentId, [...(carried.get(it.documentId) ?? []), ...(denials.get(it.id) ?? [])]);
  const carriedBy = (it: GraphUtterance) => (isObserved(it) ? (carried.get(it.documentId) ?? []) : []);
  return live.utterances.some((relay) => {
    if (relay.stance !== 'affirms' || !isObserved(relay) || carriedBy(relay).length > 0) return false;
    const above = [...reachable([relay.id], lineage.up)].flatMap((id) => utterances.get(id) ?? []);
    return above.some((it) => carriedBy(it).some((denial) => !isYounger(denial, it, relay)));
  });
}

/** Which deniers an utterance credits, directly or through others without a document. */
function denialsBehind(
  { id }: GraphUtterance,
  lineage: Lineage,
  utterances: ReadonlyMap<number, GraphUtterance>,
): GraphUtterance[] {
  const found = new Map<number, GraphUtterance>();
  const open = [...(lineage.up.get(id) ?? [])];
  const seen = new Set(open);
  for (const next of open) {
    const utterance = utterances.get(next);
    if (utterance?.stance === 'denies') found.set(next, utterance);
    else if (utterance && utterance.documentId === null)
      for (const further of lineage.up.get(next) ?? [])
        if (!seen.has(further)) {
          seen.add(further);
          open.push(further);
        }
  }
  return [...found.values()];
}

/** Whether a denial is known to be later than the relay: it was said later, or its document appeared later. */
function isYounger(denial: GraphUtterance, carrier: GraphUtterance, relay: GraphUtterance): boolean {
  const at = denial.reportedAt ?? carrier.reportedAt;
  return at !== null && relay.reportedAt !== null && at > relay.reportedAt;
}

/**
 * An observed utterance that carries weight has a retracted one upstream, at any distance, or is itself in a copy of a
 * retracted text.
 */
function restsOnRetraction({ graph }: Case): boolean {
  const fallen = graph.utterances.filter(isFallen).map((utterance) => utterance.id);
  if (fallen.length === 0) return false;
  const downstream = reachable(fallen, lineageOf(graph).down);
  return graph.utterances.some((it) => !it.retracted && isObserved(it) && (it.copied || downstream.has(it.id)));
}

/**
 * How two utterances relate whose documents share wording: `credited` if one leads to the other by credits, or they are
 * in one document.
 */
export type Copying = 'credited' | 'same-copy' | 'uncredited';

/**
 * Says of a pair of utterances how they relate; `same-copy` if both carry the words of one agency. The graph has no
 * fallen utterances.
 */
export function copyingIn(
  live: ClaimGraph,
  lineage: Lineage = lineageOf(live),
): (pair: readonly [number, number]) => Copying {
  const utterances = new Map(live.utterances.map((utterance) => [utterance.id, utterance]));
  const known = new Map<number, Set<number>>();
  const upstreamOf = (id: number) => {
    const above = known.get(id) ?? reachable([id], lineage.up);
    known.set(id, above);
    return above;
  };
  const agenciesOf = (id: number) =>
    new Set(
      [...upstreamOf(id)].flatMap((above) => {
        const sourceId = utterances.get(above)?.sourceId ?? 0;
        return live.sources.get(sourceId)?.kind === 'agency' ? [sourceId] : [];
      }),
    );
  return ([a, b]) => {
    const [one, other] = [utterances.get(a), utterances.get(b)];
    if (!one || !other || one.documentId === other.documentId) return 'credited';
    if (upstreamOf(a).has(b) || upstreamOf(b).has(a)) return 'credited';
    const others = agenciesOf(b);
    return [...agenciesOf(a)].some((agency) => others.has(agency)) ? 'same-copy' : 'uncredited';
  };
}
