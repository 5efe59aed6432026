import { type Reader, run } from '@/lib/list/sql';
import { Prisma } from '@/prisma/generated/client';
import { recordsNamed } from './named-records';
import { aboutOf, deedOf } from './sentence';

const { sql } = Prisma;

/** What a change came to; where it took another one back, that one's deed, and that it is done again when this is taken back. */
export type Deed = { deed: string; again: boolean };

type Row = { id: number; of: number; command: string; counts: Record<string, number>; subjects: string[] };

/** What these changes came to, by their ids. */
export async function deedsOf(reader: Reader, ids: readonly number[]): Promise<Map<number, Deed>> {
  if (ids.length === 0) return new Map();
  const ends = (order: Prisma.Sql, limit: number) =>
    sql`(SELECT r.id, r.subjects FROM change_record r WHERE r.change_id = d.id ORDER BY r.id ${order} LIMIT ${limit})`;
  const rows = await run<Row>(
    reader,
    sql`SELECT h.id, d.id AS of, d.command, d.counts, ARRAY(
        SELECT s.subject FROM (${ends(sql`ASC`, 6)} UNION ALL ${ends(sql`DESC`, 3)}) e, unnest(e.subjects) WITH ORDINALITY AS s(subject, place)
        ORDER BY e.id, s.place) AS subjects
      FROM change h JOIN change d ON d.id = coalesce(h.undoes_id, h.id) WHERE h.id = ANY(${[...new Set(ids)]}::int[])`,
  );
  const aboutIn = ({ command, subjects }: Row) => subjects.find((subject) => subject.startsWith(`${aboutOf(command)}:`));
  const names = await recordsNamed(
    reader,
    rows.flatMap((row) => aboutIn(row) ?? []),
  );
  return new Map(rows.map((row) => [row.id, { deed: deedOf(row, names.get(aboutIn(row) ?? '')?.name ?? null), again: row.of !== row.id }]));
}

/** A taken-back change as what was done: «took back «a claim added»», «did «a claim added» again». */
export const takenBack = ({ deed, again }: Deed): string => (again ? `did «${deed}» again` : `took back «${deed}»`);
