import { z } from 'zod';
import type { LookupItem } from '@/lib/data-table/lookup.server';
import type { Db } from '@/lib/db';
import { sourceKind } from '@/lib/db/columns';
import { rowFrom } from '@/lib/db/rows';
import { sourceItem } from '@/lib/sources/lookup.server';
import { domainsAbove } from '@/lib/sources/rules';
import { Prisma } from '@/prisma/generated/client';
import { addressProblem, urlKey } from './rules';
import { type Otherwise, otherKeys } from './same-page';

const { sql } = Prisma;

export type Recognised = {
  /** What is wrong with the address, or null. */
  problem: string | null;
  /** Whose domain it is. The longest matching domain wins. */
  source: LookupItem | null;
  /** The document that already has this address. */
  document: { id: number; title: string; deleted: boolean } | null;
  /** A document under another address that probably means the same page, and what it is of it. */
  alike: { id: number; title: string; how: Otherwise } | null;
};

const publisher = z.object({
  id: z.int(),
  name: z.string(),
  slug: z.string(),
  kind: sourceKind,
  reliability: z.string().nullable(),
});

/** What an address tells before anything is stored: who publishes there, and whether the document is already here. */
export async function recogniseAddress(
  { pool, prisma }: Pick<Db, 'pool' | 'prisma'>,
  address: string,
): Promise<Recognised> {
  const problem = addressProblem(address);
  if (problem) return { problem, source: null, document: null, alike: null };
  const domains = domainsAbove(address);
  const others = otherKeys(address);
  const [source, document, [alike]] = await Promise.all([
    rowFrom(
      pool,
      publisher,
      sql`SELECT s.id, s.name, s.slug, s.kind, s.reliability FROM source s CROSS JOIN LATERAL unnest(s.domains) AS d
        WHERE s.deleted_at IS NULL AND s.domains && ${domains}::text[] AND d = ANY(${domains}::text[]) ORDER BY length(d) DESC, s.id LIMIT 1`,
    ),
    prisma.document.findUnique({
      where: { urlKey: urlKey(address) },
      select: { id: true, title: true, deletedAt: true },
    }),
    prisma.document.findMany({
      where: { urlKey: { in: [...others.keys()] }, deletedAt: null },
      select: { id: true, title: true, urlKey: true },
      orderBy: { id: 'asc' },
      take: 1,
    }),
  ]);
  const how = others.get(alike?.urlKey ?? '');
  return {
    problem,
    source: source ? sourceItem(source) : null,
    document: document && { id: document.id, title: document.title, deleted: document.deletedAt !== null },
    alike: alike && how && !document ? { id: alike.id, title: alike.title, how } : null,
  };
}

/** The source with this slug, to begin a form with. Null if there is none. */
export async function publisherOf(
  { prisma }: Pick<Db, 'prisma'>,
  slug: string,
): Promise<{ id: number; label: string } | null> {
  const source = await prisma.source.findFirst({ where: { slug, deletedAt: null }, select: { id: true, name: true } });
  return source && { id: source.id, label: source.name };
}
