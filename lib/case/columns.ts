import { z } from 'zod';
import { precision } from '@/lib/format/date-schema';
import { storageProblem } from '@/lib/format/storable';
import { urlOf } from '@/lib/format/url.mjs';
import { textLink } from '@/lib/text/links';

/** How the values of a column stand in a file. Lists and objects stand in their cell as JSON. */
export type ColumnType = 'integer' | 'boolean' | 'text' | 'time' | 'list' | 'object';

/** One column of a file: how it is written, what it may hold, and the file whose `id` it names. */
export type CaseColumn = {
  readonly type: ColumnType;
  /** Null stands as an empty cell. */
  readonly nullable: boolean;
  readonly holds: z.ZodType;
  readonly references?: string;
  readonly help?: string;
};

const NUMBER = 2_147_483_647;

const column = (type: ColumnType, holds: z.ZodType, more: Partial<CaseColumn> = {}): CaseColumn => ({
  ...{ type, holds, nullable: false },
  ...more,
});

/** The same column, where a record can have nothing in it. */
export const optional = (filled: CaseColumn): CaseColumn => ({
  ...filled,
  nullable: true,
  holds: filled.holds.nullable(),
});

const recordNumber = z.int().min(1, 'Numbers of records begin at 1.').max(NUMBER, 'The number is too large.');

/** The number of the record itself. */
export const ownNumber: CaseColumn = column('integer', recordNumber, { help: 'The number of the record.' });
export const count: CaseColumn = column('integer', recordNumber);
/** The number of a record in another file. */
export const numberIn = (file: string): CaseColumn => column('integer', recordNumber, { references: file });

export const text = (longest: number, shortest = 0): CaseColumn =>
  column(
    'text',
    z
      .string()
      .max(longest, `It has more than ${longest.toLocaleString('en')} characters.`)
      .refine((value) => storageProblem(value) === null, 'It has a character that cannot be stored.')
      .refine((value) => value.trim().length >= shortest, 'It is empty.'),
  );

/** One of a closed list of words. */
export const word = (words: readonly [string, ...string[]]): CaseColumn => column('text', z.enum(words));
export const datePrecision: CaseColumn = column('text', precision);

export const slug: CaseColumn = column(
  'text',
  z
    .string()
    .max(120)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'It is not a name for addresses.'),
  { help: 'The name of the record in addresses.' },
);

export const hash: CaseColumn = column('text', z.string().regex(/^[0-9a-f]{64}$/, 'It is not a hash of 64 digits.'));
export const time: CaseColumn = column(
  'time',
  z.iso.datetime({ error: 'It is not a time such as 2026-04-06T11:30:00.000Z.' }),
);
export const yesNo: CaseColumn = column('boolean', z.boolean());
export const texts = (longest: number): CaseColumn =>
  column(
    'list',
    z
      .array(
        z
          .string()
          .max(longest)
          .refine((value) => storageProblem(value) === null),
      )
      .max(1000),
  );

/** Where something stands in a text: start, end, start, end, … in code points. */
export const spans: CaseColumn = column(
  'list',
  z
    .array(z.int().min(0).max(NUMBER))
    .refine(
      (list) =>
        list.length % 2 === 0 &&
        list.every((at, i) => at >= (list[i - 1] ?? 0) && (i % 2 === 0 || at > (list[i - 1] ?? 0))),
      'Places are pairs of start and end, in order.',
    ),
);

/** A number from 0: a place in a text, or a size. */
export const figure: CaseColumn = column('integer', z.int().min(0).max(NUMBER));
export const httpStatus: CaseColumn = column('integer', z.int().min(100).max(599));

const ADDRESS = 20_000;
const webAddress = z
  .string()
  .max(ADDRESS)
  .refine(
    (address) => /^https?:$/.test(urlOf(address)?.protocol ?? '') && storageProblem(address) === null,
    'It is not an address that begins with https:// or http://.',
  );
export const address: CaseColumn = column('text', webAddress);
/** An address, or blank. */
export const addressIfAny: CaseColumn = column('text', z.union([z.literal(''), webAddress]));
export const addresses: CaseColumn = column('list', z.array(webAddress).max(1000));
export const href: CaseColumn = column('text', textLink.shape.href);
/** Headers of an answer, by their names in small letters. */
export const headers: CaseColumn = column(
  'object',
  z.record(
    z.string().regex(/^[a-z][a-z0-9-]{0,99}$/),
    z
      .string()
      .max(ADDRESS)
      .refine((text) => storageProblem(text) === null),
  ),
);
export const object: CaseColumn = column('object', z.record(z.string(), z.unknown()));
