import { z } from 'zod';
import { pastDate } from '@/lib/format/date-schema';
import { TYPED_LIMIT, visible } from '@/lib/format/squeeze';
import { reasonGiven } from '@/lib/reason';
import { reliabilities, sourceKinds, wordsOf } from '@/lib/vocabulary';
import { domainOf } from './rules';

export const NAME_LIMIT = 200;
export const DESCRIPTION_LIMIT = 2000;
export const TERMS_LIMIT = 500;
const MANY = 200;
const ADDRESS_LIMIT = 2000;

const id = z.int().positive();
const tooLong = `A name has at most ${NAME_LIMIT} characters.`;
/** The name of a source, wherever one is typed. */
export const sourceName = z
  .string()
  .max(TYPED_LIMIT, tooLong)
  .transform(visible)
  .pipe(z.string().min(1, 'Give the source a name.').max(NAME_LIMIT, tooLong));
const domain = z
  .string()
  .max(ADDRESS_LIMIT, 'This is too long for a domain. A domain looks like “reuters.com”.')
  .transform((text, context) => {
    const found = domainOf(text);
    if (found === null)
      context.addIssue({
        code: 'custom',
        message: `“${text.slice(0, 80)}” is not a domain. A domain looks like “reuters.com”.`,
      });
    return found ?? '';
  });
const unique = (texts: string[]) => [...new Set(texts)];

const fields = {
  name: sourceName,
  kind: z.enum(wordsOf(sourceKinds), 'Choose what kind of source it is.'),
  description: z.string().trim().max(DESCRIPTION_LIMIT, 'A description has at most 2,000 characters.'),
  ownerId: id.nullable(),
  aliases: z.array(sourceName).max(MANY, `A source has at most ${MANY} other names.`),
  domains: z.array(domain).max(MANY, `A source has at most ${MANY} domains.`).transform(unique),
  /** Of unnamed sources. */
  peopleCount: z
    .int('Give a whole number.')
    .positive('Give a whole number above 0, or leave it empty.')
    .max(100_000, 'Give at most 100,000.')
    .nullable(),
  terms: z.string().trim().max(TERMS_LIMIT, `The terms have at most ${TERMS_LIMIT} characters.`),
  grantedById: id.nullable(),
};

/** The name may be that of another source: there are two of that name. */
const twin = z.boolean().default(false);

export const newSource = z.object({
  ...fields,
  slug: z
    .string()
    .max(120, { error: 'The name in an address has at most 120 characters.', abort: true })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Lower-case letters, digits and single hyphens only.')
    .optional(),
  description: fields.description.default(''),
  ownerId: fields.ownerId.default(null),
  aliases: fields.aliases.default([]),
  domains: fields.domains.default([]),
  peopleCount: fields.peopleCount.default(null),
  terms: fields.terms.default(''),
  grantedById: fields.grantedById.default(null),
  twin,
});

export const editedSource = z.object({ id, version: z.int(), twin, ...z.object(fields).partial().shape });

/** A day that is today means now, so that it comes after what was graded earlier today. */
const past = pastDate
  .refine(
    ({ precision, note }) => note === '' && (precision === 'day' || precision === 'minute'),
    'Give the day of the assessment, such as “5 March 2024”.',
  )
  .transform(({ at }) => (at >= `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z` ? new Date() : new Date(at)))
  .refine((date) => date.getUTCFullYear() >= 1900, 'The date is too far back.');

export const newGrade = z.object({
  sourceId: id,
  grade: z.enum(wordsOf(reliabilities), 'Choose a grade.').nullable(),
  reason: reasonGiven('Say why.'),
  gradedAt: past.optional(),
});

export const sourceMerge = z.object({
  fromId: id,
  intoId: z.int('Choose the source that stays.').positive('Choose the source that stays.'),
  /** What the caller saw. */
  versions: z.object({ from: z.int().optional(), into: z.int().optional() }).default({}),
});

export const oneSource = z.object({ id, version: z.int().optional() });
export const sourceBack = z.object({ id, twin });
