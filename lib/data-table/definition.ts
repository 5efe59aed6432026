import type { z } from 'zod';
import type { TermName } from '@/lib/terms';

/**
 * What one list offers: its columns, filters and order. What is not declared cannot be shown, sorted, filtered or
 * exported. Each column and each filter is declared only here, with its SQL: constant text written by a programmer,
 * never user input. It refers to the rows by the list's alias.
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

/**
 * What a word filter looks at. `many` is an array of words; `named` is what people call the word, if it differs.
 * Without SQL, the server file supplies a function.
 */
type WordSql =
  | { readonly sql: string; readonly type: string; readonly named?: string }
  | { readonly sql: string; readonly many: true }
  | { readonly sql?: undefined };

/** What a record filter looks at: a column with the number of one, or with those of many. */
type RecordSql = { readonly sql: string; readonly many?: true } | { readonly sql?: undefined };

type FilterKind =
  /**
   * One of a closed list of words (`options`), or of records named by their slugs (`records`). Several values mean
   * “any of these”.
   */
  | ({ readonly kind: 'choice'; readonly options: Readonly<Record<string, Option>> } & WordSql)
  | ({ readonly kind: 'records'; readonly records: 'source' | 'topic' | 'claim'; readonly help?: string } & RecordSql)
  /**
   * Any value in the rows: people by id, records as “claim:12”, relays as “reuters~ai-news”, changes by their numbers.
   * Several values mean “any of these”.
   */
  | ({ readonly kind: 'found'; readonly found: 'person' | 'record' | 'relay' | 'change' } & WordSql)
  /** A whole number or a range of them: `2`, `2..`, `..5`, `2..5`. */
  | { readonly kind: 'number'; readonly sql: string }
  /**
   * A range of dates, ends included: `2026-01-01..2026-03-31`, `2026-03..`, `2026`. Dates that overlap it match. `none`
   * matches rows without a date. Without `precision` the column holds instants.
   */
  | { readonly kind: 'date'; readonly sql: string; readonly precision?: string };

export type CsvColumn = {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'decimal' | 'date' | 'dateTime' | 'anyURI';
  /** A slug or a closed list's words, which can have no comma, quote or formula. */
  readonly plain?: true;
  /** A date as exactly as it is known (EDTF level 0). */
  readonly date?: true;
  /** Several values: words parted by “; ”, or chains as `formatChains` writes them. */
  readonly list?: 'words' | 'chains';
  readonly help: string;
};

/** A CSV column that is written as it is; without SQL of its own it takes that of its table column. */
type CsvCell = CsvColumn & { readonly sql?: string };

/** A typed value that the server reads of a row; without SQL of its own it takes that of its column. */
export type Field<Holds extends z.ZodType> = { readonly holds: Holds; readonly sql?: string };

/** A field of a row. @param holds what the database gives; a date becomes text in ISO 8601 */
export const field = <Holds extends z.ZodType>(holds: Holds, sql?: string): Field<Holds> => ({
  holds,
  ...(sql !== undefined && { sql }),
});

type Fields = Readonly<Record<string, Field<z.ZodType>>>;

/** How rows are ordered by a column. */
export type Order = {
  /** The expression may be null; nulls come last in both directions. */
  readonly blanks?: true;
  /** The tie-breaker, in the same direction. */
  readonly finer?: string;
  /** The next tie-breaker, newest first in both directions. */
  readonly added?: string;
  /** What must be joined for it. */
  readonly join?: string;
};

export type Column = {
  readonly label: string;
  readonly help?: string;
  /** Where the page of all terms explains it. */
  readonly term?: TermName;
  /** Pixels. */
  readonly width: number;
  readonly align?: 'right';
  readonly shown: boolean;
  /** What is read of a row to show it. */
  readonly row?: Fields;
  /**
   * Where a row can have nothing here: the fields that are then null or empty, and when it has something, in SQL that
   * the index of its order answers.
   */
  readonly blank?: {
    readonly fields: readonly string[];
    readonly filled: string;
    /** Nobody misses it: it is left out without a word. */
    readonly quiet?: true;
  };
  /** The columns it becomes in CSV, in order. */
  readonly csv: readonly CsvCell[];
} & (
  | {
      /** The direction of the first click on the head. */
      readonly sort: 'asc' | 'desc';
      /** By what rows are ordered. */
      readonly sql: string;
      readonly order?: Order;
    }
  | { readonly sort?: undefined; readonly sql?: string; readonly order?: undefined }
);

export type ListDefinition = {
  readonly name: string;
  readonly path: string;
  /** “claim”, “claims”. */
  readonly noun: readonly [one: string, many: string];
  readonly columns: Readonly<Record<string, Column>>;
  /** The column that names a row. */
  readonly heading: string;
  readonly filters: Readonly<Record<string, Filter>>;
  readonly defaultSort: Sort;
  /** What is read of every row, whatever columns are shown. */
  readonly row?: Fields;
  /** The field of a row in which search words are marked. */
  readonly marked?: string;
  /** What exports its rows: `/claims` has `/claims.csv` and others, with a receipt at `/claims.csv-metadata.json`. */
  readonly exports: readonly Export[];
  /** The file with everything that belongs to its rows. */
  readonly whole?: Whole;
  /** The columns of every CSV, whatever is shown. */
  readonly csvAlways: readonly (CsvCell & { readonly sql: string })[];
};

/**
 * The SQL of a field or of a CSV cell: its own, or that of its column.
 * @throws Error where neither says it
 */
export function sqlFor(part: { readonly sql?: string }, { label, sql }: { label?: string; sql?: string } = {}): string {
  const found = part.sql ?? sql;
  if (found === undefined) throw new Error(`Nothing says what a part of the column “${label}” is in SQL.`);
  return found;
}

type FieldsOf<L extends ListDefinition> = L['row'] & Together<RowPart<L['columns'][keyof L['columns']]>>;
type RowPart<C> = C extends { readonly row: infer F } ? F : never;
type Together<U> = (U extends unknown ? (part: U) => void : never) extends (all: infer All) => void ? All : never;

type Plain<T> = T extends Date ? string : T;

/** One row of a list, according to its definition: everything read for any of its columns. */
export type RowOf<L extends ListDefinition> = {
  -readonly [K in keyof FieldsOf<L>]: FieldsOf<L>[K] extends Field<infer Holds> ? Plain<z.output<Holds>> : never;
};

export type Export = {
  readonly path: string;
  readonly label: string;
  readonly help: string;
  /** A text in it may be longer than a cell of a sheet: it is no Excel file. */
  readonly noSheet?: true;
};

/** `copies`: the address that says how many copies of what was seen can go along. */
export type Whole = Export & { readonly copies?: string };

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
  /** Those of them that nobody chose: they are left out where the whole result has nothing in them. */
  readonly ifFilled: readonly string[];
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
  const columns = defaultColumns(list);
  return {
    q: '',
    filters: {},
    sort: list.defaultSort,
    page: 1,
    size: DEFAULT_PAGE_SIZE,
    columns,
    ifFilled: columns.filter((id) => list.columns[id]?.blank),
  };
}
