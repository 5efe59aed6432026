import { PAGE_NAMES, slugOf, unusedSlug } from '@/lib/format/slug';
import { Prisma } from '@/prisma/generated/client';
import type { Tx } from './ledger';

const NAMES = 72707372;

/** Two people who make the same source at once follow each other. */
export async function lockNames(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${NAMES}::int)::text`;
}

/** The slug of a new source of this name, wherever it is made. */
export async function sourceSlug(tx: Tx, name: string): Promise<string> {
  const base = slugOf(name, 'source');
  const near = await tx.source.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  return unusedSlug(base, [...PAGE_NAMES, ...near.map(({ slug }) => slug)]);
}

/** By what two names are one topic, in SQL: «DeepSeek V4» and «deepseek-v4» are, «C» and «C++» are not. */
export const topicKey = (name: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`btrim(regexp_replace(lower(immutable_unaccent(${name})), '[-–_[:space:]'']+', ' ', 'g'))`;
