import { z } from 'zod';
import { idRow, jsonFields } from '@/lib/db/columns';
import { type Reader, rowsFrom } from '@/lib/db/rows';
import { columnOf, declarationOf, type Entity, fieldOf, fieldsOf, labelSql } from '@/lib/entities/entities';
import type { Fields, Id } from '@/lib/entities/record';
import { Prisma } from '@/prisma/generated/client';

const { sql, raw, empty } = Prisma;

/** The fields of a row named t, and its version, as one JSON object. */
export function rowOf(entity: Entity): Prisma.Sql {
  const { fields, partOf, versioned } = declarationOf(entity);
  const all = Object.entries(fields).map(([name, { read }]) => [name, read ?? `t."${columnOf(name)}"`]);
  if (partOf?.through) all.push([partOf.by, wholeOf(entity)]);
  if (versioned) all.push(['version', 't.version']);
  return raw(`json_build_object(${all.map(([name, value]) => `'${name}', ${value}`).join(', ')})`);
}

/** The id of the record that a row named t is part of, in SQL. */
export function wholeOf(entity: Entity): string {
  const { by = '', through } = declarationOf(entity).partOf ?? {};
  const between = through && fieldOf(entity, through)?.references;
  if (!between) return `t."${columnOf(by)}"`;
  return `(SELECT b."${columnOf(by)}" FROM "${declarationOf(between).table}" b WHERE b.id = t."${columnOf(through)}")`;
}

/** What people call the record, in SQL. */
export const labelOf = (entity: Entity): Prisma.Sql => raw(`coalesce(${labelSql(entity)}, '')`);

/** A record with its fields as JSON. `lib/entities` declares what they hold. */
export const recordRow = z.object({
  id: z.union([z.int(), z.string()]),
  row: jsonFields,
  label: z.string(),
});
export type Row = z.output<typeof recordRow>;

/** Records as they stand, in the order of their ids. Missing ones are left out. @param lock for a change */
export async function rowsOf(reader: Reader, entity: Entity, ids: readonly Id[], lock = false): Promise<Row[]> {
  if (ids.length === 0) return [];
  const rows = await rowsFrom(
    reader,
    recordRow,
    sql`SELECT t.id, ${rowOf(entity)} AS row, ${labelOf(entity)} AS label FROM ${tableOf(entity)} AS t
      WHERE t.id = ANY(${[...ids]}) ORDER BY t.id ${lock ? sql`FOR UPDATE OF t` : empty}`,
  );
  return rows.map((found) => ({ ...found, row: normal(entity, found.row) }));
}

export const tableOf = (entity: Entity): Prisma.Sql => raw(`"${declarationOf(entity).table}"`);

/** Times in one notation, so that they can be compared. */
export function normal(entity: Entity, row: Fields): Fields {
  const read: Record<string, unknown> = { ...row };
  for (const name of timesOf(entity)) {
    const value = row[name];
    if (value instanceof Date || typeof value === 'string') read[name] = new Date(value).toISOString();
  }
  return read;
}

const timesOf = (entity: Entity) => fieldsOf(entity).filter((name) => fieldOf(entity, name)?.holds === 'time');

type Tagged = { id: unknown; row: Record<string, unknown>; label: string };
const textRow = idRow.extend({ text: z.string() });
const [PIECES, WORDS] = [3, 200];

/**
 * What people call tags: the words that were marked. Each text is read once, since the database would otherwise
 * decompress it for every tag.
 * @param known the texts that were read before, by their versions, as code points
 */
export async function tagLabels(reader: Reader, tags: readonly Tagged[], known: Map<number, string[]>): Promise<void> {
  const missing = [...new Set(tags.map(({ row }) => Number(row.versionId)))].filter((id) => !known.has(id));
  if (missing.length > 0)
    for (const { id, text } of await rowsFrom(
      reader,
      textRow,
      sql`SELECT id, text FROM document_version WHERE id = ANY(${missing})`,
    ))
      known.set(id, [...text]);
  for (const tag of tags) {
    const spans = [tag.row.contentSpans ?? []].flat().map(Number);
    const points = known.get(Number(tag.row.versionId)) ?? [];
    const pieces = spans
      .slice(0, 2 * PIECES)
      .flatMap((start, i) =>
        i % 2 === 0 ? [points.slice(start, Math.min(spans[i + 1] ?? start, start + WORDS)).join('')] : [],
      );
    if (pieces.length > 0) tag.label = pieces.join(' … ');
  }
}
