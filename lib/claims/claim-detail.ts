import type { Assessment } from '@/lib/assessments/confidence';
import type { Remedy } from '@/lib/assessments/remedies';
import type { Suggestion } from '@/lib/assessments/suggestion';
import type { Copying } from '@/lib/assessments/warnings';
import type { DatePrecision } from '@/lib/format/date';
import type {
  Certainty,
  ClaimStatus,
  Confidence,
  DocumentState,
  Likelihood,
  LinkState,
  Passage,
  Reliability,
  SourceKind,
  Stance,
  Warning,
} from '@/lib/vocabulary';
import type { ExcerptPart } from './excerpt';
import type { ChainStrip } from './table';

export type SourceDetail = {
  id: number;
  name: string;
  slug: string;
  kind: SourceKind;
  reliability: Reliability | null;
  owner: string | null;
};
export type DocumentDetail = {
  id: number;
  title: string;
  url: string | null;
  publisher: string;
  publishedAt: string | null;
  precision: DatePrecision;
  note: string;
  state: DocumentState;
  /** A retracted document whose wording its text shares. */
  copyOf: { id: number; title: string } | null;
};

/**
 * One source putting the claim. `document` null: known only second-hand. `reportedAt`: when it was said, else when
 * the document was published.
 */
export type UtteranceDetail = {
  id: number;
  source: SourceDetail;
  document: DocumentDetail | null;
  stance: Stance;
  certainty: Certainty | null;
  passage: Passage | null;
  passageText: string | null;
  reportedAt: string | null;
  reportedPrecision: DatePrecision;
  /** What is known of the date beyond that, such as “circa 2024”. */
  reportedNote: string;
};

/** One place in which an attribution was read; without a document, an editor recorded the cue. */
export type ReadingDetail = {
  id: number;
  cue: string;
  document: { id: number; title: string; publisher: string } | null;
  excerpt: ExcerptPart[];
};

/**
 * `read`: a text, or a cue that an editor recorded, shows it. `risen`: the downstream utterance is observed and surer
 * than all that it credits.
 */
export type AttributionDetail = {
  id: number;
  downstreamId: number;
  upstreamId: number;
  state: LinkState;
  verbatim: boolean;
  note: string;
  read: boolean;
  risen: boolean;
  readings: ReadingDetail[];
};

/**
 * Two utterances, by their ids, whose documents share wording. `share`: how much of it they have in common, from .8
 * to 1; of a text that stands in another (`within`: the one with the longer text) how much of it stands there.
 */
export type SharedWording = { aId: number; bId: number; share: number; within: number | null; copying: Copying };

export type JudgementDetail = {
  id: number;
  confidence: Confidence;
  likelihood: Likelihood | null;
  status: ClaimStatus;
  reason: string;
  author: string;
  judgedAt: string;
  /** The statement of another claim that was judged, and then merged into this one. */
  of: string | null;
  /** What the rule suggested then, where it suggests something else now. */
  moved: Suggestion | null;
};

/** One claim with everything its page shows, as plain data; dates in ISO 8601. */
export type ClaimDetail = {
  id: number;
  slug: string;
  statement: string;
  version: number;
  /** The claims that were merged into this one. */
  mergedStatements: string[];
  status: ClaimStatus;
  topics: { name: string; slug: string }[];
  /** What the rule says now, whatever editors judged. */
  suggested: Suggestion;
  /** The latest judgement of an editor, which comes before what is suggested. */
  judged: JudgementDetail | null;
  warnings: Warning[];
  outlets: number;
  chainCount: number;
  utterances: UtteranceDetail[];
  attributions: AttributionDetail[];
  /** At most CHAIN_LIMIT of them. */
  chains: ChainStrip[];
  judgements: JudgementDetail[];
  assessment: Assessment;
  remedies: Remedy[];
  /** Copies of which neither credits the other, not even through others. */
  sharedWording: SharedWording[];
};
