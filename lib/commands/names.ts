import { z } from 'zod';
import { escapeLike } from '@/lib/data-table/sql.server';
import { sourceKind } from '@/lib/db/columns';
import { type Reader, rowsFrom, runStatement } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { fold } from '@/lib/format/fold';
import { PAGE_NAMES, slugOf, unusedSlug } from '@/lib/format/slug';
import { sourceKinds } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';

const NAMES = 72707372;

/** Two people who create the same source at once follow each other. */
export async function lockNames(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${NAMES}::int)::text`;
}

/** The slug of a new source with this name, wherever it is created. */
export const sourceSlug = async (tx: Tx, name: string): Promise<string> => (await sourceSlugs(tx, [name]))[0] ?? '';

/** The number of suffixes tried at once for a slug that is taken. */
const TRIED = 20;

/** The slugs of new sources with these names, in their order. */
export async function sourceSlugs(tx: Tx, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const bases = names.map((name) => slugOf(name, 'source'));
  const tried = [...new Set(bases)].flatMap((base) => [
    base,
    ...Array.from({ length: TRIED }, (_, n) => `${base}-${n + 2}`),
  ]);
  const there = await tx.source.findMany({ where: { slug: { in: tried } }, select: { slug: true } });
  const taken = [...PAGE_NAMES, ...there.map(({ slug }) => slug)];
  const slugs: string[] = [];
  for (const [i, base] of bases.entries()) {
    const own = taken.filter((slug) => slug.startsWith(base));
    // If all of them are taken, the other slugs of this name are looked up.
    const others =
      own.length > TRIED
        ? await tx.source.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } })
        : [];
    slugs[i] = unusedSlug(base, [...own, ...others.map(({ slug }) => slug)]);
    taken.push(slugs[i]);
  }
  return slugs;
}

/**
 * What makes two topics the same, in SQL, computed from their folded names: “DeepSeek V4” and “deepseek-v4” are the
 * same, “C” and “C++” are not.
 */
export const topicKey = (nameKey: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`btrim(regexp_replace(${nameKey}, '[-_ '']+', ' ', 'g'))`;

/** The same for a name that is at hand. */
export const topicKeyOf = (name: string): string =>
  fold(name)
    .replace(/[-_ ']+/g, ' ')
    .trim();

/**
 * The condition that a source s has this name, as its own or as another name. Capitals, accents and invisible
 * characters do not matter.
 */
export function hasName(name: string): Prisma.Sql {
  const key = fold(name);
  // The first part is for the index.
  return Prisma.sql`(s.folded LIKE ${`%${escapeLike(key)}%`} AND ${key} = ANY(string_to_array(s.folded, E'\\n')))`;
}

const namedSource = z.object({
  id: z.int(),
  name: z.string(),
  slug: z.string(),
  kind: sourceKind,
  owner: z.string().nullable(),
  domains: z.array(z.string()),
  description: z.string(),
});
export type NamedSource = z.output<typeof namedSource>;
const foundSource = namedSource.extend({ key: z.string() });

/** The sources with one of these names or other names, by the folded name. Sources whose own name it is come first. */
export async function sourcesNamed(reader: Reader, names: readonly string[]): Promise<Map<string, NamedSource[]>> {
  const keys = [...new Set(names.map(fold))];
  const named = new Map<string, NamedSource[]>();
  if (keys.length === 0) return named;
  const rows = await rowsFrom(
    reader,
    foundSource,
    Prisma.sql`SELECT k.key, s.id, s.name, s.slug, s.kind::text AS kind, o.name AS owner, s.domains, s.description
      FROM unnest(${keys}::text[], ${keys.map((key) => `%${escapeLike(key)}%`)}::text[]) AS k(key, part)
      JOIN source s ON s.deleted_at IS NULL AND s.folded LIKE k.part AND k.key = ANY(string_to_array(s.folded, E'\\n'))
      LEFT JOIN source o ON o.id = s.owner_id ORDER BY s.name_key = k.key DESC, s.id`,
  );
  for (const { key, ...source } of rows) named.set(key, [...(named.get(key) ?? []), source]);
  return named;
}

/** How a source is told from others of its name. */
export const detailOf = ({ kind, owner, domains }: Pick<NamedSource, 'kind' | 'owner' | 'domains'>): string =>
  [sourceKinds[kind].label, owner && `of ${owner}`, domains[0]].filter(Boolean).join(' · ');

/** How alike two names must be, as pg_trgm measures it, and how many of the nearest are given. */
const [ALIKE, NEAREST] = [0.45, 3];

/** Other sources whose names are like those of these, by the number of each, the nearest first. */
export async function namesLike(
  tx: Tx,
  sources: readonly { readonly id: number; readonly name: string }[],
): Promise<Map<number, NamedSource[]>> {
  const found = new Map<number, NamedSource[]>();
  if (sources.length === 0) return found;
  // Only the operator finds them by the index.
  await runStatement(tx, Prisma.sql`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(ALIKE)}, true)`);
  const rows = await rowsFrom(
    tx,
    namedSource.extend({ of: z.int() }),
    Prisma.sql`SELECT k.id AS of, s.* FROM unnest(${sources.map(({ id }) => id)}::int[], ${sources.map(({ name }) => fold(name))}::text[]) AS k(id, key)
      CROSS JOIN LATERAL (SELECT s.id, s.name, s.slug, s.kind::text AS kind, o.name AS owner, s.domains, s.description
        FROM source s LEFT JOIN source o ON o.id = s.owner_id
        WHERE s.deleted_at IS NULL AND s.id <> ALL(${sources.map(({ id }) => id)}::int[]) AND k.key <% s.folded
        ORDER BY similarity(k.key, s.name_key) DESC, s.id LIMIT ${NEAREST}::int) s`,
  );
  for (const { of, ...source } of rows) found.set(of, [...(found.get(of) ?? []), source]);
  return found;
}

/**
 * Where claims or sources stand that may have been merged: they themselves, or what they were merged into, by the
 * requested numbers. Records that no longer exist are left out; deleted ones are marked.
 */
export async function standingOf(
  tx: Tx,
  table: 'claim' | 'source',
  ids: readonly number[],
): Promise<Map<number, Standing>> {
  if (ids.length === 0) return new Map();
  const records = Prisma.raw(table);
  const rows = await rowsFrom(
    tx,
    standingRow,
    Prisma.sql`WITH RECURSIVE up AS (SELECT id, id AS at FROM ${records} WHERE id = ANY(${[...new Set(ids)]})
      UNION SELECT up.id, r.merged_into_id FROM up JOIN ${records} r ON r.id = up.at WHERE r.merged_into_id IS NOT NULL)
    SELECT up.id AS asked, r.id, r.deleted_at IS NOT NULL AS deleted FROM up JOIN ${records} r ON r.id = up.at WHERE r.merged_into_id IS NULL`,
  );
  return new Map(rows.map(({ asked, ...stands }) => [asked, stands]));
}

type Standing = { id: number; deleted: boolean };
const standingRow = z.object({ asked: z.int(), id: z.int(), deleted: z.boolean() });
