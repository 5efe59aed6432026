import { z } from 'zod';
import { idRow } from '@/lib/db/columns';
import { type Reader, rowFrom, rowsFrom } from '@/lib/db/rows';
import { type Entity, isEntity } from '@/lib/entities/entities';
import { undone } from '@/lib/history/queries.server';
import { Prisma } from '@/prisma/generated/client';
import { demoActor } from './actor';

const { sql } = Prisma;

export type Made = ReadonlyMap<Entity, readonly number[]>;
const madeRow = z.object({ entity: z.string(), ids: z.array(z.int()) });

/** The numbers of all that the demonstration made, by kind, whatever has become of it: the history knows. */
export async function madeByDemo(reader: Reader): Promise<Made> {
  const rows = await rowsFrom(
    reader,
    madeRow,
    sql`SELECT r.entity, array_agg(DISTINCT r.entity_id::int) AS ids FROM change h JOIN change_record r ON r.change_id = h.id
      WHERE h.actor_id = ${demoActor.id} AND r.before IS NULL GROUP BY r.entity`,
  );
  return new Map(rows.flatMap(({ entity, ids }) => (isEntity(entity) ? [[entity, ids] as const] : [])));
}

/** Whether claims of the demonstration are in the table, and nobody has removed it: what was kept then is nobody's demonstration. */
export async function showsDemo(reader: Reader): Promise<boolean> {
  const row = await rowFrom(
    reader,
    z.object({ shown: z.boolean() }),
    sql`SELECT EXISTS (SELECT FROM change h JOIN change_record r ON r.change_id = h.id JOIN claim_facts f ON f.id::text = r.entity_id
        WHERE h.actor_id = ${demoActor.id} AND r.entity = 'claim' AND r.before IS NULL)
      AND NOT EXISTS (SELECT FROM change h WHERE h.command = 'demo.remove' AND NOT ${undone}) AS shown`,
  );
  return row?.shown ?? false;
}

/** Which of these claims went with the demonstration. They have no chains any more until that is undone. */
export async function removedWithDemo(reader: Reader, claimIds: readonly number[]): Promise<number[]> {
  const rows = await rowsFrom(
    reader,
    idRow,
    sql`SELECT r.entity_id::int AS id FROM change_record r JOIN change h ON h.id = r.change_id
      WHERE r.entity = 'claim' AND r.entity_id = ANY(${claimIds.map(String)}) AND h.command = 'demo.remove' AND NOT ${undone}`,
  );
  return rows.map(({ id }) => id);
}
