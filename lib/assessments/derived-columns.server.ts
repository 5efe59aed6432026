import type { Derived, DerivedWeights } from '@/lib/assessments/derive';
import { judgementState, storedSuggestion } from '@/lib/assessments/suggestion';
import type { Stored } from './load.server';
import { foldedChains, type Searched, searchedOf } from './searched';

/** Where each derived value is stored, with its type in the database. */
export const derivedColumns = {
  /** The values that grades and owners decide. */
  weights: {
    claim: {
      suggested_confidence: 'confidence',
      suggested_likelihood: 'likelihood',
      belief: 'float8',
      disbelief: 'float8',
      uncertainty: 'float8',
      formula_version: 'int',
    },
    facts: {
      confidence: 'confidence',
      likelihood: 'likelihood',
      suggested_confidence: 'confidence',
      suggested_likelihood: 'likelihood',
      judgement: 'judgement_state',
      credibility: 'smallint',
      origin_count: 'int',
      warnings: 'text[]',
    },
  },
  claim: {
    chains: 'jsonb',
    chain_text: 'text',
    topic_text: 'text',
    judged_confidence: 'confidence',
    judged_likelihood: 'likelihood',
  },
  facts: {
    certainty: 'certainty',
    weakest_link: 'link_state',
    chain_count: 'int',
    longest_chain: 'int',
    link_count: 'int',
    outlet_count: 'int',
    document_count: 'int',
    first_reported: 'timestamptz',
    first_precision: 'date_precision',
    last_reported: 'timestamptz',
    last_precision: 'date_precision',
    source_ids: 'int[]',
    origin_ids: 'int[]',
    topic_ids: 'int[]',
    chain_key: 'text',
    topic_key: 'text',
  },
} as const;

/** The number of characters of a text that are kept for sorting. */
export const KEY = { statement: 100, chain: 80, topic: 60 } as const;

type Weights = typeof derivedColumns.weights;
/** A row for each claim, with its values by column. A deleted claim has no facts. */
export type WeightsRow = { id: number } & Record<keyof Weights['claim'] | keyof Weights['facts'], unknown>;
export type WholeRow = WeightsRow & { deleted: boolean } & Record<
    keyof (typeof derivedColumns)['claim'] | keyof (typeof derivedColumns)['facts'],
    unknown
  > &
  Searched;

/** All derived values of a claim, by column. */
export function rowOf(claim: Stored, derived: Derived): WholeRow {
  const searched = searchedOf(claim.statementKey, derived.chainText, claim.notes);
  const topicText = claim.topics.map((topic) => topic.name).join('; ');
  const date = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    deleted: claim.deleted,
    chains: derived.chains,
    chain_text: derived.chainText,
    chain_count: derived.chainCount,
    longest_chain: derived.longestChain,
    link_count: derived.linkCount,
    outlet_count: derived.outletCount,
    document_count: derived.documentCount,
    weakest_link: derived.weakestLink,
    certainty: derived.certainty,
    first_reported: date(derived.firstReported),
    first_precision: derived.firstPrecision,
    last_reported: date(derived.lastReported),
    last_precision: derived.lastPrecision,
    source_ids: derived.sourceIds,
    origin_ids: derived.originIds,
    topic_ids: claim.topics.map((topic) => topic.id).sort((a, b) => a - b),
    topic_text: topicText,
    topic_key: beginning(claim.topics.map((topic) => topic.nameKey).join('; '), KEY.topic),
    chain_key: beginning(foldedChains(searched, claim.statementKey), KEY.chain),
    ...searched,
    judged_confidence: claim.judgement?.confidence ?? null,
    judged_likelihood: claim.judgement?.likelihood ?? null,
    ...weightsOf(claim, derived),
  };
}

const beginning = (text: string, length: number) => [...text.slice(0, 2 * length)].slice(0, length).join('');

/** Those that grades and owners decide. */
export function weightsOf({ id, judgement }: Stored, derived: DerivedWeights): WeightsRow {
  const { suggestedConfidence: confidence, suggestedLikelihood: likelihood, credibility } = derived;
  return {
    id,
    suggested_confidence: confidence,
    suggested_likelihood: likelihood,
    credibility,
    belief: derived.belief,
    disbelief: derived.disbelief,
    uncertainty: derived.uncertainty,
    formula_version: derived.formulaVersion,
    origin_count: derived.originCount,
    warnings: derived.warnings,
    judgement: judgementState(judgement !== null, storedSuggestion(judgement?.suggestion), {
      confidence,
      likelihood,
      credibility,
    }),
    confidence: judgement?.confidence ?? confidence,
    likelihood: judgement ? judgement.likelihood : likelihood,
  };
}
