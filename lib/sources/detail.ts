import type { Db } from '@/lib/db';
import { run } from '@/lib/list/sql';
import type { DocumentState, LinkState, Reliability, SourceKind } from '@/lib/words';
import { Prisma } from '@/prisma/generated/client';

const { sql } = Prisma;
const SHOWN = 20;

type Named = { slug: string; name: string };
type ClaimLine = { slug: string; statement: string; first: Date | null; link: LinkState | null };
type Partner = Named & { claims: number };

export type SourceDetail = Named & {
  id: number;
  kind: SourceKind;
  description: string;
  reliability: Reliability | null;
  aliases: string[];
  domains: string[];
  owner: Named | null;
  owned: Named[];
  grades: { grade: Reliability | null; reason: string; gradedAt: Date }[];
  originated: { count: number; claims: ClaimLine[] };
  relayed: { count: number; claims: ClaimLine[] };
  relays: Partner[];
  relayedBy: Partner[];
  documents: { count: number; documents: { id: number; title: string; publishedAt: Date | null; state: DocumentState }[] };
};

/** All that its page says of a source; null where nobody has that slug. Lists are the latest twenty. */
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
      owner: { select: { slug: true, name: true } },
      owned: { select: { slug: true, name: true }, where: { deletedAt: null }, orderBy: { nameKey: 'asc' } },
      grades: { select: { grade: true, reason: true, gradedAt: true }, orderBy: [{ gradedAt: 'desc' }, { id: 'desc' }] },
    },
  });
  if (!source) return null;
  const { id } = source;
  const origin = sql`f.origin_ids @> ARRAY[${id}]::int[]`;
  const relay = sql`f.source_ids @> ARRAY[${id}]::int[] AND NOT ${origin}`;
  const partners = (mine: 'downstream' | 'upstream') => {
    const [me, other] = mine === 'downstream' ? [sql`a.downstream_id`, sql`a.upstream_id`] : [sql`a.upstream_id`, sql`a.downstream_id`];
    return run<Partner>(
      pool,
      sql`SELECT s.slug, s.name, count(DISTINCT a.claim_id)::int AS claims FROM utterance u JOIN attribution a ON ${me} = u.id
        JOIN utterance o ON o.id = ${other} JOIN source s ON s.id = o.source_id WHERE u.source_id = ${id} GROUP BY s.id ORDER BY claims DESC, s.name LIMIT ${SHOWN}`,
    );
  };
  const claims = async (where: Prisma.Sql) => {
    const [rows, count] = await Promise.all([
      run<ClaimLine>(
        pool,
        sql`SELECT c.slug, c.statement, f.first_reported AS first, f.weakest_link AS link FROM claim_facts f JOIN claim c ON c.id = f.id WHERE ${where}
          ORDER BY (f.first_reported IS NULL), f.first_reported DESC, f.id LIMIT ${SHOWN}`,
      ),
      run<{ count: number }>(pool, sql`SELECT count(*)::int AS count FROM claim_facts f WHERE ${where}`),
    ]);
    return { count: count[0]?.count ?? 0, claims: rows };
  };
  const [originated, relayed, relays, relayedBy, documents, count] = await Promise.all([
    claims(origin),
    claims(relay),
    partners('downstream'),
    partners('upstream'),
    prisma.document.findMany({
      where: { sourceId: id, deletedAt: null },
      select: { id: true, title: true, publishedAt: true, state: true },
      orderBy: [{ publishedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
      take: SHOWN,
    }),
    prisma.document.count({ where: { sourceId: id, deletedAt: null } }),
  ]);
  return {
    ...source,
    reliability: source.reliability as Reliability | null,
    grades: source.grades as SourceDetail['grades'],
    originated,
    relayed,
    relays,
    relayedBy,
    documents: { count, documents },
  };
}
