import { z } from 'zod';
import { idRow } from '@/lib/db/columns';
import { rowsFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import { declarationOf, type Entity } from '@/lib/entities/entities';
import type { Fields } from '@/lib/entities/record';
import { Prisma } from '@/prisma/generated/client';
import { labelOf, tableOf } from './rows';

const { sql } = Prisma;

const namedRow = idRow.extend({ label: z.string() });

/** A record as it stands, with the names of what it refers to, so that a person can compare it with what they typed. */
export async function described(tx: Tx, entity: Entity, held: Fields): Promise<Record<string, unknown>> {
  const names: Record<string, unknown> = {};
  for (const [field, { references, answeredAs }] of Object.entries(declarationOf(entity).fields)) {
    if (!references || !answeredAs) continue;
    const value = held[field];
    const found = await named(tx, references, [value].flat().filter(Number.isInteger).map(Number));
    names[answeredAs] = Array.isArray(value) ? found.map(({ label }) => label) : (found[0] ?? null);
  }
  return { ...held, ...names };
}

const named = async (tx: Tx, entity: Entity, ids: number[]) =>
  ids.length === 0
    ? []
    : rowsFrom(
        tx,
        namedRow,
        sql`SELECT t.id, ${labelOf(entity)} AS label FROM ${tableOf(entity)} t
          WHERE t.id = ANY(${ids}) ORDER BY label, t.id`,
      );
