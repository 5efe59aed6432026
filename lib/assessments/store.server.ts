import { idRow } from '@/lib/db/columns';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { rowsAsTable } from '@/lib/db/rows-as-table';
import { Prisma } from '@/prisma/generated/client';
import { derivedColumns, KEY, type WeightsRow, type WholeRow } from './derived-columns.server';
import type { Searched } from './searched';

const { sql, raw } = Prisma;

/** Stores the weights that differ. @returns the ids of the claims they belong to */
export function storeWeights(reader: Reader, rows: readonly WeightsRow[]): Promise<number[]> {
  const { claim, facts } = derivedColumns.weights;
  const names = Object.keys(facts);
  return changedBy(
    reader,
    rows,
    { ...claim, ...facts },
    sql`on_claim AS (${updateClaims(claim)}),
      on_facts AS (UPDATE claim_facts f SET (${listOf(names)}) = ROW(${listOf(names, 'd.')}) FROM d WHERE f.id = d.id AND ${differ(names, 'f.', 'd.')} RETURNING f.id)
      SELECT id FROM on_claim UNION SELECT id FROM on_facts`,
  );
}

/** Stores the derived values that differ. @returns the ids of the claims they belong to */
export function storeWhole(reader: Reader, rows: readonly WholeRow[]): Promise<number[]> {
  const claim = { ...derivedColumns.claim, ...derivedColumns.weights.claim };
  const facts = { ...derivedColumns.facts, ...derivedColumns.weights.facts };
  const derived = Object.keys(facts);
  const names = ['status', 'created_at', 'statement_key', ...derived];
  return changedBy(
    reader,
    rows,
    { deleted: 'bool', ...claim, ...facts, ...searched },
    sql`on_claim AS (${updateClaims(claim)}),
      no_facts AS (DELETE FROM claim_facts f USING d WHERE d.deleted AND f.id = d.id RETURNING f.id),
      on_facts AS (INSERT INTO claim_facts AS f (id, ${listOf(names)})
        SELECT c.id, c.status, c.created_at, left(c.statement_key, ${raw(String(KEY.statement))}), ${listOf(derived, 'd.')}
        FROM claim c JOIN d ON d.id = c.id WHERE NOT d.deleted
        ON CONFLICT (id) DO UPDATE SET (${listOf(names)}) = ROW(${listOf(names, 'excluded.')}) WHERE ${differ(names, 'f.', 'excluded.')} RETURNING f.id),
      no_search AS (DELETE FROM claim_search w USING d WHERE d.deleted AND w.id = d.id RETURNING w.id),
      on_search AS (${insertSearched})
      SELECT id FROM on_claim UNION SELECT id FROM no_facts UNION SELECT id FROM on_facts UNION SELECT id FROM no_search UNION SELECT id FROM on_search`,
  );
}

type Columns = Readonly<Record<string, string>>;

const listOf = (names: readonly string[], alias = '') => raw(names.map((name) => alias + name).join(', '));
const differ = (names: readonly string[], one: string, other: string) =>
  sql`ROW(${listOf(names, one)}) IS DISTINCT FROM ROW(${listOf(names, other)})`;

const searched = { folded: 'text', words: 'text[]' } as const;
const insertSearched = sql`INSERT INTO claim_search AS w (id, folded, words)
  SELECT d.id, d.folded, array_to_tsvector(d.words) FROM d JOIN claim c ON c.id = d.id WHERE NOT d.deleted
  ON CONFLICT (id) DO UPDATE SET (folded, words) = ROW(excluded.folded, excluded.words)
    WHERE ROW(w.folded, w.words) IS DISTINCT FROM ROW(excluded.folded, excluded.words) RETURNING w.id`;

/** Stores the search words of claims that are not deleted. @returns the ids of the claims whose words differed */
export const storeSearched = (reader: Reader, rows: readonly ({ id: number } & Searched)[]): Promise<number[]> =>
  changedBy(
    reader,
    rows.map((row) => ({ ...row, deleted: false })),
    { deleted: 'bool', ...searched },
    sql`on_search AS (${insertSearched}) SELECT id FROM on_search`,
  );

const updateClaims = (columns: Columns) => {
  const names = Object.keys(columns);
  return sql`UPDATE claim c SET (${listOf(names)}) = ROW(${listOf(names, 'd.')}) FROM d WHERE c.id = d.id AND ${differ(names, 'c.', 'd.')} RETURNING c.id`;
};

/** Runs a statement that sees the rows as a table named d. */
async function changedBy(
  reader: Reader,
  rows: readonly { id: number }[],
  columns: Columns,
  statement: Prisma.Sql,
): Promise<number[]> {
  const found = await rowsFrom(
    reader,
    idRow,
    sql`WITH d AS MATERIALIZED (SELECT * FROM ${rowsAsTable({ id: 'int', ...columns }, rows)} AS d), ${statement}`,
  );
  return found.map(({ id }) => id);
}
