import { z } from 'zod';
import { type Column, field } from './definition';

/** Where the notes on the records of a list stand: their table, and its column with the number of the record. */
export type NotesTable = { readonly table: string; readonly by: string };

/** So many notes stand in a cell, and so many characters of each. */
const [SHOWN, LENGTH] = [8, 200];

/** One note as a cell of a table shows it. */
export const noteInCell = z.object({ name: z.string(), text: z.string() });
export type NoteInCell = z.output<typeof noteInCell>;

/**
 * The column of notes. In files each name of a note is a column of its own (`NoteSource`).
 * @param alias that of the list
 */
export const notesColumn = ({ table, by }: NotesTable, alias: string) =>
  ({
    label: 'Notes',
    help: 'What files said of it beyond the other columns, each note under its own name.',
    width: 260,
    shown: true,
    blank: {
      fields: ['notes'],
      filled: `EXISTS (SELECT FROM ${table} n WHERE n.${by} = ${alias}.id)`,
      quiet: true,
    },
    row: {
      notes: field(
        z.array(noteInCell),
        `(SELECT coalesce(json_agg(json_build_object('name', n.name, 'text', n.text) ORDER BY n.id), '[]')
          FROM (SELECT n.id, n.name, left(n.text, ${LENGTH}) AS text FROM ${table} n WHERE n.${by} = ${alias}.id
            ORDER BY n.id LIMIT ${SHOWN}) n)`,
      ),
    },
    csv: [],
  }) as const satisfies Column;
