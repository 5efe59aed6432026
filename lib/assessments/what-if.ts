import { type ClaimGraph, type GraphUtterance, isFallen } from '@/lib/assessments/claim-graph';
import { type Assessment, assess } from '@/lib/assessments/confidence';
import { CANNOT_BE_JUDGED, TOLERANCE } from '@/lib/assessments/conventions';
import { verdictOf } from '@/lib/assessments/remedies';
import { warningsOf } from '@/lib/assessments/warnings';
import {
  type Confidence,
  confidences,
  type Likelihood,
  likelihoods,
  type Warning,
  type WhatIfVerdict,
  whatIfVerdicts,
  wordsOf,
} from '@/lib/vocabulary';

/**
 * What is assumed to be retracted: everything a source said, with `owned` also everything said by those below it in the
 * ownership tree; or one document, with those that share its wording (`copies`, by id).
 */
export type Removal = { sourceId: number; owned?: boolean } | { documentId: number; copies?: readonly number[] };

/** What the rule suggests, and on how many independent origins. */
export type Standing = { confidence: Confidence; likelihood: Likelihood | null; credibility: number; origins: number };

/**
 * What would happen to one claim. The origins that counted before, each by the id of its source: `fallen` would be
 * taken away, `cut` would no longer be reached from any document, `weaker` and `stronger` would count for less or more;
 * `denying` are those of them that deny the claim. `part`: whether the claim holds anything that would be taken away
 * and is not already retracted. `gained`: new warnings.
 */
export type WhatIf = {
  verdict: WhatIfVerdict;
  before: Standing;
  after: Standing;
  part: boolean;
  fallen: number[];
  cut: number[];
  weaker: number[];
  stronger: number[];
  denying: number[];
  gained: Warning[];
};

const nothingLost: Pick<WhatIf, 'fallen' | 'cut' | 'weaker' | 'stronger' | 'denying' | 'gained'> = {
  fallen: [],
  cut: [],
  weaker: [],
  stronger: [],
  denying: [],
  gained: [],
};

/** What would happen to one claim, in short: enough to count and sort. */
export type Change = Pick<WhatIf, 'verdict' | 'before' | 'after'>;

/** The suggestion for a claim without what is taken away, and why. The given graph is not modified. */
export function whatIf(graph: ClaimGraph, removal: Removal): WhatIf {
  const before = assess(graph);
  const now = standingOf(before);
  const taken = takenBy(graph, removal);
  if (taken.size === 0) return { verdict: 'same', before: now, after: now, part: false, ...nothingLost };
  const without = graphWithout(graph, taken);
  const after = assess(without);
  const then = standingOf(after);
  const warned = warningsOf(graph, before);
  const gained = warningsOf(without, after).filter((warning) => !warned.includes(warning));
  return {
    verdict: whatIfVerdict(now, then),
    before: now,
    after: then,
    part: true,
    ...originsLost(before, after, taken),
    gained,
  };
}

/** The short answer of `whatIf` if the claim's present state is known: a third of the work, for thousands of claims. */
export function changeIf(graph: ClaimGraph, removal: Removal, before: Standing): Change {
  const taken = takenBy(graph, removal);
  if (taken.size === 0) return { verdict: 'same', before, after: before };
  const after = standingOf(assess(graphWithout(graph, taken)));
  return { verdict: whatIfVerdict(before, after), before, after };
}

/**
 * What a claim's change from one standing to another comes to.
 * - `falls`: an origin counted before and none does afterwards; or it could be judged before and cannot be afterwards
 * (credibility 6).
 * - `drops`: else, the confidence is a lower word, or the likelihood has moved towards even chance or across it, or
 * the credibility is worse.
 * - `rises`: else, at least one of the three is another, which then is better: as when a denial falls away.
 * - `same`: all three are as they were, however many origins are left.
 */
export function whatIfVerdict(before: Standing, after: Standing): WhatIfVerdict {
  if (before.origins > 0 && after.origins === 0) return 'falls';
  if (before.credibility !== CANNOT_BE_JUDGED && after.credibility === CANNOT_BE_JUDGED) return 'falls';
  const confidence = rankOf(confidences, after.confidence) - rankOf(confidences, before.confidence);
  if (confidence < 0 || after.credibility > before.credibility || hasWeakened(before.likelihood, after.likelihood))
    return 'drops';
  const isAsBefore =
    confidence === 0 && after.credibility === before.credibility && after.likelihood === before.likelihood;
  return isAsBefore ? 'same' : 'rises';
}

/** The order of a list of claims: what falls, drops, rises, stays; within each, what was highest and lost most. */
export function worstFirst(one: Change, other: Change): number {
  return (
    rankOf(whatIfVerdicts, one.verdict) - rankOf(whatIfVerdicts, other.verdict) ||
    rankOf(confidences, other.before.confidence) - rankOf(confidences, one.before.confidence) ||
    one.before.credibility - other.before.credibility ||
    one.after.origins - one.before.origins - (other.after.origins - other.before.origins)
  );
}

const rankOf = <T extends string>(
  words: { readonly [K in T]: { readonly label: string; readonly help: string } },
  word: T,
) => wordsOf(words).indexOf(word);

/** How far a likelihood is from even chance: negative for unlikely, positive for likely, 0 also for none. */
const leaningOf = (likelihood: Likelihood | null) =>
  likelihood === null ? 0 : rankOf(likelihoods, likelihood) - rankOf(likelihoods, 'roughly_even_chance');

function hasWeakened(before: Likelihood | null, after: Likelihood | null): boolean {
  const [was, is] = [leaningOf(before), leaningOf(after)];
  return was !== 0 && (Math.sign(was) !== Math.sign(is) || Math.abs(is) < Math.abs(was));
}

const standingOf = (assessment: Assessment): Standing => ({
  ...verdictOf(assessment),
  origins: assessment.independentOrigins,
});

/** The ids of the utterances that would newly be retracted. */
function takenBy({ utterances, sources }: ClaimGraph, removal: Removal): Set<number> {
  const taken = utterances.filter((it) => !isFallen(it) && isTaken(it, sources, removal));
  return new Set(taken.map(({ id }) => id));
}

function isTaken({ documentId, sourceId }: GraphUtterance, sources: ClaimGraph['sources'], removal: Removal): boolean {
  if ('documentId' in removal)
    return documentId !== null && (documentId === removal.documentId || (removal.copies ?? []).includes(documentId));
  if (!removal.owned) return sourceId === removal.sourceId;
  const seen = new Set<number>();
  for (let id: number | null = sourceId; id !== null && !seen.has(id); id = sources.get(id)?.ownerId ?? null) {
    if (id === removal.sourceId) return true;
    seen.add(id);
  }
  return false;
}

const graphWithout = (graph: ClaimGraph, taken: ReadonlySet<number>): ClaimGraph => ({
  ...graph,
  utterances: graph.utterances.map((it) => (taken.has(it.id) ? { ...it, retracted: true } : it)),
});

function originsLost(
  before: Assessment,
  after: Assessment,
  taken: ReadonlySet<number>,
): Omit<typeof nothingLost, 'gained'> {
  const left = new Map(after.origins.map((origin) => [origin.utteranceId, origin]));
  const counted = before.origins.filter((origin) => origin.cluster !== null);
  const fateOf = ({ utteranceId, opinion }: Assessment['origins'][number]) => {
    if (taken.has(utteranceId)) return 'fallen';
    const then = left.get(utteranceId);
    if (!then || then.cluster === null) return 'cut';
    if (Math.abs(then.opinion.u - opinion.u) <= TOLERANCE) return null;
    return then.opinion.u > opinion.u ? 'weaker' : 'stronger';
  };
  const sourcesOf = (fits: (origin: Assessment['origins'][number]) => boolean) => [
    ...new Set(counted.filter(fits).map((origin) => origin.sourceId)),
  ];
  return {
    fallen: sourcesOf((origin) => fateOf(origin) === 'fallen'),
    cut: sourcesOf((origin) => fateOf(origin) === 'cut'),
    weaker: sourcesOf((origin) => fateOf(origin) === 'weaker'),
    stronger: sourcesOf((origin) => fateOf(origin) === 'stronger'),
    denying: sourcesOf((origin) => origin.stance === 'denies' && fateOf(origin) !== null),
  };
}
