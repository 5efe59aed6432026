import { type DerivedWeights, deriveClaim, deriveWeights } from '@/lib/assessments/derive';
import { judgementState, storedSuggestion } from '@/lib/assessments/suggestion';
import type { LinkState } from '@/lib/words';
import { Prisma } from '@/prisma/generated/client';
import { loadClaims, loadSources, type Stored } from './load';

const { sql, raw } = Prisma;
type Runner = Pick<Prisma.TransactionClient, '$queryRaw' | '$executeRaw'>;

/** Every derived value, where it is stored, with its type in the database. */
const derivedColumns = {
  /** What grades and owners decide. */
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
    last_reported: 'timestamptz',
    source_ids: 'int[]',
    origin_ids: 'int[]',
    topic_ids: 'int[]',
    chain_key: 'text',
    topic_key: 'text',
  },
} as const;

/** How much of a text is kept to sort by. */
const KEY = { statement: 100, chain: 80, topic: 60 } as const;
/** The facts that do not come from the chains. */
const ownFacts = ['status', 'statement_key', 'topic_key', 'topic_ids', 'confidence', 'likelihood', 'judgement'] as const;
/** How much of the chains is searched. */
const SEARCHED = 20_000;

/**
 * Computes again what is derived for these claims and stores what differs, inside the caller's transaction.
 * @returns the ids of the claims whose stored values were not what they are now.
 */
export async function recompute(tx: Runner, claimIds: readonly number[]): Promise<number[]> {
  if (claimIds.length === 0) return [];
  const { claims, sources } = await loadBasis(tx, claimIds);
  const rows: Record<string, unknown>[] = [];
  const states: { id: number; state: LinkState }[] = [];
  for (const claim of claims) {
    const derived = deriveClaim({ ...claim, sources });
    rows.push(rowOf(claim, derived));
    for (const { id, state } of claim.attributions) {
      const now = derived.states.get(id);
      if (now && now !== state) states.push({ id, state: now });
    }
  }
  if (states.length > 0) {
    await tx.$executeRaw`UPDATE attribution a SET state = d.state FROM jsonb_to_recordset(${JSON.stringify(states)}::jsonb) AS d(id int, state link_state) WHERE a.id = d.id`;
  }
  const onClaim = { ...derivedColumns.claim, ...derivedColumns.weights.claim };
  const changed = [await storeOnClaims(tx, rows, onClaim), await storeFacts(tx, claimIds, rows), await storeSearch(tx, claimIds)];
  const moved = new Set(states.map(({ id }) => id));
  return [
    ...new Set([
      ...changed.flatMap((part) => part.map((row) => row.id)),
      ...claims.filter((claim) => claim.attributions.some(({ id }) => moved.has(id))).map((claim) => claim.id),
    ]),
  ];
}

/**
 * The same for claims of which nothing changed but the grades and owners of their sources and the states of their documents: the chains stay as they
 * are, and neither they nor their words are written again.
 * @returns the ids of the claims whose stored values were not what they are now.
 */
export async function recomputeWeights(tx: Runner, claimIds: readonly number[]): Promise<number[]> {
  if (claimIds.length === 0) return [];
  const { claim: onClaim, facts } = derivedColumns.weights;
  const { claims, sources } = await loadBasis(tx, claimIds);
  const rows = claims.map((claim) => ({ id: claim.id, ...weightsOf(claim, deriveWeights({ ...claim, sources })) }));
  const names = listOf(Object.keys(facts));
  const changed = [
    await storeOnClaims(tx, rows, onClaim),
    await tx.$queryRaw<Changed>(
      sql`UPDATE claim_facts f SET (${names}) = ROW(${listOf(Object.keys(facts), 'd.')}) FROM ${recordsOf(rows, facts)}
        WHERE f.id = d.id AND ROW(${listOf(Object.keys(facts), 'f.')}) IS DISTINCT FROM ROW(${listOf(Object.keys(facts), 'd.')}) RETURNING f.id`,
    ),
  ];
  return [...new Set(changed.flatMap((part) => part.map((row) => row.id)))];
}

/**
 * The same for claims of which nothing changed but statement, status, topics, judgements or being deleted: what comes from their chains stays as it is.
 * @returns the ids of the claims whose stored values were not what they are now.
 */
export async function recomputeOwn(tx: Runner, claimIds: readonly number[]): Promise<number[]> {
  if (claimIds.length === 0) return [];
  const ids = [...claimIds];
  const changed = [
    await tx.$queryRaw<Changed>(
      sql`UPDATE claim c SET topic_text = d.topic_text, judged_confidence = d.confidence, judged_likelihood = d.likelihood
        FROM (SELECT k.id, coalesce(t.topic_text, '') AS topic_text, j.confidence, j.likelihood FROM claim k
          LEFT JOIN LATERAL (SELECT string_agg(t.name, '; ' ORDER BY t.name COLLATE "C", t.id) AS topic_text
            FROM claim_topic ct JOIN topic t ON t.id = ct.topic_id WHERE ct.claim_id = k.id) t ON true
          LEFT JOIN LATERAL (SELECT confidence, likelihood FROM judgement WHERE claim_id = k.id ORDER BY judged_at DESC, id DESC LIMIT 1) j ON true
          WHERE k.id = ANY(${ids})) d
        WHERE c.id = d.id AND ROW(c.topic_text, c.judged_confidence, c.judged_likelihood) IS DISTINCT FROM ROW(d.topic_text, d.confidence, d.likelihood)
        RETURNING c.id`,
    ),
    await dropFacts(tx, ids),
    await tx.$queryRaw<Changed>(
      sql`UPDATE claim_facts f SET (${listOf(ownFacts)}) = ROW(${listOf(ownFacts, 'd.')})
        FROM (SELECT c.id, c.status, left(c.statement_key, ${KEY.statement}::int) AS statement_key, left(c.topic_text, ${KEY.topic}::int) AS topic_key,
          ARRAY(SELECT ct.topic_id FROM claim_topic ct WHERE ct.claim_id = c.id ORDER BY ct.topic_id) AS topic_ids,
          coalesce(c.judged_confidence, c.suggested_confidence) AS confidence,
          CASE WHEN c.judged_confidence IS NULL THEN c.suggested_likelihood ELSE c.judged_likelihood END AS likelihood,
          CASE WHEN j.confidence IS NULL THEN 'none' WHEN j.suggestion IS NOT NULL AND ROW(j.suggestion ->> 'confidence', j.suggestion ->> 'likelihood',
            j.suggestion ->> 'credibility') IS DISTINCT FROM ROW(o.suggested_confidence::text, o.suggested_likelihood::text, o.credibility::text)
            THEN 'outdated' ELSE 'current' END::judgement_state AS judgement
          FROM claim c JOIN claim_facts o ON o.id = c.id
          LEFT JOIN LATERAL (SELECT confidence, suggestion FROM judgement WHERE claim_id = c.id ORDER BY judged_at DESC, id DESC LIMIT 1) j ON true
          WHERE c.id = ANY(${ids})) d
        WHERE f.id = d.id AND ROW(${listOf(ownFacts, 'f.')}) IS DISTINCT FROM ROW(${listOf(ownFacts, 'd.')}) RETURNING f.id`,
    ),
    await storeSearch(tx, ids),
  ];
  return [...new Set(changed.flatMap((part) => part.map((row) => row.id)))];
}

type Changed = { id: number }[];
type Rows = readonly Record<string, unknown>[];

const recordOf = (columns: Readonly<Record<string, string>>) =>
  raw(
    Object.entries({ id: 'int', ...columns })
      .map((pair) => pair.join(' '))
      .join(', '),
  );
const listOf = (names: readonly string[], alias = '') => raw(names.map((name) => alias + name).join(', '));

/** Rows as a table named d. */
const recordsOf = (rows: Rows, columns: Readonly<Record<string, string>>) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d(${recordOf(columns)})`;

async function storeOnClaims(tx: Runner, rows: Rows, columns: Readonly<Record<string, string>>): Promise<Changed> {
  const names = Object.keys(columns);
  return tx.$queryRaw(
    sql`UPDATE claim c SET (${listOf(names)}) = ROW(${listOf(names, 'd.')})
      FROM ${recordsOf(rows, columns)}
      WHERE c.id = d.id AND ROW(${listOf(names, 'c.')}) IS DISTINCT FROM ROW(${listOf(names, 'd.')}) RETURNING c.id`,
  );
}

/** A deleted claim has no facts. */
const dropFacts = (tx: Runner, ids: readonly number[]): Promise<Changed> =>
  tx.$queryRaw<Changed>(
    sql`DELETE FROM claim_facts f USING claim c WHERE f.id = ANY(${[...ids]}) AND c.id = f.id AND c.deleted_at IS NOT NULL RETURNING f.id`,
  );

async function storeFacts(tx: Runner, ids: readonly number[], rows: Rows): Promise<Changed> {
  const columns = { ...derivedColumns.facts, ...derivedColumns.weights.facts };
  const derived = Object.keys(columns);
  const names = ['status', 'created_at', 'statement_key', ...derived];
  const gone = await dropFacts(tx, ids);
  const stored = await tx.$queryRaw<Changed>(
    sql`INSERT INTO claim_facts AS f (id, ${listOf(names)})
      SELECT c.id, c.status, c.created_at, left(c.statement_key, ${KEY.statement}::int), ${listOf(derived, 'd.')}
      FROM claim c JOIN ${recordsOf(rows, columns)} ON d.id = c.id
      WHERE c.deleted_at IS NULL
      ON CONFLICT (id) DO UPDATE SET (${listOf(names)}) = ROW(${listOf(names, 'excluded.')})
      WHERE ROW(${listOf(names, 'f.')}) IS DISTINCT FROM ROW(${listOf(names, 'excluded.')}) RETURNING f.id`,
  );
  return [...gone, ...stored];
}

async function storeSearch(tx: Runner, ids: readonly number[]): Promise<Changed> {
  const gone = await tx.$queryRaw<Changed>(
    sql`DELETE FROM claim_search w USING claim c WHERE w.id = ANY(${[...ids]}) AND c.id = w.id AND c.deleted_at IS NOT NULL RETURNING w.id`,
  );
  const stored = await tx.$queryRaw<Changed>(
    sql`INSERT INTO claim_search AS w (id, folded)
      SELECT id, lower(immutable_unaccent(statement || ' ' || left(chain_text, ${SEARCHED}::int))) FROM claim WHERE id = ANY(${[...ids]}) AND deleted_at IS NULL
      ON CONFLICT (id) DO UPDATE SET folded = excluded.folded WHERE w.folded <> excluded.folded RETURNING w.id`,
  );
  return [...gone, ...stored];
}

function rowOf(claim: Stored, derived: ReturnType<typeof deriveClaim>): Record<string, unknown> {
  const topicText = claim.topics.map((topic) => topic.name).join('; ');
  const date = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    id: claim.id,
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
    last_reported: date(derived.lastReported),
    source_ids: derived.sourceIds,
    origin_ids: derived.originIds,
    topic_ids: claim.topics.map((topic) => topic.id).sort((a, b) => a - b),
    topic_text: topicText,
    topic_key: [...topicText].slice(0, KEY.topic).join(''),
    chain_key: [...derived.chainText.slice(0, 2 * KEY.chain)].slice(0, KEY.chain).join(''),
    judged_confidence: claim.judgement?.confidence ?? null,
    judged_likelihood: claim.judgement?.likelihood ?? null,
    ...weightsOf(claim, derived),
  };
}

function weightsOf({ judgement }: Stored, derived: DerivedWeights): Record<string, unknown> {
  const { suggestedConfidence: confidence, suggestedLikelihood: likelihood, credibility } = derived;
  return {
    suggested_confidence: confidence,
    suggested_likelihood: likelihood,
    credibility,
    belief: derived.belief,
    disbelief: derived.disbelief,
    uncertainty: derived.uncertainty,
    formula_version: derived.formulaVersion,
    origin_count: derived.originCount,
    warnings: derived.warnings,
    judgement: judgementState(judgement !== null, storedSuggestion(judgement?.suggestion), { confidence, likelihood, credibility }),
    confidence: judgement?.confidence ?? confidence,
    likelihood: judgement ? judgement.likelihood : likelihood,
  };
}

/** Everything that these claims are derived from, locked. */
async function loadBasis(tx: Runner, claimIds: readonly number[]) {
  await lockBasis(tx, claimIds);
  const claims = await loadClaims(tx, claimIds);
  const sourceIds = new Set(claims.flatMap((claim) => claim.utterances.map((utterance) => utterance.sourceId)));
  return { claims, sources: await loadSources(tx, [...sourceIds]) };
}

/** Nobody else may change what these claims are derived from before this transaction ends; else both would miss each other's change. */
async function lockBasis(tx: Runner, claimIds: readonly number[]): Promise<void> {
  const ids = [...claimIds];
  await tx.$queryRaw`SELECT id FROM claim WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`;
  await tx.$queryRaw`
    SELECT id FROM source WHERE id IN (
      WITH RECURSIVE up AS (SELECT s.id, s.owner_id FROM source s WHERE s.id IN (SELECT source_id FROM utterance WHERE claim_id = ANY(${ids}))
        UNION SELECT o.id, o.owner_id FROM source o JOIN up ON o.id = up.owner_id)
      SELECT id FROM up) ORDER BY id FOR SHARE`;
  await tx.$queryRaw`SELECT id FROM document WHERE id IN (SELECT document_id FROM utterance WHERE claim_id = ANY(${ids})) ORDER BY id FOR SHARE`;
}
