import type { FieldUse } from './mapping';

/** Programs that calculate write whole numbers so, as soon as a cell of the column is empty. */
const WITH_POINT = /^(\d{1,15})\.0$/;

/** Whether a field holds what the file knows its rows by. */
export const isKeyField = (field: string): boolean => field.endsWith('.key');

/** A key such as “12.0”, of cells none of which is “12”: it is the same row as “12” in another file. */
export function pointedKey(field: string, cells: readonly string[]): string | undefined {
  if (!isKeyField(field) || cells.some((cell) => /^\d{1,15}$/.test(cell.trim()))) return undefined;
  return cells.map((cell) => cell.trim()).find((cell) => WITH_POINT.test(cell));
}

/** What is decided of a column of keys: its numbers are whole. */
export const decidedKeys = ({ field, whole, verbatim }: FieldUse, cells: readonly string[]): Pick<FieldUse, 'whole'> =>
  verbatim || whole !== undefined || pointedKey(field, cells) === undefined ? {} : { whole: true };

/** A key as the mapping reads it. */
export const keyText = (text: string, { whole }: FieldUse): string =>
  whole ? text.trim().replace(WITH_POINT, '$1') : text;
