import type { FileKind, ReadChoice } from '@/lib/import/read-table';

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
export const encodingWords: Words = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Western European (Windows-1252)'],
  ['iso-8859-2', 'Central European (ISO 8859-2)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['gb18030', 'Chinese (GB 18030)'],
  ['big5', 'Chinese (Big5)'],
  ['euc-kr', 'Korean (EUC-KR)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['utf-16le', 'UTF-16, little end first'],
  ['utf-16be', 'UTF-16, big end first'],
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
