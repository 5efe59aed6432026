/**
 * Every closed list of words in Whence, in sort order, with the label shown on screen and one plain sentence.
 * The order is that of the enums in prisma/schema.prisma; a test compares the two.
 */
type Words<T extends string> = { readonly [K in T]: { readonly label: string; readonly help: string } };

export const sourceKinds = {
  outlet: { label: 'outlet', help: 'A newspaper, site, broadcaster or newsletter.' },
  agency: { label: 'agency', help: 'A news agency whose reports others carry.' },
  organization: { label: 'organization', help: 'A company, authority or other body.' },
  person: { label: 'person', help: 'A named person.' },
  unnamed: { label: 'unnamed', help: 'Someone a report quotes without giving the name.' },
  unknown: { label: 'unknown', help: 'Nobody recorded where it came from.' },
} as const satisfies Words<string>;

export const documentKinds = {
  article: { label: 'article', help: 'A news article or feature.' },
  post: { label: 'post', help: 'A post on a social network or blog.' },
  filing: { label: 'filing', help: 'A document filed with an authority or court.' },
  transcript: { label: 'transcript', help: 'The written record of something spoken.' },
  interview: { label: 'interview', help: 'An interview or the notes of one.' },
  report: { label: 'report', help: 'A study, paper or official report.' },
  other: { label: 'other', help: 'Anything else.' },
} as const satisfies Words<string>;

export const documentStates = {
  live: { label: 'live', help: 'Stands as published.' },
  corrected: { label: 'corrected', help: 'Its publisher has corrected it.' },
  retracted: { label: 'retracted', help: 'Its publisher has taken it back: it carries no weight.' },
} as const satisfies Words<string>;

export const captureWays = {
  fetched: { label: 'fetched', help: 'Whence asked the site for it.' },
  sent: {
    label: 'sent from a browser',
    help: 'A page that a browser sent, under the address that its sender gave. Whence did not ask the site.',
  },
  file: { label: 'file', help: 'A file that somebody brought in.' },
} as const satisfies Words<string>;

export const stances = {
  affirms: { label: 'affirms', help: 'Says that the claim is so.' },
  denies: { label: 'denies', help: 'Says that the claim is not so.' },
  questions: { label: 'questions', help: 'Raises doubt without saying yes or no.' },
} as const satisfies Words<string>;

export const certainties = {
  rumoured: { label: 'rumoured', help: 'Passed on as hearsay: “is said to”.' },
  possible: { label: 'possible', help: 'Put as a possibility: “may”, “could”.' },
  probable: { label: 'probable', help: 'Put as likely: “is expected to”.' },
  asserted: { label: 'asserted', help: 'Stated as a fact.' },
} as const satisfies Words<string>;

export const passages = {
  marked: { label: 'marked', help: 'The passage is marked in the stored text.' },
  not_yet_looked_for: { label: 'not yet looked for', help: 'Nobody has looked for the passage in this document.' },
  not_there: { label: 'not there', help: 'Someone read the document: the claim is not in it.' },
} as const satisfies Words<string>;

export const linkStates = {
  assumed: { label: 'assumed', help: 'An editor inferred it; no text says so.' },
  reported: {
    label: 'reported',
    help: 'A text gives the credit; what it credits is not held here, or not found in it yet.',
  },
  verified: {
    label: 'verified',
    help: 'A text gives the credit, and the credited document is held with its passage marked.',
  },
} as const satisfies Words<string>;

/** What somebody found who looked where a source says something. */
export const traceFindings = {
  not_in_there: { label: 'not in there', help: 'Somebody read it, and the claim is not in it.' },
  behind_paywall: { label: 'behind a paywall', help: 'The text could not be read without paying or signing in.' },
  gone: { label: 'gone', help: 'Nothing is to be found there any more.' },
  names_nobody: { label: 'names nobody', help: 'Somebody read it, and it credits nobody: it is an origin.' },
} as const satisfies Words<string>;
export type TraceFinding = keyof typeof traceFindings;

export const tagStates = {
  marked: { label: 'marked', help: 'Marked in the text; no chain has been made of it yet.' },
  entered: { label: 'entered', help: 'Its chain stands in the record.' },
  rejected: { label: 'rejected', help: 'Proposed and refused: it is not proposed again.' },
} as const satisfies Words<string>;

export const claimStatuses = {
  unverified: { label: 'unverified', help: 'Nobody has established whether it is so.' },
  corroborated: { label: 'corroborated', help: 'Independent origins say the same.' },
  confirmed: { label: 'confirmed', help: 'Established as true.' },
  disputed: { label: 'disputed', help: 'Sources contradict each other.' },
  refuted: { label: 'refuted', help: 'Established as false.' },
  retracted: { label: 'retracted', help: 'Those who said it have taken it back.' },
} as const satisfies Words<string>;

export const confidences = {
  none: { label: 'cannot be judged', help: 'There is too little to go on.' },
  low: { label: 'Low', help: 'The basis is thin or its links are weak.' },
  moderate: { label: 'Moderate', help: 'The basis is credible but not enough for more.' },
  high: { label: 'High', help: 'Good sources, independent of each other.' },
} as const satisfies Words<string>;

export const likelihoods = {
  almost_no_chance: { label: 'almost no chance', help: 'Below 5 %.' },
  very_unlikely: { label: 'very unlikely', help: '5 to 20 %.' },
  unlikely: { label: 'unlikely', help: '20 to 45 %.' },
  roughly_even_chance: { label: 'roughly even chance', help: '45 to 55 %.' },
  likely: { label: 'likely', help: '55 to 80 %.' },
  very_likely: { label: 'very likely', help: '80 to 95 %.' },
  almost_certain: { label: 'almost certain', help: 'Above 95 %.' },
} as const satisfies Words<string>;

/** NATO AJP-2.1, credibility of information. */
export const credibilities = {
  1: { label: '1', help: 'Confirmed by other sources.' },
  2: { label: '2', help: 'Probably true.' },
  3: { label: '3', help: 'Possibly true.' },
  4: { label: '4', help: 'Doubtful.' },
  5: { label: '5', help: 'Improbable.' },
  6: { label: '6', help: 'Truth cannot be judged.' },
} as const satisfies Words<string>;

/** What would become of a claim if a source or document fell, worst first. */
export const whatIfVerdicts = {
  falls: { label: 'would fall', help: 'Nothing that counts would be left, or too little to judge it by.' },
  drops: {
    label: 'would drop',
    help: 'Its confidence would be lower, its likelihood nearer to even chance or beyond it, or its credibility worse.',
  },
  rises: { label: 'would rise', help: 'It would stand better, as when a denial falls away.' },
  same: { label: 'would stay', help: 'Confidence, likelihood and credibility would be as they are.' },
} as const satisfies Words<string>;

export const judgementStates = {
  none: { label: 'not judged', help: 'No editor has judged it yet.' },
  current: { label: 'judged', help: 'An editor has judged it, and the suggestion is as it was then.' },
  outdated: { label: 'may be out of date', help: 'The suggestion has changed since an editor judged the claim.' },
} as const satisfies Words<string>;

export const warnings = {
  'single-origin': { label: 'single origin', help: 'Three or more documents rest on one origin.' },
  circular: { label: 'circular reporting', help: 'Sources credit each other in a circle.' },
  'unnamed-only': { label: 'unnamed only', help: 'Only unnamed sources say so first-hand.' },
  'certainty-inflated': {
    label: 'surer than its source',
    help: 'A relay puts it more surely than everything it relays.',
  },
  'dead-end': { label: 'dead end', help: 'The credited document is held, and the claim is not in it.' },
  'denial-omitted': {
    label: 'denial left out',
    help: 'A document relays the claim but not the denial that its own source carried.',
  },
  'upstream-retracted': {
    label: 'rests on a retraction',
    help: 'A document further up the chain, or one that it copies, has been retracted.',
  },
  'near-duplicate': { label: 'same wording', help: 'Documents share wording without crediting each other.' },
  'said-twice': {
    label: 'said twice',
    help: 'A source is known second-hand, beside a document of its own that is held.',
  },
  contested: { label: 'contested', help: 'Good sources stand on both sides.' },
} as const satisfies Words<string>;

export const reliabilities = {
  A: { label: 'A', help: 'Completely reliable.' },
  B: { label: 'B', help: 'Usually reliable.' },
  C: { label: 'C', help: 'Fairly reliable.' },
  D: { label: 'D', help: 'Not usually reliable.' },
  E: { label: 'E', help: 'Unreliable.' },
  F: { label: 'F', help: 'Reliability cannot be judged.' },
} as const satisfies Words<string>;

export type SourceKind = keyof typeof sourceKinds;
export type DocumentKind = keyof typeof documentKinds;
export type DocumentState = keyof typeof documentStates;
export type CaptureWay = keyof typeof captureWays;
export type Stance = keyof typeof stances;
export type Certainty = keyof typeof certainties;
export type Passage = keyof typeof passages;
export type TagState = keyof typeof tagStates;
export type LinkState = keyof typeof linkStates;
export type ClaimStatus = keyof typeof claimStatuses;
export type Confidence = keyof typeof confidences;
export type Likelihood = keyof typeof likelihoods;
export type WhatIfVerdict = keyof typeof whatIfVerdicts;
export type JudgementState = keyof typeof judgementStates;
export type Warning = keyof typeof warnings;
export type Reliability = keyof typeof reliabilities;

/** The words of a list in their order, typed, for zod enums and menus. */
export function wordsOf<T extends string>(list: Readonly<Partial<Record<T, unknown>>>): [T, ...T[]] {
  return Object.keys(list) as [T, ...T[]];
}

/** The words of a list, each with a value. */
export const mapWords = <T extends string, V>(
  list: Readonly<Record<T, unknown>>,
  value: (word: T) => V,
): Record<T, V> => Object.fromEntries(wordsOf(list).map((word) => [word, value(word)])) as Record<T, V>;

/** The word of a list that a text is; undefined for any other text. */
export const wordIn = <T extends string>(list: Readonly<Partial<Record<T, unknown>>>, text: unknown): T | undefined =>
  wordsOf(list).find((word) => word === text);

/** What a grade of credibility means. */
export function credibilityHelp(grade: number): string {
  const known: Readonly<Record<number, { readonly help: string } | undefined>> = credibilities;
  return known[grade]?.help ?? '';
}
