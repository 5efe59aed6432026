import { z } from 'zod';
import { choices } from '@/lib/choices';
import { STATEMENT_LIMIT } from '@/lib/claims/schema';
import { squeeze, TYPED_LIMIT } from '@/lib/format/squeeze';
import { certainties, sourceKinds, stances, wordsOf } from '@/lib/vocabulary';

/** How many tags one command may write: as many as “accept all” may find in the longest text that is read. */
export const TAGS_LIMIT = 5000;
const PIECES_LIMIT = 200;

const id = z.int().positive();
/** Pairs of code point offsets, ends excluded, ascending, no piece empty. */
const spans = z
  .array(z.int().min(0))
  .max(2 * PIECES_LIMIT, `At most ${PIECES_LIMIT} pieces.`)
  .refine(
    (list) =>
      list.length % 2 === 0 &&
      list.every((at, i) => i === 0 || (i % 2 === 1 ? at > (list[i - 1] ?? 0) : at >= (list[i - 1] ?? 0))),
    'Spans are pairs of start and end, in order.',
  );

const tooLong = `A statement has at most ${STATEMENT_LIMIT.toLocaleString('en')} characters.`;

const fields = {
  sourceSpans: spans,
  cueSpans: spans,
  contentSpans: spans,
  nameSpans: spans,
  parentId: id.nullable(),
  sourceId: id.nullable(),
  sourceName: z
    .string()
    .max(TYPED_LIMIT, 'A name has at most 200 characters.')
    .transform(squeeze)
    .pipe(z.string().max(200, 'A name has at most 200 characters.')),
  sourceKind: z.enum(wordsOf(sourceKinds)).nullable(),
  claimId: id.nullable(),
  statement: z.string().max(TYPED_LIMIT, tooLong).transform(squeeze).pipe(z.string().max(STATEMENT_LIMIT, tooLong)),
  stance: z.enum(wordsOf(stances)),
  certainty: z.enum(wordsOf(certainties)).nullable(),
};

export const newTag = z.object({
  sourceSpans: spans.default([]),
  cueSpans: spans.default([]),
  contentSpans: spans.default([]),
  nameSpans: spans.default([]),
  parentId: fields.parentId.default(null),
  /** Stands within the tag at this place of the list. */
  parentAt: z.int().min(0).nullable().default(null),
  sourceId: fields.sourceId.default(null),
  sourceName: fields.sourceName.default(''),
  sourceKind: fields.sourceKind.default(null),
  claimId: fields.claimId.default(null),
  statement: fields.statement.default(''),
  stance: fields.stance.default('affirms'),
  certainty: fields.certainty.default(null),
  rule: z.string().trim().max(100).default(''),
});

const inText = { documentId: id, versionId: id };

export const newTags = z.object({
  ...inText,
  tags: z
    .array(newTag)
    .min(1, 'Mark something first.')
    .max(TAGS_LIMIT, `At most ${TAGS_LIMIT.toLocaleString('en')} tags at once.`)
    .refine(
      (tags) => tags.every(({ parentAt }, i) => parentAt === null || (parentAt < tags.length && parentAt !== i)),
      {
        message: 'A tag is nested in one that does not exist.',
      },
    ),
});

/** `versionId`: marks it anew in this text, with the spans that are given. */
export const editedTag = z.object({
  id,
  version: z.int().optional(),
  versionId: id.optional(),
  ...z.object(fields).partial().shape,
});
export const someTags = z.object({ documentId: id, ids: z.array(id).min(1, 'Choose a tag first.').max(TAGS_LIMIT) });

/** Which claim each of several tags makes: one that is there, or a statement of which one will be made. */
export const linkedTags = z.object({
  documentId: id,
  links: z
    .array(
      z
        .object({ id, claimId: fields.claimId.default(null), statement: fields.statement.default('') })
        .refine(({ claimId, statement }) => (claimId === null) !== (statement === ''), 'Choose a claim or state one.'),
    )
    .min(1, 'Choose a tag first.')
    .max(TAGS_LIMIT),
});

/** How many tags one command makes chains of: others wait for the embedded database meanwhile. */
const ENTERED_LIMIT = 2000;
const tooMany = `Chains can be made of at most ${ENTERED_LIMIT.toLocaleString('en')} tags at once. Nothing was changed. Choose fewer, then make the others.`;

export const enteredTags = someTags.extend({ ids: someTags.shape.ids.max(ENTERED_LIMIT, tooMany), choices });

export type TagInput = z.output<typeof newTag>;
