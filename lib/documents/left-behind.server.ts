import { z } from 'zod';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { DomainError } from '@/lib/errors';
import { TooMuch } from '@/lib/threads/answer';
import { runInThread } from '@/lib/threads/run-in-thread';
import { Prisma } from '@/prisma/generated/client';
import { type LeftBehind, type LeftRow, leftIn, type NumberedText } from './left-in';

export type { Excerpt, LeftBehind, LeftItem } from './left-in';

const { sql } = Prisma;

const leftRow = z.object({
  kind: z.enum(['passage', 'reading', 'tag']),
  id: z.int(),
  versionId: z.int(),
  who: z.string(),
  slug: z.string().nullable(),
  statement: z.string().nullable(),
  spans: z.array(z.array(z.int())),
});

/** Texts of at most this combined length are searched at once. */
const SHORT = 20_000;

/**
 * What was marked in older texts of a document and not left there on purpose, in the order of the texts.
 * @param who asks: a person, or where an unknown one comes from
 */
export async function leftBehindIn(pool: Reader, documentId: number, who = ''): Promise<LeftBehind[]> {
  const rows = await rowsFrom(
    pool,
    leftRow,
    sql`WITH latest AS (SELECT max(number) AS number FROM document_version WHERE document_id = ${documentId}),
        older AS (SELECT v.id FROM document_version v, latest WHERE v.document_id = ${documentId} AND v.number < latest.number)
      SELECT 'passage' AS kind, u.id, u.version_id AS "versionId", s.name AS who, c.slug, c.statement, jsonb_build_array(u.spans) AS spans
        FROM utterance u JOIN source s ON s.id = u.source_id JOIN claim c ON c.id = u.claim_id
        WHERE u.version_id IN (SELECT id FROM older) AND NOT u.left_behind AND cardinality(u.spans) > 0 AND c.deleted_at IS NULL
      UNION ALL SELECT 'reading', r.id, r.version_id, s.name, c.slug, c.statement, jsonb_build_array(r.source_spans, r.cue_spans, r.content_spans)
        FROM reading r JOIN attribution a ON a.id = r.attribution_id JOIN utterance u ON u.id = a.upstream_id JOIN source s ON s.id = u.source_id
          JOIN claim c ON c.id = a.claim_id
        WHERE r.version_id IN (SELECT id FROM older) AND NOT r.left_behind
          AND cardinality(r.source_spans || r.cue_spans || r.content_spans) > 0 AND c.deleted_at IS NULL
      UNION ALL SELECT 'tag', t.id, t.version_id, coalesce(s.name, t.source_name), c.slug, coalesce(c.statement, nullif(t.statement, '')),
          jsonb_build_array(t.source_spans, t.cue_spans, t.content_spans)
        FROM tag t LEFT JOIN source s ON s.id = t.source_id LEFT JOIN claim c ON c.id = t.claim_id
        WHERE t.version_id IN (SELECT id FROM older) AND NOT t.left_behind AND t.state <> 'rejected'
      ORDER BY 3, 1, 2`,
  );
  if (rows.length === 0) return [];
  const texts = await rowsFrom(
    pool,
    z.object({ id: z.int(), number: z.int(), text: z.string() }),
    sql`SELECT id, number, text FROM document_version WHERE document_id = ${documentId}
      AND (id = ANY(${[...new Set(rows.map(({ versionId }) => versionId))]}::int[]) OR number = (SELECT max(number) FROM document_version WHERE document_id = ${documentId}))
      ORDER BY number`,
  );
  const latest = texts.at(-1);
  if (!latest) return [];
  const found: LeftBehind[] = [];
  for (const text of texts.slice(0, -1))
    found.push(
      ...(await look(
        text,
        latest,
        rows.filter(({ versionId }) => versionId === text.id),
        who,
      )),
    );
  return found;
}

/** If searching for the likely places takes too long, or too many wait for it, the marks are listed without them. */
async function look(text: NumberedText, latest: NumberedText, rows: LeftRow[], who: string): Promise<LeftBehind[]> {
  if (text.text.length + latest.text.length <= SHORT) return leftIn(text, latest, rows);
  try {
    return await runInThread('left', [text, latest, rows], { who });
  } catch (error) {
    if (!(error instanceof TooMuch || error instanceof DomainError)) throw error;
    return leftIn(text, latest, rows, false);
  }
}
