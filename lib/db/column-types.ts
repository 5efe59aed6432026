import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { type Reader, rowsFrom } from './rows';

const known = new Map<string, ReadonlyMap<string, string>>();

/**
 * The columns of a table, each with a type as the database names it, by which values that do not fit are refused rather
 * than cut. They do not change while a process runs.
 */
export async function columnTypes(reader: Reader, table: string): Promise<ReadonlyMap<string, string>> {
  const there = known.get(table);
  if (there) return there;
  const columns = await rowsFrom(
    reader,
    z.object({ name: z.string(), type: z.string() }),
    Prisma.sql`SELECT attname::text AS name,
        CASE WHEN atttypid IN ('bpchar'::regtype, 'varchar'::regtype) THEN 'text' ELSE format_type(atttypid, NULL) END AS type
      FROM pg_attribute WHERE attrelid = to_regclass(${`"${table}"`}) AND attnum > 0 AND NOT attisdropped`,
  );
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  known.set(table, types);
  return types;
}
