import { parse } from 'csv-parse/sync';
import type { CsvSource } from '@/lib/data-table/csv-source.server';
import { resolveRefs } from '@/lib/data-table/sql.server';
import { readListQuery } from '@/lib/data-table/url';
import type { Db } from '@/lib/db';
import { exportCsv } from '@/lib/exchange/export.server';

/** The rows of a CSV file by the names of its columns, read by somebody else's program. */
export const readCsv = (text: string, delimiter = ','): Record<string, string>[] =>
  parse(text, { bom: true, columns: true, record_delimiter: '\r\n', delimiter });

/** The stream of an export whose address has this query string. */
export async function exportStream(db: Db, source: CsvSource, address: string, { bom = true, raw = false } = {}) {
  const { query } = readListQuery(source.list, new URLSearchParams(address));
  const { refs } = await resolveRefs(db.pool, source.list, query);
  return { query, refs, stream: exportCsv(db, { source, query, refs }, { bom, raw }) };
}

/** 5,000 claims, some of them with what is awkward in a CSV file. */
export async function fillClaims(db: Db, count = 5000): Promise<void> {
  await db.pool.query(
    `WITH named AS (INSERT INTO topic (slug, name, name_key) VALUES ('fill-chips', 'chips', 'chips'), ('fill-topic', '=topic', 'topic') RETURNING id),
     made AS (
       INSERT INTO claim (slug, statement, statement_key, chain_text, topic_text, judged_confidence)
       SELECT 'claim-' || i, awkward[1 + i % 9] || ' ' || i, 'key ' || (i * 7919) % $1, 'The Information → Reuters' || CASE WHEN i % 3 = 0 THEN ' | A, "B"' ELSE '' END,
         'chips; =topic', CASE WHEN i % 3 = 1 THEN 'low'::confidence END
       FROM generate_series(1, $1::int) i, (SELECT $2::text[] AS awkward) a RETURNING *),
     searched AS (INSERT INTO claim_search (id, folded) SELECT id, lower(statement || E'\\n' || chain_text) FROM made)
     INSERT INTO claim_facts (id, status, confidence, likelihood, certainty, weakest_link, credibility, chain_count, longest_chain, link_count, outlet_count,
       origin_count, document_count, first_reported, first_precision, last_reported, last_precision, created_at, source_ids, origin_ids, topic_ids, warnings, statement_key, chain_key, topic_key)
     SELECT id, (ARRAY['unverified', 'disputed'])[1 + i % 2]::claim_status, (ARRAY['none', 'low', 'high'])[1 + i % 3]::confidence,
       (ARRAY['likely', NULL])[1 + i % 2]::likelihood, (ARRAY['possible', NULL])[1 + i % 2]::certainty, (ARRAY['assumed', 'reported', NULL])[1 + i % 3]::link_state,
       1 + i % 6, 1 + i % 2, 2, 1, i % 5, i % 2, 0, 
       CASE WHEN i % 4 > 0 THEN date_trunc(p::text, timestamptz '2026-03-29 00:30Z' + make_interval(hours => (i * 31) % 999), 'UTC') END,
       CASE WHEN i % 4 > 0 THEN p END, timestamptz '2026-11-01Z' - make_interval(days => i % 50), 'day', created_at, '{}', '{}', (SELECT array_agg(id) FROM named),
       CASE WHEN i % 5 = 0 THEN ARRAY['single-origin', 'unnamed-only'] ELSE '{}' END, left(statement_key, 100), left(chain_text, 80), left(topic_text, 60)
     FROM made, LATERAL (SELECT substr(slug, 7)::int AS i) n, LATERAL (SELECT (ARRAY['minute', 'day', 'month', 'year', 'minute'])[1 + i % 5]::date_precision AS p) d`,
    [count, ['plain', '=1+1', '-5', '@name', "'=quoted", 'a, "b"', 'two\r\nlines', '＝fullwidth', "'said"]],
  );
}
