import { z } from 'zod';
import { sourceKinds, wordsOf } from '@/lib/vocabulary';

/** What one row of a file is. */
export const rowKinds = {
  claim: { label: 'a claim', help: 'With its chains, its sources, and the document in which it stands.' },
  attribution: { label: 'an attribution', help: 'Who credits whom for a claim.' },
  source: { label: 'a source', help: 'Somebody who can say something.' },
  document: { label: 'a document', help: 'One published item.' },
} as const;
export type RowKind = keyof typeof rowKinds;

/** The order of day, month and year in dates written with numbers alone. */
export const dateOrders = {
  dmy: { label: 'day, month, year', help: '05.03.2024 is 5 March.' },
  mdy: { label: 'month, day, year', help: '05/03/2024 is May 3.' },
  ymd: { label: 'year, month, day', help: '2024-03-05 is 5 March.' },
} as const;
export type DateOrder = keyof typeof dateOrders;

/** What years of two digits stand for. */
export const shortYears = {
  near: { label: 'the nearest year', help: '24 is 2024, and 98 is 1998.' },
  last: { label: 'a year from 1900 to 1999', help: '24 is 1924.' },
} as const;
export type ShortYears = keyof typeof shortYears;

/** What several sources in a cell of chains are where no arrow stands between them. */
export const arrowlessLists = {
  chain: { label: 'one chain, origin first', help: '“A | B | C” is A → B → C.' },
  separate: { label: 'each says it for itself', help: '“A | B | C” is three chains of one source.' },
  name: { label: 'as it stands: “|” and lines part chains, other signs belong to names', help: '“A, B” is one name.' },
} as const;

/** From when on numbers in a column of dates count days. */
export const dayCounts = {
  1900: { label: 'days, as spreadsheets count them', help: '45356 is 5 March 2024.' },
  1904: { label: 'days, as older spreadsheets on a Mac count them', help: '43894 is 5 March 2024.' },
} as const;
export type DayCount = keyof typeof dayCounts;
export const DAY_COUNTS = [1900, 1904] as const satisfies readonly DayCount[];

/** The most columns that a file may have. A spreadsheet has no more. */
export const COLUMNS_LIMIT = 16_384;
/** As much of a header is kept. */
export const HEADER_LIMIT = 2000;
export const NOTE_NAME_LIMIT = 200;
export const NOTE_TEXT_LIMIT = 100_000;
/** The most characters of what a file knows a record by. */
export const KEY_LIMIT = 300;

/** A longer text is no word of a closed list. */
export const WORD_LIMIT = 200;
const word = z.string().max(WORD_LIMIT);
/** What becomes of an empty cell: what is there stays, or it is emptied. */
const whenEmpty = z.enum(['keep', 'clear']).default('keep');
const noteName = z.string().trim().min(1, 'A note needs a name.').max(NOTE_NAME_LIMIT);

/** What becomes of one column. */
export const columnUse = z.discriminatedUnion('use', [
  z.object({
    use: z.literal('field'),
    /** A key of `fields` (lib/import/fields.ts). */
    field: z.string().max(60),
    whenEmpty,
    /** What parts several values in one cell; null: a cell is one value. */
    split: z.string().min(1).max(5).nullable().default(null),
    /** Null while it is not known: cells with a date that can be read in two ways are refused. */
    dates: z.enum(['dmy', 'mdy', 'ymd']).nullable().default(null),
    /** Left out while it is not known: cells with a year of two digits are refused. */
    years: z.enum(['near', 'last']).optional(),
    /** Left out while it is not known: cells with a number of days are refused. */
    count: z.literal(DAY_COUNTS).optional(),
    /**
     * The words of the file, folded, with ours; blank: the word means nothing here and is only kept as a note. Words that
     * may stand for nothing, with what they do (lib/import/blanks.ts).
     */
    words: z.record(word, word).default({}),
    /** Whence wrote the column: words such as “unknown” are names in it. */
    verbatim: z.literal(true).optional(),
    /** Of a column of chains: what several sources are between which no arrow stands. Left out while it is not known. */
    list: z.enum(['chain', 'separate', 'name']).optional(),
    /** Of a column of numbers by which the file knows its rows: a program wrote “12.0” for 12. */
    whole: z.boolean().optional(),
    /** Of a column that names sources: what kind they are where no column says it. */
    kind: z.enum(wordsOf(sourceKinds)).optional(),
    /** Of a column of numbers by which the file knows its rows: the name under which they are kept. */
    name: noteName.optional(),
  }),
  z.object({ use: z.literal('note'), name: noteName, whenEmpty }),
  z.object({ use: z.literal('out') }),
]);
export type ColumnUse = z.output<typeof columnUse>;
/** A column that becomes a field. */
export type FieldUse = Extract<ColumnUse, { use: 'field' }>;

/** How the columns of a file become records. */
export const mapping = z.object({
  rows: z.enum(['claim', 'attribution', 'source', 'document']),
  /** By place: the header as it stands in the file, and what becomes of the column. */
  columns: z.array(z.object({ header: z.string().max(HEADER_LIMIT), as: columnUse })).max(COLUMNS_LIMIT),
  /** Several columns of sources in one row are the hops of one chain, origin first, or each a chain of its own. */
  sources: z.enum(['chain', 'separate']).default('separate'),
  /** A “'” before what a spreadsheet would take for a formula, as Whence writes it, is taken off. */
  guarded: z.boolean().default(false),
});
export type Mapping = z.output<typeof mapping>;
