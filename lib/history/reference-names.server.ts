import { type Reader, run } from '@/lib/data-table/sql.server';
import { type Entity, fieldOf } from '@/lib/entities/entities';
import type { Fields } from '@/lib/entities/record';
import { Prisma } from '@/prisma/generated/client';
import type { NameOf } from './changed-fields';
import { seesConfidential, type Viewer } from './viewer';

const { sql } = Prisma;

/** What a record is called now; for one that is no more, what the history called it last. */
const named: Partial<Record<Entity, Prisma.Sql>> = {
  claim: sql`(SELECT statement FROM claim WHERE id = w.id::int)`,
  source: sql`(SELECT name FROM source WHERE id = w.id::int)`,
  document: sql`(SELECT title FROM document WHERE id = w.id::int)`,
  topic: sql`(SELECT name FROM topic WHERE id = w.id::int)`,
  utterance: sql`(SELECT s.name FROM utterance u JOIN source s ON s.id = u.source_id WHERE u.id = w.id::int)`,
  documentVersion: sql`(SELECT 'version ' || v.number || ' of ' || d.title FROM document_version v JOIN document d ON d.id = v.document_id WHERE v.id = w.id::int)`,
  attribution: sql`(SELECT sd.name || ' credits ' || su.name FROM attribution a JOIN utterance d ON d.id = a.downstream_id JOIN source sd ON sd.id = d.source_id
    JOIN utterance u ON u.id = a.upstream_id JOIN source su ON su.id = u.source_id WHERE a.id = w.id::int)`,
  person: sql`(SELECT name FROM person WHERE id = w.id)`,
};

type Changed = { readonly entity: Entity; readonly before: Fields | null; readonly after: Fields | null };

/** The names of all records that these changes refer to by their ids. */
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
      const rows = await run<{ id: string; name: string | null }>(
        pool,
        sql`SELECT w.id, coalesce(${named[kind] ?? sql`NULL`},
            (SELECT r.label FROM change_record r WHERE r.entity = ${kind} AND r.entity_id = w.id ORDER BY r.id DESC LIMIT 1)) AS name
          FROM unnest(${[...ids]}::text[]) AS w(id)`,
      );
      for (const { id, name } of rows) if (name) names.set(`${kind}:${id}`, name);
    }),
  );
  return (entity, id) => names.get(`${entity}:${id}`);
}
