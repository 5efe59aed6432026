import { fold } from '@/lib/format/fold';
import { PAGE_NAMES, slugOf, unusedSlug } from '@/lib/format/slug';
import { escapeLike } from '@/lib/list/sql';
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

/** As many numbers as are tried at once for a slug that is taken. */
const TRIED = 20;

/** The slugs of new sources of these names, in their order. */
export async function sourceSlugs(tx: Tx, names: readonly string[]): Promise<string[]> {
  const bases = names.map((name) => slugOf(name, 'source'));
  const tried = [...new Set(bases)].flatMap((base) => [base, ...Array.from({ length: TRIED }, (_, n) => `${base}-${n + 2}`)]);
  const there = await tx.source.findMany({ where: { slug: { in: tried } }, select: { slug: true } });
  const taken = [...PAGE_NAMES, ...there.map(({ slug }) => slug)];
  const slugs: string[] = [];
  for (const [i, base] of bases.entries()) {
    const own = taken.filter((slug) => slug.startsWith(base));
    // Where all of them are taken, the others of this name are looked for by themselves.
    const others = own.length > TRIED ? await tx.source.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } }) : [];
    slugs[i] = unusedSlug(base, [...own, ...others.map(({ slug }) => slug)]);
    taken.push(slugs[i]);
  }
  return slugs;
}

/** By what two topics are one, in SQL, of their folded names: «DeepSeek V4» and «deepseek-v4» are, «C» and «C++» are not. */
export const topicKey = (nameKey: Prisma.Sql): Prisma.Sql => Prisma.sql`btrim(regexp_replace(${nameKey}, '[-_ '']+', ' ', 'g'))`;

/** The condition that a source s has this name, as its own or as another one; capitals, accents and invisible characters do not matter. */
export function hasName(name: string): Prisma.Sql {
  const key = fold(name);
  // The first part is for the index.
  return Prisma.sql`(s.folded LIKE ${`%${escapeLike(key)}%`} AND ${key} = ANY(string_to_array(s.folded, E'\\n')))`;
}
