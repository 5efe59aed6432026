import { z } from 'zod';

/** What kinds of file are read as a table. */
export const fileKinds = ['delimited', 'xlsx', 'jsonl', 'claimreview'] as const;
export type FileKind = (typeof fileKinds)[number];

/** How a file is read. What is found can be corrected. */
export const readChoice = z.object({
  kind: z.enum(fileKinds),
  /** Of text: a name that TextDecoder knows. */
  encoding: z.string().max(40),
  /** Of delimited text: what parts the cells. */
  delimiter: z.string().length(1),
  /** What stands around a cell; null: a quotation mark is a character like any other. */
  quote: z.string().length(1).nullable(),
  /** Which row has the names of the columns, from 1; null: none does, as in JSON, where each value has its name. */
  header: z.int().min(1).max(1000).nullable(),
  /** Of a workbook: the sheet by its name; null: the first that is not hidden. */
  sheet: z.string().max(200).nullable(),
});
export type ReadChoice = z.output<typeof readChoice>;

/**
 * One row as it stands in the file: its number as people count them, and its cells as texts. A blank row has no cells.
 * Others may have fewer cells than there are columns, and then the rest is blank; in delimited text they may have more.
 */
export type FileRow = readonly [row: number, ...cells: string[]];

/** A row that could not be read, such as a line of JSON Lines that is no object: it is refused. */
export type BrokenRow = {
  readonly row: number;
  /** In a sentence. */
  readonly problem: string;
};
export type ReadRow = FileRow | BrokenRow;
export const isBroken = (row: ReadRow): row is BrokenRow => 'problem' in row;
export const numberOf = (row: ReadRow): number => (isBroken(row) ? row.row : row[0]);

/** What stands in a file, read in this way. */
export type ReadTable = {
  readonly choice: ReadChoice;
  /** As they stand in the header; a column without a name has a blank one. */
  readonly headers: readonly string[];
  /** The first rows after the header: 50, or fewer if they are long. */
  readonly sample: readonly FileRow[];
  /** Of each column, by its place: the few cells of all rows that tell what it holds. */
  readonly telling: readonly (readonly string[])[];
  /** Rows after the header, blank and broken ones included. */
  readonly rows: number;
  readonly blank: number;
  /** Of a workbook. Only the rows of the sheet that was read are counted. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly rows: number | null }[];
  /** What a person should know, each in a sentence. */
  readonly notices: readonly string[];
};
