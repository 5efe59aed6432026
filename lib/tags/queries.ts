import type { Db } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { type Reader, run } from '@/lib/list/sql';
import { Prisma } from '@/prisma/generated/client';
import type { Tag } from './tag';

const { sql } = Prisma;

/** A tag with the names of what it points to, as it is shown. */
export type ShownTag = Tag & {
  source: { id: number; name: string; slug: string } | null;
  claim: { id: number; statement: string; slug: string } | null;
  /** The words that were marked in an earlier text and stand in the latest no more; null for all others. */
  lost: string | null;
};

/** All tags of a document, rejected ones too, by their numbers. */
export function tagsOf(pool: Reader, documentId: number): Promise<ShownTag[]> {
  return run<ShownTag>(
    pool,
    sql`SELECT t.id, t.version, t.version_id AS "versionId", t.source_spans AS "sourceSpans", t.cue_spans AS "cueSpans",
        t.content_spans AS "contentSpans", t.name_spans AS "nameSpans", t.parent_id AS "parentId", t.source_id AS "sourceId",
        t.source_name AS "sourceName", t.source_kind AS "sourceKind", t.claim_id AS "claimId", t.statement, t.stance, t.certainty, t.state, t.rule,
        CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name, 'slug', s.slug) END AS source,
        CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'statement', c.statement, 'slug', c.slug) END AS claim,
        CASE WHEN t.version_id <> (SELECT id FROM document_version WHERE document_id = t.document_id ORDER BY number DESC LIMIT 1) THEN
          (SELECT string_agg(substr(v.text, x.spans[i] + 1, x.spans[i + 1] - x.spans[i]), ' … ' ORDER BY i) FROM document_version v,
            LATERAL (SELECT CASE WHEN cardinality(t.content_spans) > 0 THEN t.content_spans ELSE t.source_spans || t.cue_spans END AS spans) x,
            generate_series(1, cardinality(x.spans) - 1, 2) AS i WHERE v.id = t.version_id) END AS lost
      FROM tag t LEFT JOIN source s ON s.id = t.source_id LEFT JOIN claim c ON c.id = t.claim_id
      WHERE t.document_id = ${documentId} ORDER BY t.id`,
  );
}

/** What the workbench looks at again and again: the tags, and whether the text is still the latest. */
export type TagSheet = { latest: number | null; tags: ShownTag[] };

/** @throws DomainError `not found` where there is no such document, or it was deleted. */
export async function tagSheet({ pool }: Pick<Db, 'pool'>, id: string): Promise<TagSheet> {
  if (!/^[1-9]\d{0,8}$/.test(id)) throw notFound('There is no such document.');
  const documentId = Number(id);
  const [[document], tags] = await Promise.all([
    run<{ latest: number | null }>(
      pool,
      sql`SELECT (SELECT id FROM document_version WHERE document_id = d.id ORDER BY number DESC LIMIT 1) AS latest
        FROM document d WHERE d.id = ${documentId} AND d.deleted_at IS NULL`,
    ),
    tagsOf(pool, documentId),
  ]);
  if (!document) throw notFound('This document has been deleted.');
  return { latest: document.latest, tags };
}
