import type { FileKind, ReadChoice } from '@/lib/import/read-table';
import { encodingWords } from '@/lib/intake/encodings';

type Words = readonly (readonly [value: string, label: string])[];

export const kindWords: Readonly<Record<FileKind, string>> = {
  delimited: 'separated text',
  xlsx: 'a workbook',
  jsonl: 'JSON',
  claimreview: 'fact-checks (ClaimReview)',
};
export const delimiterWords: Words = [
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'pipes'],
];
export const quoteWords: Words = [
  ['"', 'stand around cells'],
  ['', 'are ordinary characters'],
];
/** What a value is called in a list of words; the value itself where it is not among them. */
export const wordFor = (words: Words, value: string): string => words.find(([known]) => known === value)?.[1] ?? value;

/** What a choice says, in words: “cells parted by semicolons, quotation marks as ordinary characters”. */
export const choiceInWords = ({ delimiter, quote, encoding, header, sheet }: Partial<ReadChoice>): string =>
  [
    delimiter !== undefined && `cells parted by ${wordFor(delimiterWords, delimiter)}`,
    quote === null && 'quotation marks as ordinary characters',
    typeof quote === 'string' && 'quotation marks around cells',
    encoding !== undefined && `the encoding ${wordFor(encodingWords, encoding)}`,
    header === null && 'no names of columns',
    typeof header === 'number' && `the names of the columns in row ${header}`,
    typeof sheet === 'string' && `the sheet “${sheet}”`,
  ]
    .filter(Boolean)
    .join(', ');

/** How a file was read, in a line: “separated text, semicolons, UTF-8, names in row 1”. */
export const readingInWords = ({ kind, delimiter, encoding, header, sheet }: ReadChoice): string =>
  [
    kindWords[kind],
    ...(kind === 'delimited' ? [wordFor(delimiterWords, delimiter), wordFor(encodingWords, encoding)] : []),
    ...(kind === 'xlsx' && sheet ? [`sheet “${sheet}”`] : []),
    ...(kind === 'delimited' || kind === 'xlsx'
      ? [header === null ? 'no names of columns' : `names of the columns in row ${header}`]
      : []),
  ].join(', ');
