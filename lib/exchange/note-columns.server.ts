import { z } from 'zod';
import type { CsvColumn, ListQuery } from '@/lib/data-table/definition';
import type { NotesTable } from '@/lib/data-table/notes-column';
import { type ListSql, type Refs, whereSql } from '@/lib/data-table/sql.server';
import { jsonFrom, type Reader, rowsFrom } from '@/lib/db/rows';
import { BETWEEN_NOTES } from '@/lib/import/notes';
import { Prisma } from '@/prisma/generated/client';
import type { Cell } from './csv';
import { IncompleteExport } from './incomplete';
import { noteHeader } from './note-headers';

const { sql, raw } = Prisma;

const named = z.object({ name: z.string() });
const noteRead = z.array(z.tuple([z.string(), z.string()]));

/** The names of the notes on all records that a query selects, in the order in which they were first made. */
export async function noteNames(
  pool: Reader,
  listSql: ListSql,
  { table, by }: NotesTable,
  query: ListQuery,
  refs: Refs,
): Promise<string[]> {
  const ids = sql`SELECT ${raw(listSql.alias)}.id FROM ${listSql.from} ${whereSql(listSql, query, refs)}`;
  const found = await rowsFrom(
    pool,
    named,
    sql`SELECT note.name FROM ${raw(table)} note WHERE note.${raw(by)} IN (${ids}) GROUP BY note.name ORDER BY min(note.id)`,
  );
  return found.map(({ name }) => name);
}

/** One column for each name. */
export const noteColumns = (names: readonly string[]): CsvColumn[] =>
  names.map((name) => ({
    name: noteHeader(name),
    type: 'string',
    help: `What is noted under “${name}”, beyond the other columns; several notes parted by “${BETWEEN_NOTES}”.`,
  }));

/** The SQL of all notes on a record, to be read by `noteCells`. */
export const notesSql = ({ table, by }: NotesTable, alias: string): Prisma.Sql =>
  raw(`(SELECT json_agg(json_build_array(note.name, note.text) ORDER BY note.id) FROM ${table} note
    WHERE note.${by} = ${alias}.id)`);

/** The condition that the notes of one name on a record have more characters than this together. */
export const overlongNotes = ({ table, by }: NotesTable, alias: string, length: number): Prisma.Sql =>
  sql`EXISTS (SELECT FROM ${raw(table)} note WHERE note.${raw(by)} = ${raw(alias)}.id GROUP BY note.name
    HAVING sum(length(note.text) + ${BETWEEN_NOTES.length}::int) > ${length + BETWEEN_NOTES.length}::int)`;

/**
 * Gives the cells of notes under these names.
 * @throws IncompleteExport where a note has none of them, as it was made after they were looked for
 */
export function noteCells(names: readonly string[]): (notes: Cell) => Cell[] {
  const places = new Map(names.map((name, place) => [name, place]));
  const none: readonly Cell[] = names.map(() => null);
  return (notes) => {
    const cells = [...none];
    for (const [name, text] of notes === null ? [] : jsonFrom(noteRead, notes)) {
      const place = places.get(name);
      if (place === undefined) throw new IncompleteExport('A note was added while it was being exported.');
      const before = cells[place];
      cells[place] = before === null || before === undefined ? text : before + BETWEEN_NOTES + text;
    }
    return cells;
  };
}
