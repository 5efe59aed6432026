import type { Assessment } from '@/lib/assessments/confidence';
import { ENOUGH_CLUSTERS, TOLERANCE, uncertaintyLimits } from '@/lib/assessments/conventions';
import { type Remedy, strongestOrigin, TRIED_GRADE } from '@/lib/assessments/remedies';
import type { TieReason } from '@/lib/assessments/ties';
import { certainties, confidences, likelihoods } from '@/lib/vocabulary';
import type { ClaimDetail, UtteranceDetail } from './claim-detail';
import { inList, nameIn } from './in-words';

type Basis = Pick<ClaimDetail, 'utterances' | 'assessment'>;
type Origin = Assessment['origins'][number];

/** Why the suggested confidence is what it is, in one paragraph that needs no knowledge of the rule. */
export function whyThisConfidence(claim: Basis): string {
  const { assessment } = claim;
  const origin = strongestOrigin(assessment);
  const verdict = verdictInWords(assessment);
  if (!origin) return verdict;
  return [verdict, strengthInWords(claim, origin), ...weaknessInWords(claim, origin)].join(' ');
}

function verdictInWords({ judgeable, confidence, fused, kPlus, kMinus, contested }: Assessment): string {
  if (!judgeable)
    return 'The rule suggests nothing: too little of the claim can be traced to anything held here to name a likelihood.';
  if (confidence === 'high')
    return 'The rule suggests High confidence, because independent origins agree and little is left open.';
  if (confidence === 'low') return 'The rule suggests Low confidence, because more is left open than is known.';
  if (contested) return 'The rule suggests Moderate confidence, not High, because good sources stand on both sides.';
  if (Math.max(kPlus, kMinus) < ENOUGH_CLUSTERS)
    return 'The rule suggests Moderate confidence, not High, because no second, independent origin says the same.';
  return fused.u > uncertaintyLimits.high + TOLERANCE
    ? 'The rule suggests Moderate confidence, not High, because what the origins say reaches us too weakly.'
    : 'The rule suggests Moderate confidence.';
}

/** Where the strongest word comes from and how it reached us. */
function strengthInWords(claim: Basis, origin: Origin): string {
  const name = nameOf(claim, origin.utteranceId);
  const [, ...relays] = origin.path;
  const what = origin.stance === 'denies' ? 'denial' : 'word';
  const whose = `The strongest ${origin.stance === 'denies' ? 'voice against it' : 'support'} is the ${what} of ${name}`;
  if (relays.length === 0) return `${whose}, in a document held here.`;
  return `${whose}, known here only through ${inList(
    relays.map((step) => nameOf(claim, step.utteranceId)),
    4,
  )}.`;
}

/** What takes weight away, the path first, then the wording, then standing alone. */
function weaknessInWords(claim: Basis, origin: Origin): string[] {
  const steps = origin.path.filter((step, i) => i === 0 || step.sourceId !== origin.path[i - 1]?.sourceId);
  const ungraded = steps.filter(({ reliability }) => reliability === null || reliability === 'F');
  const poor = steps.filter(({ reliability }) => reliability !== null && ['C', 'D', 'E'].includes(reliability));
  const names = (list: typeof steps) =>
    inList(
      list.map((step) => nameOf(claim, step.utteranceId)),
      4,
    );
  const hands =
    steps.length > 1
      ? 'Each source that it passes through takes weight away'
      : 'A source passes on only as much weight as it is trusted with';
  const found: string[] = [];
  if (ungraded.length > 0)
    found.push(
      `${hands}: nobody has graded how reliable ${names(ungraded)} ${ungraded.length === 1 ? 'is, so it' : 'are, so each'} counts for half.`,
    );
  else if (steps.length > 1) found.push(`${hands}.`);
  if (poor.length > 0)
    found.push(
      `${inList(poor.map((step) => `${nameOf(claim, step.utteranceId)} has only the grade ${step.reliability}`))}.`,
    );
  if (origin.certainty !== 'asserted') {
    const where = origin.certaintyFrom === 'default' ? '' : ` by ${nameOf(claim, origin.certaintyFrom)}`;
    found.push(`It is put only as ${certainties[origin.certainty].label}${where}.`);
  }
  if (claim.assessment.independentOrigins === 1) found.push('No independent origin says the same.');
  return found;
}

/**
 * What could be done, and what would be suggested then: “If The Information’s own document were held here: Moderate,
 * likely.”
 */
export function remedyInWords(
  { kind, utteranceId, confidence, likelihood, credibility }: Remedy,
  claim: Basis,
): string {
  const name = nameOf(claim, utteranceId);
  const condition = {
    'hold-origin': `If the document of ${name} were held here and said so`,
    'grade-path': `If every source on the way that has no grade were graded ${TRIED_GRADE}, “usually reliable”`,
    'second-origin': `If a second, independent source graded ${TRIED_GRADE} said the same in a document held here`,
  }[kind];
  const verdict = [
    confidences[confidence].label,
    likelihood && likelihoods[likelihood].label,
    `credibility ${credibility}`,
  ];
  return `${condition}: ${verdict.filter(Boolean).join(', ')}.`;
}

const reasons: { readonly [K in TieReason]: string } = {
  source: 'same source',
  owner: 'same owner',
  document: 'same document',
  unnamed: 'unnamed sources count together',
  wording: 'texts share their wording',
  editor: 'an editor says so',
};

/** Why an origin counts as one with others: “with Reuters (same owner)”; empty where it stands alone. */
export function tiesInWords(origin: Origin, claim: Basis): string {
  const others = origin.ties.map(({ aId, bId, reason }) => ({ other: aId === origin.utteranceId ? bId : aId, reason }));
  const parts = others.map(({ other, reason }) => `${nameOf(claim, other)} (${reasons[reason]})`);
  return parts.length === 0 ? '' : `one with ${inList(parts)}`;
}

function nameOf({ utterances }: Basis, utteranceId: number): string {
  const found: UtteranceDetail | undefined = utterances.find(({ id }) => id === utteranceId);
  return found ? nameIn(found) : '–';
}
