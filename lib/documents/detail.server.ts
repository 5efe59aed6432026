import { run } from '@/lib/data-table/sql.server';
import type { Db } from '@/lib/db';
import type { DatePrecision } from '@/lib/format/date';
import type { Certainty, DocumentKind, DocumentState, LinkState, Passage, Stance } from '@/lib/vocabulary';
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
  versions: { id: number; number: number; sha256: string; storedAt: Date; characters: number; bytes: number }[];
  /** The stored text that is shown: of the wanted version, else of the latest; null where there is none. */
  text: string | null;
  /** Its version. */
  shown: number | null;
  says: Said[];
};

export type Said = {
  claim: { slug: string; statement: string };
  source: { slug: string; name: string };
  stance: Stance;
  certainty: Certainty | null;
  passage: Passage | null;
  spans: number[];
  versionId: number | null;
  /** Whom it credits for the claim. */
  credits: { slug: string; name: string; state: LinkState }[];
};

/**
 * All that its page says of a document; null where there is none of that number.
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
  const [versions, texts, says] = await Promise.all([
    run<DocumentDetail['versions'][number]>(
      pool,
      sql`SELECT id, number, sha256, stored_at AS "storedAt", length(text) AS characters, octet_length(text) AS bytes FROM document_version WHERE document_id = ${id} ORDER BY number DESC`,
    ),
    run<{ id: number; text: string }>(
      pool,
      sql`SELECT id, text FROM document_version WHERE document_id = ${id} ORDER BY (number = ${wanted ?? 0}) DESC, number DESC LIMIT 1`,
    ),
    run<Said>(
      pool,
      sql`SELECT json_build_object('slug', c.slug, 'statement', c.statement) AS claim, json_build_object('slug', s.slug, 'name', s.name) AS source,
        u.stance, u.certainty, u.passage, u.spans, u.version_id AS "versionId",
        coalesce((SELECT json_agg(json_build_object('slug', us.slug, 'name', us.name, 'state', a.state) ORDER BY us.name) FROM attribution a
          JOIN utterance up ON up.id = a.upstream_id JOIN source us ON us.id = up.source_id WHERE a.downstream_id = u.id), '[]') AS credits
      FROM utterance u JOIN claim c ON c.id = u.claim_id JOIN source s ON s.id = u.source_id
      WHERE u.document_id = ${id} AND c.deleted_at IS NULL ORDER BY u.spans, c.id`,
    ),
  ]);
  return { ...document, versions, text: texts[0]?.text ?? null, shown: texts[0]?.id ?? null, says };
}

export type GoneDocument = { id: number; title: string; at: Date; by: string | null; reason: string };

/** What is still known of a deleted document; null where there never was one of that number. */
export async function getGoneDocument({ pool }: Db, id: number): Promise<GoneDocument | null> {
  const [gone] = await run<GoneDocument>(
    pool,
    sql`SELECT d.id, d.title, d.deleted_at AS at, last.name AS by, coalesce(last.reason, '') AS reason
      FROM document d LEFT JOIN LATERAL (SELECT c.actor_name AS name, c.reason FROM change_record r JOIN change c ON c.id = r.change_id
        WHERE r.entity = 'document' AND r.entity_id = d.id::text AND r.after ? 'deletedAt' ORDER BY r.id DESC LIMIT 1) last ON true
      WHERE d.id = ${id} AND d.deleted_at IS NOT NULL`,
  );
  return gone ?? null;
}
