import { z } from 'zod';
import { idRow } from '@/lib/db/columns';
import { rowFrom, rowsFrom, runStatement } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { declarationOf, type Entity } from '@/lib/entities/entities';
import { PAGE_NAMES, unusedSlug } from '@/lib/format/slug';
import { Prisma } from '@/prisma/generated/client';
import { caseFileNames, fileOf } from './kinds';

const { sql } = Prisma;

/** The kinds of record that a case can make. */
const made: readonly Entity[] = [...new Set([...caseFileNames.map((name) => fileOf(name).entity), 'tag' as const])];

/** Numbers for so many new records, in ascending order. */
export async function reserve(tx: Tx, entity: Entity, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await rowsFrom(
    tx,
    idRow,
    sql`SELECT nextval(pg_get_serial_sequence(${declarationOf(entity).table}, 'id'))::int AS id
      FROM generate_series(1, ${count}::int)`,
  );
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

/** Lets the numbers of new records begin after those that are here. */
export async function countOn(tx: Tx): Promise<void> {
  for (const entity of made) {
    const { table } = declarationOf(entity);
    await runStatement(
      tx,
      sql`SELECT setval(own.name, greatest(max(t.id), pg_sequence_last_value(own.name)))
        FROM (SELECT pg_get_serial_sequence(${table}, 'id')::regclass AS name) own CROSS JOIN ${Prisma.raw(`"${table}"`)} t
        GROUP BY own.name`,
    );
  }
}

/** Whether there is nothing yet of what a case consists of. Deleted records count. */
export async function isEmpty(tx: Tx): Promise<boolean> {
  const row = await rowFrom(
    tx,
    z.object({ some: z.boolean() }),
    sql`SELECT EXISTS (SELECT FROM claim) OR EXISTS (SELECT FROM source) OR EXISTS (SELECT FROM document)
      OR EXISTS (SELECT FROM topic) AS some`,
  );
  return row?.some === false;
}

/** Addresses for new records: the wanted ones, with a number where that is taken. */
export async function freeSlugs(tx: Tx, entity: Entity, wanted: readonly string[]): Promise<string[]> {
  const taken = new Set([...PAGE_NAMES, ...(await slugsHere(tx, entity, wanted))]);
  const slugs: string[] = [];
  for (const slug of wanted) {
    const free = taken.has(slug) ? unusedSlug(slug, [...taken, ...(await slugsLike(tx, entity, slug))]) : slug;
    taken.add(free);
    slugs.push(free);
  }
  return slugs;
}

const slugRow = z.object({ slug: z.string() });

async function slugsHere(tx: Tx, entity: Entity, slugs: readonly string[]): Promise<string[]> {
  const table = Prisma.raw(`"${declarationOf(entity).table}"`);
  const rows = await rowsFrom(tx, slugRow, sql`SELECT slug FROM ${table} WHERE slug = ANY(${[...slugs]}::text[])`);
  return rows.map(({ slug }) => slug);
}

async function slugsLike(tx: Tx, entity: Entity, slug: string): Promise<string[]> {
  const table = Prisma.raw(`"${declarationOf(entity).table}"`);
  const rows = await rowsFrom(tx, slugRow, sql`SELECT slug FROM ${table} WHERE slug LIKE ${`${slug}-%`}`);
  return rows.map((row) => row.slug);
}
