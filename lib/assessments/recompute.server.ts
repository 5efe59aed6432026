import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { deriveClaim, deriveWeights } from '@/lib/assessments/derive';
import { idRow } from '@/lib/db/columns';
import { type Reader, rowsFrom, runStatement } from '@/lib/db/rows';
import { rowsAsTable } from '@/lib/db/rows-as-table';
import type { LinkState } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { KEY, rowOf, type WholeRow, weightsOf } from './derived-columns.server';
import { type Basis, type Depth, loadClaims, notesOf } from './load.server';
import { searchedOf } from './searched';
import { storeSearched, storeWeights, storeWhole } from './store.server';

const { sql, raw } = Prisma;

/** The number of claims read and stored at a time. Progress is reported between two batches. */
const BATCH = 500;
/** The facts that do not depend on the chains. */
const ownFacts = [
  'status',
  'statement_key',
  'topic_key',
  'topic_ids',
  'confidence',
  'likelihood',
  'judgement',
] as const;

/** Called after each batch with the number of claims in it. */
type Told = (claims: number) => void;

/**
 * Computes the derived values of these claims again and stores what differs, inside the caller's transaction.
 * @returns the ids of the claims whose stored values were not what they are now.
 */
export function recompute(reader: Reader, claimIds: readonly number[], told: Told = () => {}): Promise<number[]> {
  return inBatches(reader, claimIds, 'whole', told, ({ claims, sources }) => {
    const rows: WholeRow[] = [];
    const states: { id: number; state: LinkState }[] = [];
    const moved: number[] = [];
    for (const claim of claims) {
      const derived = deriveClaim({ ...claim, sources });
      rows.push(rowOf(claim, derived));
      const before = states.length;
      for (const { id, state } of claim.attributions) {
        const now = derived.states.get(id);
        if (now && now !== state) states.push({ id, state: now });
      }
      if (states.length > before) moved.push(claim.id);
    }
    return async () => {
      if (states.length > 0) await storeStates(reader, states);
      return [...moved, ...(await storeWhole(reader, rows))];
    };
  });
}

/**
 * The same for claims of which only the grades and owners of sources, or the states of documents, changed. Their chains
 * stay as they are, so neither they nor their words are written again.
 * @returns the ids of the claims whose stored values were not what they are now.
 */
export function recomputeWeights(
  reader: Reader,
  claimIds: readonly number[],
  told: Told = () => {},
): Promise<number[]> {
  return inBatches(reader, claimIds, 'weights', told, ({ claims, sources }) => {
    const rows = claims.map((claim) => weightsOf(claim, deriveWeights({ ...claim, sources })));
    return () => storeWeights(reader, rows);
  });
}

/**
 * Locks, reads, derives and stores batch after batch. The function that `derive` returns stores the result.
 * @returns the ids of the claims whose stored values differed.
 */
async function inBatches(
  reader: Reader,
  claimIds: readonly number[],
  depth: Depth,
  told: Told,
  derive: (basis: Basis) => () => Promise<number[]>,
): Promise<number[]> {
  const differing = new Set<number>();
  const partAt = (begin: number) => claimIds.slice(begin, begin + BATCH);
  await lockBasis(reader, partAt(0));
  let basis = await loadClaims(reader, partAt(0), depth);
  for (let begin = 0; begin < claimIds.length; begin += BATCH) {
    const following = partAt(begin + BATCH);
    await lockBasis(reader, following);
    // The database reads the next batch while this one is computed. It is never asked two things at once.
    const [next, store] = await Promise.all([loadClaims(reader, following, depth), setImmediate(basis).then(derive)]);
    for (const id of await store()) differing.add(id);
    basis = next;
    told(Math.min(BATCH, claimIds.length - begin));
  }
  return [...differing];
}

/**
 * The same for claims of which only the statement, status, topics, judgements or deletion changed. What depends on
 * their chains stays as it is.
 * @returns the ids of the claims whose stored values were not what they are now.
 */
export async function recomputeOwn(
  reader: Reader,
  claimIds: readonly number[],
  told: Told = () => {},
): Promise<number[]> {
  const differing = new Set<number>();
  for (let begin = 0; begin < claimIds.length; begin += BATCH) {
    const ids = claimIds.slice(begin, begin + BATCH);
    for (const id of await storeOwn(reader, ids)) differing.add(id);
    told(ids.length);
  }
  return [...differing];
}

async function storeOwn(reader: Reader, ids: number[]): Promise<number[]> {
  const changed = [
    await rowsFrom(
      reader,
      idRow,
      sql`UPDATE claim c SET topic_text = d.topic_text, judged_confidence = d.confidence, judged_likelihood = d.likelihood
        FROM (SELECT k.id, coalesce(t.topic_text, '') AS topic_text, j.confidence, j.likelihood FROM claim k
          LEFT JOIN LATERAL (SELECT string_agg(t.name, '; ' ORDER BY t.name_key, t.id) AS topic_text
            FROM claim_topic ct JOIN topic t ON t.id = ct.topic_id WHERE ct.claim_id = k.id) t ON true
          LEFT JOIN LATERAL (SELECT confidence, likelihood FROM judgement WHERE claim_id = k.id ORDER BY judged_at DESC, id DESC LIMIT 1) j ON true
          WHERE k.id = ANY(${ids})) d
        WHERE c.id = d.id AND ROW(c.topic_text, c.judged_confidence, c.judged_likelihood) IS DISTINCT FROM ROW(d.topic_text, d.confidence, d.likelihood)
        RETURNING c.id`,
    ),
    await dropped(reader, 'claim_facts', ids),
    await rowsFrom(
      reader,
      idRow,
      sql`UPDATE claim_facts f SET (${own()}) = ROW(${own('d.')})
        FROM (SELECT c.id, c.status, left(c.statement_key, ${KEY.statement}::int) AS statement_key, coalesce((SELECT left(string_agg(t.name_key, '; ' ORDER BY t.name_key, t.id), ${KEY.topic}::int)
            FROM claim_topic ct JOIN topic t ON t.id = ct.topic_id WHERE ct.claim_id = c.id), '') AS topic_key,
          ARRAY(SELECT ct.topic_id FROM claim_topic ct WHERE ct.claim_id = c.id ORDER BY ct.topic_id) AS topic_ids,
          coalesce(c.judged_confidence, c.suggested_confidence) AS confidence,
          CASE WHEN c.judged_confidence IS NULL THEN c.suggested_likelihood ELSE c.judged_likelihood END AS likelihood,
          CASE WHEN j.confidence IS NULL THEN 'none' WHEN j.suggestion IS NOT NULL AND ROW(j.suggestion ->> 'confidence', j.suggestion ->> 'likelihood',
            j.suggestion ->> 'credibility') IS DISTINCT FROM ROW(o.suggested_confidence::text, o.suggested_likelihood::text, o.credibility::text)
            THEN 'outdated' ELSE 'current' END::judgement_state AS judgement
          FROM claim c JOIN claim_facts o ON o.id = c.id
          LEFT JOIN LATERAL (SELECT confidence, suggestion FROM judgement WHERE claim_id = c.id ORDER BY judged_at DESC, id DESC LIMIT 1) j ON true
          WHERE c.id = ANY(${ids})) d
        WHERE f.id = d.id AND ROW(${own('f.')}) IS DISTINCT FROM ROW(${own('d.')}) RETURNING f.id`,
    ),
    await dropped(reader, 'claim_search', ids),
  ];
  return [...changed.flatMap((part) => part.map(({ id }) => id)), ...(await storeStatements(reader, ids))];
}

/** Claims whose search words are missing, or belong to another statement. */
async function storeStatements(reader: Reader, ids: number[]): Promise<number[]> {
  const rows = await rowsFrom(
    reader,
    z.object({ id: z.int(), key: z.string(), chainText: z.string(), notes: z.string() }),
    sql`SELECT c.id, c.statement_key AS key, c.chain_text AS "chainText", ${raw(notesOf('c'))} AS notes FROM claim c LEFT JOIN claim_search w ON w.id = c.id
      WHERE c.id = ANY(${ids}) AND c.deleted_at IS NULL AND (w.words IS NULL OR NOT starts_with(w.folded, c.statement_key || E'\\n'))`,
  );
  if (rows.length === 0) return [];
  return storeSearched(
    reader,
    rows.map(({ id, key, chainText, notes }) => ({ id, ...searchedOf(key, chainText, notes) })),
  );
}

const own = (alias = '') => raw(ownFacts.map((name) => alias + name).join(', '));

/** A deleted claim has no facts and is not searched. */
const dropped = (reader: Reader, table: 'claim_facts' | 'claim_search', ids: number[]) =>
  rowsFrom(
    reader,
    idRow,
    sql`DELETE FROM ${raw(table)} t USING claim c WHERE t.id = ANY(${ids}) AND c.id = t.id AND c.deleted_at IS NOT NULL RETURNING t.id`,
  );

const storeStates = (reader: Reader, states: readonly { id: number; state: LinkState }[]) =>
  runStatement(
    reader,
    sql`UPDATE attribution a SET state = d.state FROM ${rowsAsTable({ id: 'int', state: 'link_state' }, states)} AS d WHERE a.id = d.id`,
  );

/**
 * Nobody else may change what these claims are derived from before this transaction ends. Otherwise both would miss
 * each other's change.
 */
async function lockBasis(reader: Reader, claimIds: readonly number[]): Promise<void> {
  if (claimIds.length === 0) return;
  const ids = [...claimIds];
  await runStatement(
    reader,
    sql`SELECT count(*)::int FROM (SELECT FROM claim WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE) locked`,
  );
  await runStatement(
    reader,
    sql`SELECT count(*)::int FROM (SELECT FROM source WHERE id IN (
      WITH RECURSIVE up AS (SELECT s.id, s.owner_id FROM source s WHERE s.id IN (SELECT source_id FROM utterance WHERE claim_id = ANY(${ids}))
        UNION SELECT o.id, o.owner_id FROM source o JOIN up ON o.id = up.owner_id)
      SELECT id FROM up) ORDER BY id FOR SHARE) locked`,
  );
  await runStatement(
    reader,
    sql`SELECT count(*)::int FROM (SELECT FROM document WHERE id IN (
      WITH held AS (SELECT document_id AS id FROM utterance WHERE claim_id = ANY(${ids}) AND document_id IS NOT NULL)
      SELECT id FROM held UNION SELECT n.b_id FROM near_duplicate n JOIN held ON held.id = n.a_id
        UNION SELECT n.a_id FROM near_duplicate n JOIN held ON held.id = n.b_id)
      ORDER BY id FOR SHARE) locked`,
  );
}
