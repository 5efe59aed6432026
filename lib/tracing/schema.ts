import { z } from 'zod';
import { hop as chainHop, newReading, spans } from '@/lib/attributions/schema';
import { choices } from '@/lib/choices';
import { addressProblem } from '@/lib/documents/rules';
import { newDocument, TEXT_LIMIT } from '@/lib/documents/schema';
import { certainties, stances, traceFindings, wordsOf } from '@/lib/vocabulary';

const id = z.int().positive();
const seen = {
  /** The link, and what was seen of it. If any of it has changed since, the command is refused as stale. */
  linkId: id,
  version: z.int().optional(),
  upstreamVersion: z.int().optional(),
};
const passage = spans.refine((list) => list.length > 0, 'Select the words that say it.');

/** Whom the new document credits for its passage: the next hop. */
export const nextCredit = z
  .object({
    sourceId: id.optional(),
    newSource: chainHop.shape.newSource,
    ...newReading.omit({ versionId: true }).shape,
  })
  .refine(({ sourceId, newSource }) => (sourceId === undefined) !== (newSource === undefined), {
    path: ['sourceId'],
    message: 'Say whom it credits.',
  });

/** A document in which the credited source says it, held already or new, with the place of its words. */
export const acceptedHop = z
  .object({
    ...seen,
    documentId: id.optional(),
    /** A document that is added, with its text. */
    document: newDocument.optional(),
    /** In code points of the latest text of the document, or of the new text as it is stored. */
    spans: passage,
    /** The stored text in which they stand; where it is no longer the latest, the command is refused. */
    versionId: id.optional(),
    certainty: z.enum(wordsOf(certainties)).nullable().optional(),
    /** What the source says of the claim; as it was found without it. */
    stance: z.enum(wordsOf(stances)).optional(),
    credits: nextCredit.optional(),
    choices,
  })
  .refine(({ documentId, document }) => (documentId === undefined) !== (document === undefined), {
    path: ['documentId'],
    message: 'Choose the document in which the source says it.',
  });

/** What somebody found who looked for it. */
export const tracedAnswer = z
  .object({
    ...seen,
    finding: z.enum(wordsOf(traceFindings), 'Say what you found.'),
    documentId: id.nullable().default(null),
    address: z.string().trim().max(2000, 'The address is too long.').default(''),
    note: z.string().trim().max(2000, 'A note has at most 2,000 characters.').default(''),
  })
  .refine(({ address }) => address === '' || addressProblem(address) === null, {
    path: ['address'],
    message: 'Give a full address that begins with https:// or http://.',
  });

/** A text that is not stored, to be read for a link. */
export const textToRead = z.object({
  linkId: id,
  text: z.string().min(1, 'The text is empty.').max(TEXT_LIMIT, 'The text has more than 2,000,000 characters.'),
  publisher: z.string().max(200).default(''),
});
