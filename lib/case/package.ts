import { z } from 'zod';
import type { CaseColumn } from './columns';
import { type CaseFileName, caseFileNames, fileOf, headerOf, labelOf } from './kinds';

/** The version of the format. Raise it when a case that is written now could not be read before. */
export const CASE_FORMAT = 1;
export const PACKAGE = 'datapackage.json';
export const ANNOTATIONS = 'annotations.jsonl';
const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

export type CaseFacts = {
  /** When somebody last changed something; null where nobody has. */
  readonly changed: string | null;
  /** Which claims: the filter in words. */
  readonly title: string;
  /** The version of Whence. */
  readonly version: string;
  /** The installation whose numbers these are. */
  readonly installation: string;
  readonly rows: Readonly<Record<string, number>>;
};

/** Whether a file with these names in its table of contents is a whole case. */
export const isCase = (names: readonly string[]): boolean =>
  [PACKAGE, 'claims.csv', 'claims.csv-metadata.json'].every((name) => names.includes(name));

/** What a case says of itself: a Data Package, https://datapackage.org/standard/data-package/ */
export function packageOf({ changed, title, version, installation, rows }: CaseFacts) {
  return {
    $schema: PROFILE,
    name: 'whence-case',
    title,
    ...(changed !== null && { created: changed }),
    whence: { format: CASE_FORMAT, version, installation, rows },
    resources: [
      ...caseFileNames.map((name) => ({
        name,
        type: 'table',
        path: `${name}.csv`,
        title: capital(fileOf(name).noun[1]),
        ...(descriptions[name] && { description: descriptions[name] }),
        ...{ scheme: 'file', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
        dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
        schema: tableSchema(name),
      })),
      {
        name: 'annotations',
        path: ANNOTATIONS,
        title: 'Tags',
        description:
          'Web annotations, one on each line: https://www.w3.org/TR/annotation-model/. Offsets count code points of the text.',
        ...{ format: 'jsonl', mediatype: 'application/jsonl', encoding: 'utf-8' },
      },
    ],
  };
}

const descriptions: Partial<Record<CaseFileName, string>> = {
  texts: 'The text of a row stands in texts/<document_id>-<number>.txt, in UTF-8.',
  hyperlinks:
    'Words of a text that lead to an address: from start to before end, in code points of the text. In order, and without overlap.',
  copies:
    'What was seen of documents, byte for byte. The bytes of a row stand in copies/<sha256>, as they were after unpacking, where the case was written with copies and they were kept; rows with the same bytes share them. “kept” says whether they were kept where the copy was made.',
};

function tableSchema(name: CaseFileName) {
  const { columns, key } = fileOf(name);
  return {
    fields: Object.entries(columns).map(([field, column]) => ({
      name: headerOf(field),
      ...fieldType(column),
      title: labelOf(name, field),
      ...(column.help && { description: column.help }),
      ...(!column.nullable && column.type !== 'text' && { constraints: { required: true } }),
    })),
    primaryKey: key.map(headerOf),
    foreignKeys: Object.entries(columns).flatMap(([field, { references }]) =>
      references
        ? [
            {
              fields: [headerOf(field)],
              reference: { ...(references !== name && { resource: references }), fields: ['id'] },
            },
          ]
        : [],
    ),
    missingValues: [''],
  };
}

function fieldType({ type }: CaseColumn) {
  if (type === 'time') return { type: 'datetime' };
  if (type === 'list') return { type: 'array' };
  if (type === 'boolean') return { type, trueValues: ['true'], falseValues: ['false'] };
  return { type: type === 'text' ? 'string' : type };
}

const GUARDED =
  "A text that a spreadsheet would take for a formula has one “'” in front, also where it follows a semicolon or tab within a cell.";

/** What a table of the case says of itself: CSV on the Web, https://www.w3.org/TR/tabular-metadata/ */
export function metadataOf(name: CaseFileName) {
  const { columns, key, noun } = fileOf(name);
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: `${name}.csv`,
    'dc:title': capital(noun[1]),
    dialect: {
      ...{ encoding: 'utf-8', delimiter: ',', quoteChar: '"', doubleQuote: true },
      ...{ header: true, headerRowCount: 1, lineTerminators: ['\r\n'] },
    },
    tableSchema: {
      columns: Object.entries(columns).map(([field, column]) => ({
        name: headerOf(field),
        titles: headerOf(field),
        datatype: datatypes[column.type],
        'dc:description': column.help ?? labelOf(name, field),
        ...(!column.nullable && column.type !== 'text' && { required: true }),
      })),
      primaryKey: key.map(headerOf),
      foreignKeys: Object.entries(columns).flatMap(([field, { references }]) =>
        references
          ? [
              {
                columnReference: [headerOf(field)],
                reference: { resource: `${references}.csv`, columnReference: ['id'] },
              },
            ]
          : [],
      ),
    },
    notes: [{ formulas: GUARDED }],
  };
}

const datatypes = {
  ...{ integer: 'integer', boolean: 'boolean', text: 'string', time: 'dateTime', list: 'json', object: 'json' },
} as const satisfies Record<CaseColumn['type'], string>;

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What is read of `datapackage.json` when a case comes in. */
export const readPackage = z.object({
  title: z.string().max(4000).default(''),
  created: z.iso.datetime().nullable().default(null),
  whence: z.object({
    format: z.int().min(1),
    version: z.string().max(100),
    installation: z.string().min(1).max(100),
    rows: z.record(z.string(), z.int().min(0)).default({}),
  }),
});
export type ReadPackage = z.output<typeof readPackage>;

/**
 * What the package of a case says. A sentence where it is not one that can be read here.
 * @param json the text of `datapackage.json`
 */
export function packageIn(json: string): ReadPackage | string {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return 'Its datapackage.json is not valid JSON.';
  }
  const { data } = kindOf.safeParse(read);
  if (!data) return 'Its datapackage.json is of another kind: it was not written by Whence.';
  if (data.whence.format > CASE_FORMAT)
    return `It was written by a newer Whence (${data.whence.version}). Update this one first.`;
  const found = readPackage.safeParse(read);
  return found.success ? found.data : 'Its datapackage.json is damaged.';
}

const kindOf = z.object({
  name: z.literal('whence-case'),
  whence: z.object({ format: z.int(), version: z.string().max(100) }),
});
