import { type Reader, run } from '@/lib/data-table/sql.server';
import type { Db } from '@/lib/db';
import { notFound } from '@/lib/errors';
import { recordNumber } from '@/lib/format/number';
import { Prisma } from '@/prisma/generated/client';
import { type Tag, wordsAt } from './tag';

const { sql } = Prisma;

/** A tag with the names of what it points to, as it is shown. */
export type ShownTag = Tag & {
  source: { id: number; name: string; slug: string } | null;
  claim: { id: number; statement: string; slug: string } | null;
  /** The words that were marked in an earlier text and stand in the latest no more; null for all others. */
  lost: string | null;
};

/** All tags of a document, rejected ones too, by their numbers. */
export async function tagsOf(pool: Reader, documentId: number): Promise<ShownTag[]> {
  const [tags, [latest]] = await Promise.all([
    run<Omit<ShownTag, 'lost'>>(
      pool,
      sql`SELECT t.id, t.version, t.version_id AS "versionId", t.source_spans AS "sourceSpans", t.cue_spans AS "cueSpans",
          t.content_spans AS "contentSpans", t.name_spans AS "nameSpans", t.parent_id AS "parentId", t.source_id AS "sourceId",
          t.source_name AS "sourceName", t.source_kind AS "sourceKind", t.claim_id AS "claimId", t.statement, t.stance, t.certainty, t.state, t.rule,
          CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name, 'slug', s.slug) END AS source,
          CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'statement', c.statement, 'slug', c.slug) END AS claim
        FROM tag t LEFT JOIN source s ON s.id = t.source_id LEFT JOIN claim c ON c.id = t.claim_id
        WHERE t.document_id = ${documentId} ORDER BY t.id`,
    ),
    run<{ id: number }>(
      pool,
      sql`SELECT id FROM document_version WHERE document_id = ${documentId} ORDER BY number DESC LIMIT 1`,
    ),
  ]);
  const isLost = ({ versionId }: Pick<Tag, 'versionId'>) => latest !== undefined && versionId !== latest.id;
  const older = [...new Set(tags.filter(isLost).map(({ versionId }) => versionId))];
  // Each text is read once: the database would take it apart anew for every tag.
  const texts =
    older.length > 0
      ? await run<{ id: number; text: string }>(
          pool,
          sql`SELECT id, text FROM document_version WHERE id = ANY(${older})`,
        )
      : [];
  const points = new Map(texts.map(({ id, text }) => [id, [...text]]));
  const wordsIn = ({ versionId, sourceSpans, cueSpans, contentSpans }: Tag) =>
    wordsAt(points.get(versionId) ?? [], contentSpans.length > 0 ? contentSpans : [...sourceSpans, ...cueSpans]);
  return tags.map((tag) => ({ ...tag, lost: isLost(tag) ? wordsIn(tag) : null }));
}

/** What the workbench looks at again and again: the tags, and whether the text is still the latest. */
export type TagSheet = { latest: number | null; tags: ShownTag[] };

/** @throws DomainError `not found` where there is no such document, or it was deleted. */
export async function tagSheet({ pool }: Pick<Db, 'pool'>, id: string): Promise<TagSheet> {
  const documentId = recordNumber(id);
  if (documentId === undefined) throw notFound('There is no such document.');
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
