import type { Pool } from 'pg';
import type { LookupItem } from '@/lib/data-table/lookup.server';
import { run } from '@/lib/data-table/sql.server';
import { sourceItem } from '@/lib/sources/lookup.server';
import { domainsAbove } from '@/lib/sources/rules';
import type { SourceKind } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { addressProblem, urlKey } from './rules';

const { sql } = Prisma;

export type Recognised = {
  /** What is wrong with the address, or null. */
  problem: string | null;
  /** Whose domain it is; the longest domain that fits wins. */
  source: LookupItem | null;
  /** The document that has this address already. */
  document: { id: number; title: string; deleted: boolean } | null;
};

type Row = { id: number; name: string; slug: string; kind: SourceKind; reliability: string | null };

/** What an address tells before anything is stored: who publishes there, and whether the document is here already. */
export async function recogniseAddress(pool: Pool, address: string): Promise<Recognised> {
  const problem = addressProblem(address);
  if (problem) return { problem, source: null, document: null };
  const domains = domainsAbove(address);
  const [sources, documents] = await Promise.all([
    run<Row>(
      pool,
      sql`SELECT s.id, s.name, s.slug, s.kind, s.reliability FROM source s CROSS JOIN LATERAL unnest(s.domains) AS d
        WHERE s.deleted_at IS NULL AND s.domains && ${domains}::text[] AND d = ANY(${domains}::text[]) ORDER BY length(d) DESC, s.id LIMIT 1`,
    ),
    run<{ id: number; title: string; deleted: boolean }>(
      pool,
      sql`SELECT id, title, deleted_at IS NOT NULL AS deleted FROM document WHERE url_key = ${urlKey(address)}`,
    ),
  ]);
  const [source] = sources;
  return {
    problem,
    source: source ? sourceItem(source) : null,
    document: documents[0] ?? null,
  };
}

/** The source of this slug, to begin a form with; null where there is none. */
export async function publisherOf(pool: Pool, slug: string): Promise<{ id: number; label: string } | null> {
  const [source] = await run<{ id: number; label: string }>(
    pool,
    sql`SELECT id, name AS label FROM source WHERE slug = ${slug} AND deleted_at IS NULL`,
  );
  return source ?? null;
}
