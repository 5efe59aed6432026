/**
 * What one list offers: its columns, its filters, its order. What is not declared cannot be shown, sorted, filtered
 * or exported.
 */

type Option = { readonly label: string; readonly help: string };

type Common = {
  readonly label: string;
  /** Offered behind “+ filter” only. */
  readonly more?: true;
  /** Set by links from elsewhere: it has no button of its own. */
  readonly linked?: true;
};

export type Filter = Common & FilterKind;

type FilterKind =
  /**
   * One of a closed list of words (`options`), or of records named by their slugs (`records`). Several values mean
   * “any of these”.
   */
  | { readonly kind: 'choice'; readonly options: Readonly<Record<string, Option>> }
  | { readonly kind: 'records'; readonly records: 'source' | 'topic' | 'claim'; readonly help?: string }
  /**
   * Whatever stands in the rows: people by their ids, records as “claim:12”, relays as “reuters~ai-news”. Several
   * values mean “any of these”.
   */
  | { readonly kind: 'found'; readonly found: 'person' | 'record' | 'relay' }
  /** A whole number or a range of them: `2`, `2..`, `..5`, `2..5`. */
  | { readonly kind: 'number' }
  /**
   * A range of dates, ends included: `2026-01-01..2026-03-31`, `2026-03..`, `2026`; what overlaps it is meant. `none`
   * where no date is known.
   */
  | { readonly kind: 'date' };

export type CsvColumn = {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'decimal' | 'date' | 'dateTime' | 'anyURI';
  readonly help: string;
};

export type Column = {
  readonly label: string;
  readonly help?: string;
  /** Pixels. */
  readonly width: number;
  readonly align?: 'right';
  /** The direction of the first click on the head; absent where the column cannot be sorted. */
  readonly sort?: 'asc' | 'desc';
  readonly shown: boolean;
  /** The columns it becomes in CSV, in order. */
  readonly csv: readonly CsvColumn[];
};

export type ListDefinition = {
  readonly name: string;
  readonly path: string;
  /** “claim”, “claims”. */
  readonly noun: readonly [one: string, many: string];
  readonly columns: Readonly<Record<string, Column>>;
  readonly filters: Readonly<Record<string, Filter>>;
  readonly defaultSort: Sort;
  /** The columns that stand in every CSV, whatever is shown. */
  readonly csvAlways: readonly CsvColumn[];
};

export type Sort = { readonly column: string; readonly desc: boolean };

export type FilterValue =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'range'; readonly from: number | null; readonly to: number | null }
  /** Its ends as EDTF, level 0. */
  | { readonly kind: 'dates'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'no date' };

export type ListQuery = {
  readonly q: string;
  readonly filters: Readonly<Record<string, FilterValue>>;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  readonly size: number;
  readonly columns: readonly string[];
};

/** How narrow and how wide a column may be made, in pixels. */
export const COLUMN_WIDTHS = { least: 60, most: 900 } as const;

export const PAGE_SIZES = [25, 50, 100, 200] as const;
export const DEFAULT_PAGE_SIZE = 100;
export const SEARCH_LIMIT = 1000;

export const defaultColumns = (list: ListDefinition): string[] =>
  Object.keys(list.columns).filter((id) => list.columns[id]?.shown);

/** The query of a bare address: everything, first page, default order. */
export function defaultQuery(list: ListDefinition): ListQuery {
  return {
    q: '',
    filters: {},
    sort: list.defaultSort,
    page: 1,
    size: DEFAULT_PAGE_SIZE,
    columns: defaultColumns(list),
  };
}
