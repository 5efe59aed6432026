import { interpreter } from '@/lib/import/interpret';
import type { ColumnUse, Mapping } from '@/lib/import/mapping';
import { propose } from '@/lib/import/propose';
import type { FileRow } from '@/lib/import/read-table';
import type { ImportedRow, Interpreted } from '@/lib/import/row';

/** Rows as they stand below a header in the first row. */
export const numbered = (rows: readonly (readonly string[])[], from = 2): FileRow[] =>
  rows.map((cells, at) => [from + at, ...cells]);

/** Proposes a mapping and reads the rows by it, after somebody changed it. */
export function imported(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  change: (mapping: Mapping) => Mapping = (mapping) => mapping,
) {
  const sample = numbered(rows);
  const { mapping: proposed, questions, layout } = propose(headers, sample);
  const mapping = change(proposed);
  return { mapping, questions, layout, rows: sample.map(interpreter(mapping)) };
}

/** A mapping whose column of that header is used otherwise. */
export const using =
  (header: string, change: Partial<Extract<ColumnUse, { use: 'field' }>>) =>
  (mapping: Mapping): Mapping => ({
    ...mapping,
    columns: mapping.columns.map((column) =>
      column.header === header && column.as.use === 'field' ? { ...column, as: { ...column.as, ...change } } : column,
    ),
  });

/** What a row became; its refusals as the error where it was refused. */
export function rowOf(interpreted: Interpreted | undefined): ImportedRow {
  if (interpreted?.kind === 'row') return interpreted.row;
  throw new Error(interpreted?.kind === 'refused' ? reasonsOf(interpreted).join('\n') : 'The row is blank.');
}

/** Why a row was refused, each with the place of its column. */
export const reasonsOf = (interpreted: Interpreted | undefined): string[] =>
  interpreted?.kind === 'refused'
    ? interpreted.refusals.map(({ column, reason }) => `${column ?? 'row'}: ${reason}`)
    : [];

/** What becomes of each column: the key of its field, “note: its name”, or “out”. */
export const usesOf = ({ columns }: Mapping): string[] =>
  columns.map(({ as }) => (as.use === 'field' ? as.field : as.use === 'note' ? `note: ${as.name}` : 'out'));
