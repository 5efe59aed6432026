import { z } from 'zod';
import type { Db } from '@/lib/db';
import { certainty, linkState, passage, spans, stance } from '@/lib/db/columns';
import { rowFrom, rowsFrom } from '@/lib/db/rows';
import type { DatePrecision } from '@/lib/format/date';
import { type TextLink, textLink } from '@/lib/text/links';
import type { DocumentKind, DocumentState } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

export type DocumentDetail = {
  id: number;
  version: number;
  title: string;
  language: string;
  url: string | null;
  kind: DocumentKind;
  state: DocumentState;
  stateNote: string;
  authors: string[];
  publishedAt: Date | null;
  publishedPrecision: DatePrecision;
  publishedNote: string;
  publisher: { id: number; slug: string; name: string };
  versions: z.output<typeof storedVersion>[];
  /** The stored text that is shown: of the wanted version, or else of the latest. Null if there is none. */
  text: string | null;
  /** Where its words lead to other pages. */
  links: TextLink[];
  /** Its version. */
  shown: number | null;
  says: Said[];
};

const said = z.object({
  claim: z.object({ slug: z.string(), statement: z.string() }),
  source: z.object({ slug: z.string(), name: z.string() }),
  stance,
  certainty: certainty.nullable(),
  passage: passage.nullable(),
  spans,
  versionId: z.int().nullable(),
  /** Whom it credits for the claim. */
  credits: z.array(z.object({ linkId: z.int(), slug: z.string(), name: z.string(), state: linkState })),
});
export type Said = z.output<typeof said>;

const storedVersion = z.object({
  id: z.int(),
  number: z.int(),
  sha256: z.string(),
  storedAt: z.date(),
  characters: z.int(),
  bytes: z.int(),
});

/**
 * Everything that the page of a document shows. Null if there is none with that number.
 * @param wanted the number of the version whose text is shown; the latest without it.
 */
export async function getDocument({ pool, prisma }: Db, id: number, wanted?: number): Promise<DocumentDetail | null> {
  const document = await prisma.document.findFirst({
    where: { id, deletedAt: null },
    select: {
      id: true,
      version: true,
      language: true,
      title: true,
      url: true,
      kind: true,
      state: true,
      stateNote: true,
      authors: true,
      publishedAt: true,
      publishedPrecision: true,
      publishedNote: true,
      publisher: { select: { id: true, slug: true, name: true } },
    },
  });
  if (!document) return null;
  const [versions, shown, says] = await Promise.all([
    rowsFrom(
      pool,
      storedVersion,
      sql`SELECT id, number, sha256, stored_at AS "storedAt", length(text) AS characters, octet_length(text) AS bytes FROM document_version WHERE document_id = ${id} ORDER BY number DESC`,
    ),
    rowFrom(
      pool,
      z.object({ id: z.int(), text: z.string(), links: z.array(textLink) }),
      sql`SELECT id, text, links FROM document_version WHERE document_id = ${id} ORDER BY (number = ${wanted ?? 0}) DESC, number DESC LIMIT 1`,
    ),
    rowsFrom(
      pool,
      said,
      sql`SELECT json_build_object('slug', c.slug, 'statement', c.statement) AS claim, json_build_object('slug', s.slug, 'name', s.name) AS source,
        u.stance, u.certainty, u.passage, u.spans, u.version_id AS "versionId",
        coalesce((SELECT json_agg(json_build_object('linkId', a.id, 'slug', us.slug, 'name', us.name, 'state', a.state) ORDER BY us.name) FROM attribution a
          JOIN utterance up ON up.id = a.upstream_id JOIN source us ON us.id = up.source_id WHERE a.downstream_id = u.id), '[]') AS credits
      FROM utterance u JOIN claim c ON c.id = u.claim_id JOIN source s ON s.id = u.source_id
      WHERE u.document_id = ${id} AND c.deleted_at IS NULL ORDER BY u.spans, c.id`,
    ),
  ]);
  return {
    ...document,
    versions,
    text: shown?.text ?? null,
    links: shown?.links ?? [],
    shown: shown?.id ?? null,
    says,
  };
}

const goneDocument = z.object({
  id: z.int(),
  title: z.string(),
  at: z.date(),
  by: z.string().nullable(),
  reason: z.string(),
});
export type GoneDocument = z.output<typeof goneDocument>;

/** What is still known of a deleted document. Null if there never was one with that number. */
export async function getGoneDocument({ pool }: Db, id: number): Promise<GoneDocument | null> {
  const gone = await rowFrom(
    pool,
    goneDocument,
    sql`SELECT d.id, d.title, d.deleted_at AS at, last.name AS by, coalesce(last.reason, '') AS reason
      FROM document d LEFT JOIN LATERAL (SELECT c.actor_name AS name, c.reason FROM change_record r JOIN change c ON c.id = r.change_id
        WHERE r.entity = 'document' AND r.entity_id = d.id::text AND r.after ? 'deletedAt' ORDER BY r.id DESC LIMIT 1) last ON true
      WHERE d.id = ${id} AND d.deleted_at IS NOT NULL`,
  );
  return gone ?? null;
}
