import { z } from 'zod';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { declarationOf, type Entity, fieldOf, labelSql } from '@/lib/entities/entities';
import type { Fields } from '@/lib/entities/record';
import { Prisma } from '@/prisma/generated/client';
import type { NameOf } from './changed-fields';
import { seesConfidential, type Viewer } from './viewer';

const { sql, raw } = Prisma;

type Changed = { readonly entity: Entity; readonly before: Fields | null; readonly after: Fields | null };

/** The names of all records that these changes refer to by id. */
export async function referenceNames(pool: Reader, viewer: Viewer, changes: readonly Changed[]): Promise<NameOf> {
  const wanted = new Map<Entity, Set<string>>();
  for (const { entity, before, after } of changes)
    for (const [field, value] of [...Object.entries(before ?? {}), ...Object.entries(after ?? {})]) {
      const kind = fieldOf(entity, field)?.references;
      if (!kind || (kind === 'person' && !seesConfidential(viewer))) continue;
      const ids = wanted.get(kind) ?? new Set();
      for (const id of [value].flat()) if (id !== null && id !== undefined) ids.add(String(id));
      wanted.set(kind, ids);
    }
  const names = new Map<string, string>();
  await Promise.all(
    [...wanted].map(async ([kind, ids]) => {
      const rows = await rowsFrom(
        pool,
        z.object({ id: z.string(), name: z.string().nullable() }),
        // For a record that no longer exists: the last name that the history has for it.
        sql`SELECT w.id, coalesce(${nameNow(kind)},
            (SELECT r.label FROM change_record r WHERE r.entity = ${kind} AND r.entity_id = w.id ORDER BY r.id DESC LIMIT 1)) AS name
          FROM unnest(${[...ids]}::text[]) AS w(id)`,
      );
      for (const { id, name } of rows) if (name) names.set(`${kind}:${id}`, name);
    }),
  );
  return (entity, id) => names.get(`${entity}:${id}`);
}

/** The present name of the record with the id w.id, in SQL. */
function nameNow(entity: Entity): Prisma.Sql {
  const { table, labelInReferences = labelSql(entity), key } = declarationOf(entity);
  return raw(`(SELECT ${labelInReferences} FROM "${table}" t WHERE t.id = w.id${key === 'number' ? '::int' : ''})`);
}
