import type { Db } from '@/lib/db';
import { run } from '@/lib/list/sql';
import type { Certainty, DocumentKind, DocumentState, LinkState, Passage, Stance } from '@/lib/words';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;

export type DocumentDetail = {
  id: number;
  title: string;
  url: string | null;
  kind: DocumentKind;
  state: DocumentState;
  stateNote: string;
  authors: string[];
  publishedAt: Date | null;
  publishedPrecision: 'day' | 'minute';
  publisher: { slug: string; name: string };
  versions: { id: number; number: number; sha256: string; storedAt: Date; characters: number }[];
  /** The latest stored text, or null. */
  text: string | null;
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

/** All that its page says of a document; null where there is none of that number. */
export async function getDocument({ pool, prisma }: Db, id: number): Promise<DocumentDetail | null> {
  const document = await prisma.document.findFirst({
    where: { id, deletedAt: null },
    select: {
      id: true,
      title: true,
      url: true,
      kind: true,
      state: true,
      stateNote: true,
      authors: true,
      publishedAt: true,
      publishedPrecision: true,
      publisher: { select: { slug: true, name: true } },
    },
  });
  if (!document) return null;
  const [versions, texts, says] = await Promise.all([
    run<DocumentDetail['versions'][number]>(
      pool,
      sql`SELECT id, number, sha256, stored_at AS "storedAt", length(text) AS characters FROM document_version WHERE document_id = ${id} ORDER BY number DESC`,
    ),
    run<{ text: string }>(pool, sql`SELECT text FROM document_version WHERE document_id = ${id} ORDER BY number DESC LIMIT 1`),
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
  return { ...document, versions, text: texts[0]?.text ?? null, says };
}
