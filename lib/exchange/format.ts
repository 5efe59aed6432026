import type { CsvColumn, ListQuery } from '@/lib/data-table/definition';
import type { Cell, PartKind } from './csv';

/** The cells of one row, as the database writes them. */
export type Row = readonly Cell[];

/** What a file is to hold. */
export type Contents = {
  readonly source: {
    readonly name: string;
    readonly columns: (query: ListQuery) => readonly CsvColumn[];
    readonly kinds: (query: ListQuery, apart?: boolean) => readonly PartKind[];
    readonly pageOf?: (row: Row) => string;
  };
  readonly query: ListQuery;
};

/** A kind of file, and how it is written. */
export type FileFormat = {
  /** Each column is read by itself; otherwise the database may join neighbours with commas. */
  readonly apart: boolean;
  /** Writes the file. What stands before the first row is given before a row is asked for. */
  readonly write: (contents: Contents, batches: AsyncIterable<readonly Row[]>) => AsyncGenerator<Uint8Array>;
};

/** The number of characters collected before they are sent. */
const CHUNK = 65_536;

/** Rows as text, each written by `write`, collected until they are worth sending. */
export async function* rowsAsText(
  batches: AsyncIterable<readonly Row[]>,
  write: (row: Row) => string,
): AsyncGenerator<string> {
  let text = '';
  for await (const batch of batches) {
    for (const row of batch) {
      text += write(row);
      if (text.length < CHUNK) continue;
      yield text;
      text = '';
    }
  }
  if (text) yield text;
}

const encoder = new TextEncoder();
/** A text in UTF-8. */
export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
