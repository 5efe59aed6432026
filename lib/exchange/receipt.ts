import type { CsvColumn, ListDefinition, ListQuery } from '@/lib/data-table/definition';
import { filterInWords, type Names, queryInWords } from '@/lib/data-table/sentence';
import type { CsvOptions } from './csv';

export type ReceiptFacts = {
  list: ListDefinition;
  query: ListQuery;
  names: Names;
  /** Columns of the table that the file does not have, because these rows have nothing in them. */
  leftOut: readonly string[];
  columns: readonly CsvColumn[];
  key: readonly string[];
  options: CsvOptions;
  /** The address of the file with its query, seen from the receipt. */
  address: string;
  rows: number;
  at: Date;
  /** The version of Whence. */
  version: string;
};

const RAW = 'Text stands as it is.';
const GUARDED =
  "A text that a spreadsheet would take for a formula has one “'” in front, also where it follows a semicolon or tab within a cell.";

/**
 * The receipt of a CSV file, so that nobody mistakes a part for the whole: CSV on the Web metadata,
 * https://www.w3.org/TR/tabular-metadata/
 */
export function receipt({
  list,
  query,
  names,
  leftOut,
  columns,
  key,
  options,
  address,
  rows,
  at,
  version,
}: ReceiptFacts) {
  const filters = Object.entries(query.filters).map(([word, value]) => filterInWords(list, word, value, names));
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: address,
    'dc:title': queryInWords(list, query, names),
    'dc:created': { '@value': at.toISOString(), '@type': 'xsd:dateTime' },
    dialect: {
      encoding: 'utf-8',
      delimiter: options.sep ?? ',',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
      headerRowCount: 1,
      lineTerminators: ['\r\n'],
    },
    tableSchema: {
      columns: columns.map(({ name, type, help }) => ({
        name,
        titles: name,
        datatype: type,
        'dc:description': help,
        ...(key[0] === name && { required: true }),
      })),
      primaryKey: key,
    },
    notes: [
      {
        search: query.q,
        filters,
        sort: {
          column: list.columns[query.sort.column]?.label ?? query.sort.column,
          direction: query.sort.desc ? 'descending' : 'ascending',
        },
        columns: columns.map(({ name }) => name),
        ...(leftOut.length > 0 && { emptyColumnsLeftOut: leftOut.map((id) => list.columns[id]?.label ?? id) }),
        rows,
        exported: at.toISOString(),
        version: `Whence ${version}`,
        address,
        byteOrderMark: options.bom,
        formulas: options.raw ? RAW : GUARDED,
      },
    ],
  };
}
