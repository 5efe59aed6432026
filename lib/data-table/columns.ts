import { COLUMN_WIDTHS, type ListDefinition, type ListQuery } from './definition';

type Columns = Pick<ListQuery, 'columns' | 'ifFilled'>;

/** Behind the name of a column that nobody chose: it is shown only where the result has something in it. */
const MARK = '~';

/** Columns as they stand in an address: “claim,topics~”. */
export const columnsText = ({ columns, ifFilled }: Columns): string =>
  columns.map((id) => (ifFilled.includes(id) ? id + MARK : id)).join(',');

/**
 * Columns from an address, each once.
 * @returns what is unknown apart; no columns where none is known
 */
export function readColumns(list: ListDefinition, texts: readonly string[]): Partial<Columns> & { unknown: string[] } {
  const nameIn = (text: string) => (text.endsWith(MARK) ? text.slice(0, -MARK.length) : text);
  const isKnown = (id: string) => Object.hasOwn(list.columns, id);
  const columns = [...new Set(texts.map(nameIn))].filter(isKnown);
  const unknown = texts.map(nameIn).filter((id) => !isKnown(id));
  if (columns.length === 0) return { unknown };
  // A column that cannot be empty needs no mark, and whoever names one without it has chosen it.
  const ifFilled = columns.filter((id) => list.columns[id]?.blank && !texts.includes(id));
  return { columns, ifFilled, unknown };
}

/** The columns of a query that are shown. @param hidden those that the whole result has nothing in */
export const shownColumns = ({ columns }: Columns, hidden: readonly string[]): string[] =>
  columns.filter((id) => !hidden.includes(id));

/** The same columns, these among them chosen: they stay, whatever is in them. */
export const chosen = ({ columns, ifFilled }: Columns, ids: readonly string[]): Columns => ({
  columns,
  ifFilled: ifFilled.filter((id) => !ids.includes(id)),
});

/** The columns with one of them moved to the place of another. */
export function moved(columns: readonly string[], from: string, to: string): string[] {
  const others = columns.filter((id) => id !== from);
  const at = columns.indexOf(to);
  return at < 0 || from === to ? [...columns] : [...others.slice(0, at), from, ...others.slice(at)];
}

/**
 * The columns that could be left out of a table because these rows, of which it has at least one, have nothing in
 * them.
 */
export function blankIn(list: ListDefinition, query: ListQuery, rows: readonly object[]): string[] {
  const isSortedBy = (id: string) => id === query.sort.column && id !== list.defaultSort.column;
  const has = (row: object, field: string) => {
    const value: unknown = Reflect.get(row, field);
    return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
  };
  const isBlank = (id: string) => {
    const fields = list.columns[id]?.blank?.fields ?? [];
    return fields.length > 0 && !rows.some((row) => fields.some((field) => has(row, field)));
  };
  const blank = rows.length > 0 ? query.ifFilled.filter((id) => !isSortedBy(id) && isBlank(id)) : [];
  return blank.length < query.columns.length ? blank : [];
}

/** The widths of columns that a reader has set, in pixels. @param text them as JSON; what is none of them is left out */
export function readWidths(list: ListDefinition, text = '{}'): Record<string, number> {
  try {
    const widths = Object.entries<unknown>(Object(JSON.parse(text)));
    return Object.fromEntries(
      widths.flatMap(([id, px]) => (Object.hasOwn(list.columns, id) && isWidth(px) ? [[id, px]] : [])),
    );
  } catch {
    return {};
  }
}

const isWidth = (px: unknown): px is number =>
  Number.isInteger(px) && Number(px) >= COLUMN_WIDTHS.least && Number(px) <= COLUMN_WIDTHS.most;
