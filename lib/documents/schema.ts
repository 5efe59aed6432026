import { z } from 'zod';
import { captureHandle } from '@/lib/captures/seen';
import { choices } from '@/lib/choices';
import { pastDate, precision } from '@/lib/format/date-schema';
import { TYPED_LIMIT, visible } from '@/lib/format/squeeze';
import { newSource } from '@/lib/sources/schema';
import { textLinks } from '@/lib/text/links';
import { documentKinds, documentStates, wordsOf } from '@/lib/vocabulary';
import { addressProblem } from './rules';

export const TITLE_LIMIT = 500;
export const TEXT_LIMIT = 2_000_000;
export const NOTE_LIMIT = 2000;

const id = z.int().positive();
const text = z.string().max(TEXT_LIMIT, 'The text has more than 2,000,000 characters.');
const note = z.string().trim().max(NOTE_LIMIT, `A note has at most ${NOTE_LIMIT} characters.`);

const capture = captureHandle.nullable().default(null);

const titleTooLong = `A title has at most ${TITLE_LIMIT} characters.`;

const fields = {
  title: z
    .string()
    .max(TYPED_LIMIT, titleTooLong)
    .transform(visible)
    .pipe(z.string().min(1, 'Give the document a title.').max(TITLE_LIMIT, titleTooLong)),
  sourceId: z.int('Say who published it.').positive('Say who published it.').optional(),
  /** A new publisher, in place of `sourceId`. */
  newSource: newSource.pick({ name: true, kind: true }).optional(),
  url: z
    .string()
    .trim()
    .max(TYPED_LIMIT, 'The address is too long to be stored.')
    .transform((address, context) => {
      const problem = addressProblem(address);
      if (problem) context.addIssue({ code: 'custom', message: problem });
      return address;
    })
    .nullable(),
  kind: z.enum(wordsOf(documentKinds), 'Choose what kind of document it is.'),
  authors: z
    .array(z.string().trim().min(1).max(200, 'A name has at most 200 characters.'))
    .max(50, 'At most 50 authors can be stored.'),
  language: z
    .string()
    .trim()
    .toLowerCase()
    .max(35, { error: 'Give the language by its code, such as “en”, “de” or “zh”.', abort: true })
    .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, 'Give the language by its code, such as “en”, “de” or “zh”.'),
  /** As people or machines write it. The precision follows from it, unless a lower one is wanted. */
  publishedAt: pastDate.nullable(),
  publishedPrecision: precision.optional(),
};

export const newDocument = z
  .object({
    ...fields,
    url: fields.url.default(null),
    kind: fields.kind.default('article'),
    authors: fields.authors.default([]),
    language: fields.language.default('en'),
    publishedAt: fields.publishedAt.default(null),
    state: z.enum(wordsOf(documentStates)).default('live'),
    stateNote: note.default(''),
    /** Stored as the first version. */
    text: text.default(''),
    capture,
    /** Where its words lead to other pages. */
    links: textLinks.default([]),
    choices,
  })
  .refine(({ sourceId, newSource: made }) => (sourceId === undefined) !== (made === undefined), {
    path: ['sourceId'],
    message: 'Say who published it.',
  });

export const editedDocument = z.object({ id, version: z.int(), ...z.object(fields).partial().shape, choices });

export const documentState = z
  .object({
    id,
    version: z.int().optional(),
    state: z.enum(wordsOf(documentStates), 'Choose a state.'),
    note: note.default(''),
  })
  .refine(({ state, note }) => state === 'live' || note !== '', {
    path: ['note'],
    message: 'Say what was corrected or why it was taken back.',
  });

export const newVersion = z.object({
  documentId: id,
  text: text.min(1, 'The text is empty.'),
  links: textLinks.default([]),
  capture,
});

/** A mark of an older text: its place in the latest, or that it stays where it was. */
export const settled = z.object({
  documentId: id,
  /** The latest text. */
  versionId: id,
  items: z
    .array(z.object({ kind: z.enum(['passage', 'reading', 'tag'], 'It is a passage, a reading or a tag.'), id }))
    .min(1, 'Say what was looked at.')
    .max(1000),
  /** Its place in code points, [start, end]; null: it stays with the older text. */
  spans: z
    .tuple([z.int().min(0), z.int().min(1)])
    .refine(([start, end]) => end > start, 'A passage must end after it begins.')
    .nullable(),
});

export const oneDocument = z.object({ id, version: z.int().optional() });
