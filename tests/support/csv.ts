import { parse } from 'csv-parse/sync';
import type { Db } from '@/lib/db';
import { exportCsv } from '@/lib/exchange/export';
import type { CsvSource } from '@/lib/exchange/source';
import { resolveRefs } from '@/lib/list/sql';
import { readListQuery } from '@/lib/list/url';

/** The rows of a CSV file by the names of its columns, read by somebody else's program. */
export const readCsv = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });

/** The stream of an export whose address has this query string. */
export async function exportStream(db: Db, source: CsvSource, address: string, { bom = true, raw = false } = {}) {
  const { query } = readListQuery(source.list, new URLSearchParams(address));
  const { refs } = await resolveRefs(db.pool, source.list, query);
  return { query, refs, stream: exportCsv(db, { source, query, refs }, { bom, raw }) };
}

/** 5,000 claims, some of them with what is awkward in a CSV file. */
export async function fillClaims(db: Db, count = 5000): Promise<void> {
  await db.pool.query(
    `INSERT INTO claim (slug, statement, statement_key, chain_text, chain_count, outlet_count, weakest_link, certainty, first_reported,
       last_reported, warnings, topic_text, confidence, judged_confidence, likelihood, status)
     SELECT 'claim-' || i, awkward[1 + i % 9] || ' ' || i, 'key ' || (i * 7919) % $1, 'The Information → Reuters' || CASE WHEN i % 3 = 0 THEN ' | A, "B"' ELSE '' END,
       1 + i % 2, i % 5, (ARRAY['assumed', 'reported', NULL])[1 + i % 3]::link_state, (ARRAY['possible', NULL])[1 + i % 2]::certainty,
       CASE WHEN i % 4 > 0 THEN timestamptz '2026-03-29 00:30:00.5Z' + make_interval(hours => (i * 31) % 999) END, timestamptz '2026-11-01Z' - make_interval(days => i % 50),
       CASE WHEN i % 5 = 0 THEN ARRAY['single-origin', 'unnamed-only'] ELSE '{}' END, 'chips; =topic', (ARRAY['none', 'low', 'high'])[1 + i % 3]::confidence,
       CASE WHEN i % 3 = 1 THEN 'low'::confidence END, (ARRAY['likely', NULL])[1 + i % 2]::likelihood, (ARRAY['unverified', 'disputed'])[1 + i % 2]::claim_status
     FROM generate_series(1, $1::int) i, (SELECT $2::text[] AS awkward) a`,
    [count, ['plain', '=1+1', '-5', '@name', "'=quoted", 'a, "b"', 'two\r\nlines', '＝fullwidth', "'said"]],
  );
}
