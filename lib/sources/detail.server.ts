import { z } from 'zod';
import type { Db } from '@/lib/db';
import { datePrecision, linkState } from '@/lib/db/columns';
import { rowFrom, rowsFrom } from '@/lib/db/rows';
import type { DatePrecision } from '@/lib/format/date';
import { type DocumentState, type Reliability, reliabilities, type SourceKind, wordIn } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';
import { getKin, type Kin } from './kin.server';
import { getRecord, type SourceRecord } from './record.server';

const { sql } = Prisma;
const SHOWN = 20;

type Named = { slug: string; name: string };
const claimLine = z.object({
  slug: z.string(),
  statement: z.string(),
  first: z.date().nullable(),
  firstPrecision: datePrecision.nullable(),
  link: linkState.nullable(),
});
export type ClaimLine = z.output<typeof claimLine>;

/** A place in the ownership tree. `depth` is 0 for the highest owner. */
const treeNode = z.object({ id: z.int(), slug: z.string(), name: z.string(), depth: z.int() });
export type TreeNode = z.output<typeof treeNode>;

/** How much of the ownership tree below a source is shown. */
const OWNED = 200;

export type SourceDetail = Named & {
  id: number;
  kind: SourceKind;
  description: string;
  reliability: Reliability | null;
  aliases: string[];
  domains: string[];
  version: number;
  ownerId: number | null;
  /** Its owners, the highest first; then itself; then what it owns. */
  tree: TreeNode[];
  peopleCount: number | null;
  terms: string;
  grantedBy: (Named & { id: number }) | null;
  grades: { id: number; grade: Reliability | null; reason: string; gradedBy: string; gradedAt: Date }[];
  record: SourceRecord;
  kin: Kin | null;
  originated: ClaimLine[];
  relayed: ClaimLine[];
  documents: {
    count: number;
    documents: {
      id: number;
      title: string;
      publishedAt: Date | null;
      publishedPrecision: DatePrecision;
      publishedNote: string;
      state: DocumentState;
    }[];
  };
};

/**
 * Everything that the page of a source shows, except whom it relays and who relays it. Null if nobody has that slug.
 * Lists have the latest twenty.
 */
export async function getSource({ pool, prisma }: Db, slug: string): Promise<SourceDetail | null> {
  const source = await prisma.source.findFirst({
    where: { slug, deletedAt: null },
    select: {
      id: true,
      slug: true,
      name: true,
      kind: true,
      description: true,
      reliability: true,
      aliases: true,
      domains: true,
      version: true,
      ownerId: true,
      peopleCount: true,
      terms: true,
      grantedBy: { select: { id: true, slug: true, name: true } },
      grades: {
        select: { id: true, grade: true, reason: true, gradedBy: true, gradedAt: true },
        orderBy: [{ gradedAt: 'desc' }, { id: 'desc' }],
      },
    },
  });
  if (!source) return null;
  const { id } = source;
  const origin = sql`f.origin_ids @> ARRAY[${id}]::int[]`;
  const relay = sql`f.source_ids @> ARRAY[${id}]::int[] AND NOT ${origin}`;
  const claims = (where: Prisma.Sql) =>
    rowsFrom(
      pool,
      claimLine,
      sql`SELECT c.slug, c.statement, f.first_reported AS first, f.first_precision AS "firstPrecision", f.weakest_link AS link FROM claim_facts f JOIN claim c ON c.id = f.id WHERE ${where}
        ORDER BY (f.first_reported IS NULL), f.first_reported DESC, f.first_precision DESC, f.created_at DESC, f.id DESC LIMIT ${SHOWN}`,
    );
  const [tree, kin, record, originated, relayed, documents, count] = await Promise.all([
    ownership(pool, id),
    getKin(pool, id),
    getRecord(pool, id),
    claims(origin),
    claims(relay),
    prisma.document.findMany({
      where: { sourceId: id, deletedAt: null },
      select: { id: true, title: true, publishedAt: true, publishedPrecision: true, publishedNote: true, state: true },
      orderBy: [{ publishedAt: { sort: 'desc', nulls: 'last' } }, { publishedPrecision: 'desc' }, { id: 'desc' }],
      take: SHOWN,
    }),
    prisma.document.count({ where: { sourceId: id, deletedAt: null } }),
  ]);
  return {
    ...source,
    tree,
    kin,
    record,
    reliability: wordIn(reliabilities, source.reliability) ?? null,
    grades: source.grades.map((given) => ({ ...given, grade: wordIn(reliabilities, given.grade) ?? null })),
    originated,
    relayed,
    documents: { count, documents },
  };
}

/** The owners above a source, itself, and the sources below it. */
async function ownership(pool: Db['pool'], id: number): Promise<TreeNode[]> {
  return rowsFrom(
    pool,
    treeNode,
    sql`WITH RECURSIVE up AS (
        SELECT id, slug, name, owner_id, 0 AS height FROM source WHERE id = ${id}
        UNION ALL SELECT s.id, s.slug, s.name, s.owner_id, up.height + 1 FROM up JOIN source s ON s.id = up.owner_id),
      down AS (
        SELECT id, slug, name, (SELECT max(height) FROM up) AS depth, ARRAY[name_key, id::text] AS path FROM source WHERE id = ${id}
        UNION ALL SELECT s.id, s.slug, s.name, down.depth + 1, down.path || s.name_key || s.id::text FROM down JOIN source s ON s.owner_id = down.id WHERE s.deleted_at IS NULL)
      SELECT id, slug, name, depth FROM (
        SELECT id, slug, name, (SELECT max(height) FROM up) - height AS depth, NULL::text[] AS path FROM up WHERE height > 0
        UNION ALL (SELECT id, slug, name, depth, path FROM down ORDER BY path LIMIT ${OWNED})) t ORDER BY path NULLS FIRST, depth`,
  );
}

const goneSource = z.object({
  id: z.int(),
  name: z.string(),
  /** The address of the source it was merged into, directly or through others. */
  into: z.string().nullable(),
  at: z.date(),
  by: z.string().nullable(),
  reason: z.string(),
});
export type GoneSource = z.output<typeof goneSource>;

/** What is still known of a deleted or merged source. Null if nobody ever had that slug. */
export async function getGoneSource({ pool }: Db, slug: string): Promise<GoneSource | null> {
  const gone = await rowFrom(
    pool,
    goneSource,
    sql`WITH RECURSIVE way AS (
        SELECT id, slug, merged_into_id, deleted_at FROM source WHERE slug = ${slug} AND deleted_at IS NOT NULL
        UNION SELECT s.id, s.slug, s.merged_into_id, s.deleted_at FROM way JOIN source s ON s.id = way.merged_into_id)
      SELECT s.id, s.name, s.deleted_at AS at, (SELECT slug FROM way WHERE deleted_at IS NULL) AS into, last."actorName" AS by, coalesce(last.reason, '') AS reason
      FROM source s LEFT JOIN LATERAL (SELECT c.actor_name AS "actorName", c.reason FROM change_record r JOIN change c ON c.id = r.change_id
        WHERE r.entity = 'source' AND r.entity_id = s.id::text AND r.after ? 'deletedAt' ORDER BY r.id DESC LIMIT 1) last ON true
      WHERE s.slug = ${slug} AND s.deleted_at IS NOT NULL`,
  );
  return gone ?? null;
}
