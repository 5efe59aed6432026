import { z } from 'zod';
import type { Db } from '@/lib/db';
import { certainty, sourceKind, spans, stance, tagState } from '@/lib/db/columns';
import { rowFrom, rowsFrom } from '@/lib/db/rows';
import { notFound } from '@/lib/errors';
import { recordNumber } from '@/lib/format/number';
import { Prisma } from '@/prisma/generated/client';
import { type Tag, wordsAt } from './tag';

const { sql } = Prisma;

/** A tag with the names of what it points to, as it is shown. */
export type ShownTag = Tag & {
  source: { id: number; name: string; slug: string } | null;
  claim: { id: number; statement: string; slug: string } | null;
  /** The words that were marked in an earlier text and that the latest no longer has. Null for all others. */
  lost: string | null;
};

const tagRow = z.object({
  id: z.int(),
  version: z.int(),
  versionId: z.int(),
  sourceSpans: spans,
  cueSpans: spans,
  contentSpans: spans,
  nameSpans: spans,
  parentId: z.int().nullable(),
  sourceId: z.int().nullable(),
  sourceName: z.string(),
  sourceKind: sourceKind.nullable(),
  claimId: z.int().nullable(),
  statement: z.string(),
  stance,
  certainty: certainty.nullable(),
  state: tagState,
  rule: z.string(),
  source: z.object({ id: z.int(), name: z.string(), slug: z.string() }).nullable(),
  claim: z.object({ id: z.int(), statement: z.string(), slug: z.string() }).nullable(),
});

/** All tags of a document, including rejected ones, by number. */
export async function tagsOf({ pool, prisma }: Pick<Db, 'pool' | 'prisma'>, documentId: number): Promise<ShownTag[]> {
  const [tags, latest] = await Promise.all([
    rowsFrom(
      pool,
      tagRow,
      sql`SELECT t.id, t.version, t.version_id AS "versionId", t.source_spans AS "sourceSpans", t.cue_spans AS "cueSpans",
          t.content_spans AS "contentSpans", t.name_spans AS "nameSpans", t.parent_id AS "parentId", t.source_id AS "sourceId",
          t.source_name AS "sourceName", t.source_kind AS "sourceKind", t.claim_id AS "claimId", t.statement, t.stance, t.certainty, t.state, t.rule,
          CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name, 'slug', s.slug) END AS source,
          CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'statement', c.statement, 'slug', c.slug) END AS claim
        FROM tag t LEFT JOIN source s ON s.id = t.source_id LEFT JOIN claim c ON c.id = t.claim_id
        WHERE t.document_id = ${documentId} ORDER BY t.id`,
    ),
    prisma.documentVersion.findFirst({ where: { documentId }, orderBy: { number: 'desc' }, select: { id: true } }),
  ]);
  const isLost = ({ versionId }: Pick<Tag, 'versionId'>) => latest !== null && versionId !== latest.id;
  const older = [...new Set(tags.filter(isLost).map(({ versionId }) => versionId))];
  // Each text is read once: the database would otherwise decompress it for every tag.
  const texts =
    older.length > 0
      ? await prisma.documentVersion.findMany({ where: { id: { in: older } }, select: { id: true, text: true } })
      : [];
  const points = new Map(texts.map(({ id, text }) => [id, [...text]]));
  const wordsIn = ({ versionId, sourceSpans, cueSpans, contentSpans }: Tag) =>
    wordsAt(points.get(versionId) ?? [], contentSpans.length > 0 ? contentSpans : [...sourceSpans, ...cueSpans]);
  return tags.map((tag) => ({ ...tag, lost: isLost(tag) ? wordsIn(tag) : null }));
}

const linkOfTag = z.object({ tagId: z.int(), linkId: z.int() });
/** The link by which a chain credits whom a tag names. */
export type LinkOfTag = z.output<typeof linkOfTag>;

/**
 * The links of the tags of a document: those that were read in their words, or else those of their claims that credit
 * their sources. Of several, the one of its own claim, and one that is not verified, comes first.
 */
export const linksOfTags = ({ pool }: Pick<Db, 'pool'>, documentId: number): Promise<LinkOfTag[]> =>
  rowsFrom(
    pool,
    linkOfTag,
    sql`SELECT DISTINCT ON (t.id) t.id AS "tagId", a.id AS "linkId"
      FROM tag t JOIN LATERAL (
          SELECT r.attribution_id AS id, 0 AS way FROM reading r WHERE r.version_id = t.version_id AND r.cue_spans = t.cue_spans
            AND r.source_spans = t.source_spans AND r.content_spans = t.content_spans
          UNION ALL SELECT x.id, 1 FROM utterance d JOIN attribution x ON x.downstream_id = d.id
            JOIN utterance u ON u.id = x.upstream_id AND u.source_id = t.source_id
            WHERE d.document_id = t.document_id AND d.claim_id = t.claim_id) found ON true
        JOIN attribution a ON a.id = found.id JOIN claim c ON c.id = a.claim_id AND c.deleted_at IS NULL
      WHERE t.document_id = ${documentId} AND t.state <> 'rejected'
      ORDER BY t.id, found.way, (a.claim_id = t.claim_id) DESC NULLS LAST, (a.state = 'verified'), a.id`,
  );

/** What the workbench checks again and again: the tags, their links, and whether the text is still the latest. */
export type TagSheet = { latest: number | null; tags: ShownTag[]; links: LinkOfTag[] };

/** @throws DomainError `not found` if there is no such document, or it was deleted */
export async function tagSheet(db: Pick<Db, 'pool' | 'prisma'>, id: string): Promise<TagSheet> {
  const documentId = recordNumber(id);
  if (documentId === undefined) throw notFound('There is no such document.');
  const [document, tags, links] = await Promise.all([
    rowFrom(
      db.pool,
      z.object({ latest: z.int().nullable() }),
      sql`SELECT (SELECT id FROM document_version WHERE document_id = d.id ORDER BY number DESC LIMIT 1) AS latest
        FROM document d WHERE d.id = ${documentId} AND d.deleted_at IS NULL`,
    ),
    tagsOf(db, documentId),
    linksOfTags(db, documentId),
  ]);
  if (!document) throw notFound('This document has been deleted.');
  return { latest: document.latest, tags, links };
}
