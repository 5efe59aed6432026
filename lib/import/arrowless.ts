import { hasArrow } from './arrows';
import type { FieldUse } from './mapping';

/** What parts sources in a cell of a chain that has no arrow, the surest first. */
const SIGNS = ['|', '\n', ';', ','];

/** What stands in quotation marks or brackets. */
const APART = /"(?:[^"]|"")*"|\[[^[\]]*\]/g;

/** The sources of a cell that has no arrow between them; null: it has arrows, or names one. */
export function sourcesWithoutArrow(cell: string, { split }: Pick<FieldUse, 'split'>): string[] | null {
  if (hasArrow(cell)) return null;
  const plain = cell.replace(APART, (part) => 'x'.repeat(part.length));
  const sign = SIGNS.find((one) => one !== split && plain.trim().includes(one));
  if (sign === undefined) return null;
  let from = 0;
  const parts = plain.split(sign).flatMap(({ length }) => {
    const part = cell.slice(from, from + length).trim();
    from += length + 1;
    return part || [];
  });
  return parts.length > 1 ? parts : null;
}

/** A cell of a column of chains that names several sources without an arrow, where no cell of the column has one. */
export function arrowlessCell(as: FieldUse, cells: readonly string[]): string | undefined {
  if (as.field !== 'chain.text' || as.verbatim || cells.some(hasArrow)) return undefined;
  return cells.find((cell) => sourcesWithoutArrow(cell, as) !== null);
}

/** What is decided of a column of chains: where its chains have arrows, a cell without one is a name. */
export const decidedList = (as: FieldUse, cells: readonly string[]): Pick<FieldUse, 'list'> =>
  as.field !== 'chain.text' || as.list !== undefined || arrowlessCell(as, cells) !== undefined ? {} : { list: 'name' };
