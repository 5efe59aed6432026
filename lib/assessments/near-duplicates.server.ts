import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import { rowsAsTable } from '@/lib/db/rows-as-table';
import { Prisma } from '@/prisma/generated/client';
import { CONTAINED_AT_LEAST } from './conventions';
import { type Likeness, likenessOf, PRINTS_SHARED_FROM, SAME_WORDING_LIMIT, shapeOf, shinglesOf } from './shingles';

const { sql, empty } = Prisma;

const shapeColumns = {
  document_id: 'int',
  version_id: 'int',
  shingles: 'int',
  bands: 'int[]',
  prints: 'int[]',
} as const;
const pairColumns = { a_id: 'int', b_id: 'int', jaccard: 'float8', contained: 'float8' } as const;
type Runner = Pick<Prisma.TransactionClient, '$queryRawUnsafe' | '$executeRaw'>;

/** Two documents whose latest texts share their wording, the lower id first. */
const pairRow = z.object({ aId: z.int(), bId: z.int() });
type Pair = z.output<typeof pairRow>;
/** The latest text of a document: its version and its length. */
type Text = { versionId: number; bytes: number };

const TEXTS = 72707373;
/** The number of bytes of text in memory at a time, however many documents are compared. */
const IN_MEMORY = 8_000_000;
/** A print that more documents have than this is a common phrase, and no sign of copying. */
const COMMON_FROM = 300;

/**
 * Anyone who stores or removes a text next waits until this transaction ends. Otherwise two similar texts could miss
 * each other.
 */
export async function lockTexts(tx: Runner): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TEXTS}::int)`;
}

/**
 * Compares the latest texts of these documents with all others and stores what differs, inside the caller's
 * transaction.
 * @returns the claims that stand in both documents of a pair that came, went or changed, or in one of them where the other is retracted; they must be recomputed.
 */
export async function compareTexts(tx: Runner, documentIds: readonly number[]): Promise<number[]> {
  if (documentIds.length === 0) return [];
  await lockTexts(tx);
  const changed = await storeShapes(tx, documentIds);
  return claimsWith(tx, await storePairs(tx, changed));
}

/**
 * Stores the shapes of the latest texts of these documents. A document that is deleted or has no text has none. The
 * texts must be locked.
 * @returns the documents whose stored shape was not what it is now.
 */
export async function storeShapes(tx: Runner, documentIds: readonly number[]): Promise<number[]> {
  const ids = [...documentIds];
  // Whoever recomputes a claim locks its documents in share mode, and so sees all of a change to their pairs or none of
  // it.
  await tx.$executeRaw`SELECT id FROM document WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`;
  const texts = await rowsFrom(
    tx,
    z.object({ id: z.int(), versionId: z.int(), bytes: z.int() }),
    sql`SELECT DISTINCT ON (d.id) d.id, v.id AS "versionId", octet_length(v.text) AS bytes FROM document d JOIN document_version v ON v.document_id = d.id
      WHERE d.id = ANY(${ids}) AND d.deleted_at IS NULL ORDER BY d.id, v.number DESC`,
  );
  const gone = await rowsFrom(
    tx,
    idRow,
    sql`DELETE FROM document_shape WHERE document_id = ANY(${ids}) AND document_id <> ALL(${texts.map(({ id }) => id)}) RETURNING document_id AS id`,
  );
  const changed = gone.map(({ id }) => id);
  for (const portion of portions(texts, (text) => [text])) {
    const shapes = await eachText(tx, portion, shapeOf);
    const rows = portion.map(({ id, versionId }) => {
      const { shingles, bands, prints } = shapes.get(versionId) ?? shapeOf('');
      return { document_id: id, version_id: versionId, shingles: shingles.length, bands, prints };
    });
    const stored = await rowsFrom(
      tx,
      idRow,
      sql`INSERT INTO document_shape AS s (document_id, version_id, shingles, bands, prints)
      SELECT document_id, version_id, shingles, bands, prints FROM ${rowsAsTable(shapeColumns, rows)} AS d
      ON CONFLICT (document_id) DO UPDATE SET version_id = excluded.version_id, shingles = excluded.shingles, bands = excluded.bands,
        prints = excluded.prints
      WHERE ROW(s.version_id, s.shingles, s.bands, s.prints)
        IS DISTINCT FROM ROW(excluded.version_id, excluded.shingles, excluded.bands, excluded.prints)
        RETURNING document_id AS id`,
    );
    changed.push(...stored.map(({ id }) => id));
  }
  return changed;
}

/**
 * Stores which documents share their wording with these, by the shapes as they stand. The texts must be locked.
 * @param below only pairs with documents of lower ids: enough where all are gone through.
 * @returns the pairs whose stored values were not what they are now.
 */
export async function storePairs(tx: Runner, documentIds: readonly number[], { below = false } = {}): Promise<Pair[]> {
  if (documentIds.length === 0) return [];
  const ids = [...documentIds];
  const pairs = await nearPairs(tx, await candidatesOf(tx, ids, below));
  const rows = pairs.map(({ aId, bId, jaccard, contained }) => ({ a_id: aId, b_id: bId, jaccard, contained }));
  return rowsFrom(
    tx,
    pairRow,
    sql`WITH found AS (SELECT * FROM ${rowsAsTable(pairColumns, rows)} AS d),
    gone AS (DELETE FROM near_duplicate n WHERE (n.b_id = ANY(${ids}) ${below ? empty : sql`OR n.a_id = ANY(${ids})`})
      AND NOT EXISTS (SELECT FROM found f WHERE f.a_id = n.a_id AND f.b_id = n.b_id) RETURNING n.a_id, n.b_id),
    stored AS (INSERT INTO near_duplicate AS n (a_id, b_id, jaccard, contained) SELECT a_id, b_id, jaccard, contained FROM found
      ON CONFLICT (a_id, b_id) DO UPDATE SET jaccard = excluded.jaccard, contained = excluded.contained
      WHERE ROW(n.jaccard, n.contained) <> ROW(excluded.jaccard, excluded.contained) RETURNING n.a_id, n.b_id)
    SELECT a_id AS "aId", b_id AS "bId" FROM gone UNION ALL SELECT a_id, b_id FROM stored`,
  );
}

/** The claims that stand in both documents of any of these pairs, or in one of them if the other is retracted. */
export async function claimsWith(tx: Runner, pairs: readonly Pair[]): Promise<number[]> {
  if (pairs.length === 0) return [];
  const rows = await rowsFrom(
    tx,
    idRow,
    sql`WITH p AS (SELECT "aId", "bId" FROM ${rowsAsTable({ aId: 'int', bId: 'int' }, pairs)} AS d)
    SELECT u.claim_id AS id FROM p JOIN utterance u ON u.document_id = p."aId" JOIN utterance w ON w.document_id = p."bId" AND w.claim_id = u.claim_id
    UNION SELECT u.claim_id FROM (SELECT "aId" AS one, "bId" AS other FROM p UNION SELECT "bId", "aId" FROM p) AS pair
      JOIN document d ON d.id = pair.one AND d.state = 'retracted' JOIN utterance u ON u.document_id = pair.other`,
  );
  return rows.map(({ id }) => id);
}

type Candidate = Pair & { a: Text; b: Text };
const candidateRow = z.object({
  aId: z.int(),
  bId: z.int(),
  aVersion: z.int(),
  bVersion: z.int(),
  aBytes: z.int(),
  bBytes: z.int(),
});

/**
 * The pairs that may share their wording. They share a band, and their numbers of shingles are close enough; or they
 * share enough prints for one to be part of the other. A print that more than COMMON_FROM documents have by the
 * statistics of the database suggests no pair, since half of all documents would have to be compared for it. A text
 * that consists mostly of such prints is found as a part of another by its bands alone.
 */
async function candidatesOf(tx: Runner, ids: number[], below: boolean): Promise<Candidate[]> {
  const other = below ? sql`s.document_id < n.document_id` : sql`s.document_id <> n.document_id`;
  const pair = sql`least(n.document_id, s.document_id) AS a, greatest(n.document_id, s.document_id) AS b`;
  const rows = await rowsFrom(
    tx,
    candidateRow,
    sql`WITH common AS MATERIALIZED (
      SELECT e.print FROM pg_stats p, pg_class c, unnest(p.most_common_elems::text::int[], p.most_common_elem_freqs) AS e(print, share)
      WHERE p.schemaname = current_schema() AND p.tablename = 'document_shape' AND p.attname = 'prints' AND c.oid = 'document_shape'::regclass
        AND e.share * c.reltuples > ${COMMON_FROM}::int),
    asked AS MATERIALIZED (
      SELECT n.*, ARRAY(SELECT p.print FROM unnest(n.prints) AS p(print) WHERE p.print NOT IN (SELECT print FROM common)) AS rare
      FROM document_shape n WHERE n.document_id = ANY(${ids}) AND n.shingles >= ${CONTAINED_AT_LEAST}::int),
    pair AS (
      SELECT ${pair} FROM document_shape n JOIN document_shape s ON s.bands && n.bands AND ${other}
        AND least(s.shingles, n.shingles) >= ${SAME_WORDING_LIMIT}::float8 * greatest(s.shingles, n.shingles)
      WHERE n.document_id = ANY(${ids}) AND n.shingles > 0
      UNION
      SELECT ${pair} FROM asked n JOIN document_shape s ON s.prints && n.rare AND ${other}
      WHERE s.shingles >= ${CONTAINED_AT_LEAST}::int
        AND (SELECT count(*) FROM unnest(n.prints) AS p(print) JOIN unnest(s.prints) AS q(print) USING (print))
          >= ${PRINTS_SHARED_FROM}::float8 * least(cardinality(n.prints), cardinality(s.prints)))
    SELECT pair.a AS "aId", pair.b AS "bId", a.id AS "aVersion", b.id AS "bVersion", octet_length(a.text) AS "aBytes", octet_length(b.text) AS "bBytes"
    FROM pair JOIN document_shape one ON one.document_id = pair.a JOIN document_shape other ON other.document_id = pair.b
    JOIN document_version a ON a.id = one.version_id JOIN document_version b ON b.id = other.version_id ORDER BY 1, 2`,
  );
  return rows.map(({ aId, bId, aVersion, bVersion, aBytes, bBytes }) => ({
    aId,
    bId,
    a: { versionId: aVersion, bytes: aBytes },
    b: { versionId: bVersion, bytes: bBytes },
  }));
}

/** Those of the candidates whose full texts share their wording. */
async function nearPairs(tx: Runner, candidates: readonly Candidate[]): Promise<(Pair & Likeness)[]> {
  const near: (Pair & Likeness)[] = [];
  for (const portion of portions(candidates, ({ a, b }) => [a, b])) {
    const shingles = await eachText(
      tx,
      portion.flatMap(({ a, b }) => [a, b]),
      shinglesOf,
    );
    const of = ({ versionId }: Text) => shingles.get(versionId) ?? new Float64Array();
    for (const { aId, bId, a, b } of portion) {
      const likeness = likenessOf(of(a), of(b));
      if (likeness.same) near.push({ aId, bId, ...likeness });
    }
  }
  return near;
}

/** The items in batches, each with as many different texts as fit into memory together, but at least one. */
function* portions<T>(items: readonly T[], textsOf: (item: T) => readonly Text[]): Generator<T[]> {
  let portion: T[] = [];
  let seen = new Set<number>();
  let bytes = 0;
  for (const item of items) {
    const fresh = textsOf(item).filter(({ versionId }) => !seen.has(versionId));
    const more = fresh.reduce((sum, text) => sum + text.bytes, 0);
    if (portion.length > 0 && bytes + more > IN_MEMORY) {
      yield portion;
      portion = [];
      seen = new Set();
      bytes = 0;
    }
    portion.push(item);
    for (const { versionId, bytes: size } of textsOf(item)) {
      if (!seen.has(versionId)) bytes += size;
      seen.add(versionId);
    }
  }
  if (portion.length > 0) yield portion;
}

async function eachText<T>(tx: Runner, texts: readonly Text[], read: (text: string) => T): Promise<Map<number, T>> {
  const ids = [...new Set(texts.map(({ versionId }) => versionId))];
  const rows = await rowsFrom(
    tx,
    z.object({ id: z.int(), text: z.string() }),
    sql`SELECT id, text FROM document_version WHERE id = ANY(${ids})`,
  );
  const found = new Map<number, T>();
  for (const { id, text } of rows) {
    found.set(id, read(text));
    // Each comparison may be long, so others get their turn between two of them.
    await setImmediate();
  }
  return found;
}
