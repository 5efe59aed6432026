import { z } from 'zod';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { Prisma } from '@/prisma/generated/client';
import { recordsNamed } from './named-records.server';
import { aboutOf, deedOf } from './sentence';

const { sql } = Prisma;

/**
 * What a change did. If it undid another one: the change that all began with, and whether undoing this one does it
 * again.
 */
export type Deed = { deed: string; again: boolean };

const backRow = z.object({
  id: z.int(),
  steps: z.int(),
  command: z.string(),
  counts: z.record(z.string(), z.int()),
  subjects: z.array(z.string()),
});
type Row = z.output<typeof backRow>;

/** What these changes did, by their ids. */
export async function deedsOf(reader: Reader, ids: readonly number[]): Promise<Map<number, Deed>> {
  if (ids.length === 0) return new Map();
  const ends = (order: Prisma.Sql, limit: number) =>
    sql`(SELECT r.id, r.subjects FROM change_record r WHERE r.change_id = d.id ORDER BY r.id ${order} LIMIT ${limit})`;
  const rows = await rowsFrom(
    reader,
    backRow,
    sql`WITH RECURSIVE back (id, of, steps) AS (
        SELECT id, id, 0 FROM change WHERE id = ANY(${[...new Set(ids)]}::int[])
        UNION ALL SELECT back.id, h.undoes_id, back.steps + 1 FROM back JOIN change h ON h.id = back.of WHERE h.undoes_id IS NOT NULL)
      SELECT DISTINCT ON (back.id) back.id, back.steps, d.command, d.counts, ARRAY(
        SELECT s.subject FROM (${ends(sql`ASC`, 6)} UNION ALL ${ends(sql`DESC`, 3)}) e, unnest(e.subjects) WITH ORDINALITY AS s(subject, place)
        ORDER BY e.id, s.place) AS subjects
      FROM back JOIN change d ON d.id = back.of ORDER BY back.id, back.steps DESC`,
  );
  const aboutIn = ({ command, subjects }: Row) =>
    subjects.filter((subject) => aboutOf(command).some((entity) => subject.startsWith(`${entity}:`)));
  const names = await recordsNamed(reader, rows.flatMap(aboutIn));
  // The first may no longer exist, as it was merged into another.
  const nameOf = (row: Row) => aboutIn(row).flatMap((subject) => names.get(subject)?.name ?? [])[0] ?? null;
  return new Map(rows.map((row) => [row.id, { deed: deedOf(row, nameOf(row)), again: row.steps % 2 === 1 }]));
}

/** An undone change in terms of what was done: “took back “a claim added””, “did “a claim added” again”. */
export const takenBack = ({ deed, again }: Deed): string => (again ? `did “${deed}” again` : `took back “${deed}”`);
