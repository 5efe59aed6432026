import type { Certainty, Likelihood, Reliability } from '@/lib/vocabulary';

/** Stored with every suggestion. Raise it whenever a number here, a step of docs/confidence.md or a warning changes. */
export const FORMULA_VERSION = 2;

/** What this version changed, for the history of an installation that had an earlier one. */
export const WHAT_CHANGED: { readonly [V in typeof FORMULA_VERSION]: string } = {
  2: 'A link is verified only where a text gives the credit and the credited document is held with its passage marked. A document in which the claim is not gives no weight, and neither does a copy of a retracted text. Texts that stand in others count as copies.',
};

/** Added to a value before a cut-off applies, so that .5500000000000001 is still “≤ .55”. */
export const TOLERANCE = 1e-9;

export const BASE_RATE = 0.5;

/** Trust in a source by its grade. Like all numbers here, these are conventions of Whence, not of a standard. */
export const trustOfGrade: { readonly [K in Reliability]: number } = {
  A: 0.95,
  B: 0.75,
  C: 0.5,
  D: 0.25,
  E: 0.05,
  F: 0.5,
};

export const UNGRADED: Reliability = 'F';

/** What a certainty counts for. */
export const weightOfCertainty: { readonly [K in Certainty]: number } = {
  asserted: 0.9,
  probable: 0.7,
  possible: 0.5,
  rumoured: 0.3,
};

export const DEFAULT_CERTAINTY: Certainty = 'asserted';

/**
 * The projected probability up to which each word applies. `inclusive`: the limit itself belongs to the word (ICD 203).
 */
export const likelihoodLimits: readonly { word: Likelihood; limit: number; inclusive: boolean }[] = [
  { word: 'almost_no_chance', limit: 0.05, inclusive: false },
  { word: 'very_unlikely', limit: 0.2, inclusive: false },
  { word: 'unlikely', limit: 0.45, inclusive: false },
  { word: 'roughly_even_chance', limit: 0.55, inclusive: true },
  { word: 'likely', limit: 0.8, inclusive: true },
  { word: 'very_likely', limit: 0.95, inclusive: true },
  { word: 'almost_certain', limit: 1, inclusive: true },
];

/**
 * The projected probability from which each credibility applies. Credibility 1 also requires `ENOUGH_CLUSTERS` in
 * favour and none against.
 */
export const credibilityLimits: readonly { credibility: number; limit: number }[] = [
  { credibility: 1, limit: 0.8 },
  { credibility: 2, limit: 0.6 },
  { credibility: 3, limit: 0.4 },
  { credibility: 4, limit: 0.2 },
  { credibility: 5, limit: 0 },
];

export const CANNOT_BE_JUDGED = 6;
export const ENOUGH_CLUSTERS = 2;
/** Uncertainty above which nothing can be judged, and up to which confidence is Moderate or High. */
export const uncertaintyLimits = { judgeable: 0.9, moderate: 0.5, high: 0.2 } as const;
/** Belief and disbelief from which a claim is contested. */
export const CONTESTED_FROM = 0.1;

/**
 * Texts are compared by runs of this many words. They share their wording from this Jaccard on, or when the longer one
 * contains this share of the shorter one's runs, and at least this many of them.
 */
export const SHINGLE_WORDS = 5;
export const SAME_WORDING_FROM = 0.8;
export const CONTAINED_AT_LEAST = 40;
