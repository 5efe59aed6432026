import { z } from 'zod';
import { choices } from '@/lib/choices';
import { pastDate, precision } from '@/lib/format/date-schema';
import { reasonText } from '@/lib/reason';
import { sourceName } from '@/lib/sources/schema';
import { certainties, passages, sourceKinds, stances, wordsOf } from '@/lib/vocabulary';

/** Pairs of code point offsets into one stored text: [start, end, start, end, …], ends excluded, ascending. */
const spanList = z
  .array(z.int().min(0))
  .max(200)
  .refine(
    (list) =>
      list.length % 2 === 0 &&
      list.every((at, i) => i === 0 || (i % 2 === 1 ? at > (list[i - 1] ?? 0) : at >= (list[i - 1] ?? 0))),
    'Spans are pairs of start and end, in order.',
  );
export const spans = spanList.default([]);

const id = z.int().positive();
const cue = z.string().trim().max(200, 'A cue has at most 200 characters.');
const note = z.string().trim().max(2000, 'A note has at most 2,000 characters.');
export const HOPS_LIMIT = 50;
const CHAINS_LIMIT = 100;

/** A text that shows that a hop credits the one before it. */
export const newReading = z.object({
  cue: cue.default(''),
  versionId: id.nullable().default(null),
  sourceSpans: spans,
  cueSpans: spans,
  contentSpans: spans,
});

/** What an utterance says and where; what is left out stays as it is, or as the columns have it for a new one. */
const wording = {
  /** Null: nobody here holds the document in which it stood. */
  documentId: id.nullable().optional(),
  stance: z.enum(wordsOf(stances)).optional(),
  certainty: z.enum(wordsOf(certainties)).nullable().optional(),
  /** Only with a document. */
  passage: z.enum(wordsOf(passages)).nullable().optional(),
  versionId: id.nullable().optional(),
  spans: spanList.optional(),
  /**
   * The words of the passage, looked up in the latest stored text of the document; they set `versionId`, `spans` and
   * `passage`.
   */
  quote: z.string().trim().max(5000, 'A passage has at most 5,000 characters.').optional(),
  /**
   * When it was said, as people or machines write it; how exactly that is known goes without saying, unless it is to
   * be less.
   */
  saidAt: pastDate.nullable().optional(),
  saidPrecision: precision.optional(),
};

/** How a hop is linked to the one before it; what is left out stays as it is. */
const linking = {
  /** The cue that an editor recorded; empty takes it away. Cues marked in a text are readings of their own. */
  cue: cue.optional(),
  note: note.optional(),
  verbatim: z.boolean().optional(),
  /** Takes every reading away: no text says so. */
  assumed: z.boolean().optional(),
  /** Readings to take away. */
  dropReadings: z.array(id).max(200).optional(),
};

/**
 * A source by its id, by the utterance in which it speaks, or a new one; a source that has the name already is used
 * again.
 */
export const hop = z
  .object({
    utteranceId: id.optional(),
    sourceId: id.optional(),
    newSource: z
      .object({
        name: sourceName,
        kind: z.enum(wordsOf(sourceKinds), 'Choose what kind of source it is.'),
      })
      .optional(),
    ...wording,
    link: z.object(linking).optional(),
    /** Where it is read that this hop credits the one before it; added to what is there. */
    readings: z.array(newReading).max(20).default([]),
  })
  .refine((it) => [it.utteranceId, it.sourceId, it.newSource].filter((way) => way !== undefined).length === 1, {
    path: ['sourceId'],
    message: 'Say which source this is.',
  });

const hops = z.array(hop).max(HOPS_LIMIT, `A chain has at most ${HOPS_LIMIT} hops.`);
/** What the editor saw, by id; anything that has gone on since is refused as stale. */
const versions = z
  .object({ utterances: z.record(z.string(), z.int()).default({}), links: z.record(z.string(), z.int()).default({}) })
  .default({ utterances: {}, links: {} });

/** A chain of one claim, origin first. */
export const newChain = z.object({
  claimId: id,
  hops: hops.min(1, 'A chain needs at least one source.'),
  versions,
  choices,
});

/** Several chains of one claim at once. */
export const newChains = z.object({
  claimId: id,
  chains: z
    .array(z.object({ hops: hops.min(1, 'A chain needs at least one source.') }))
    .min(1, 'Write at least one chain.')
    .max(CHAINS_LIMIT, `At most ${CHAINS_LIMIT} chains at once.`),
  choices,
});

/** A chain as it stood (`was`, utterances, origin first) and as it shall be; without hops it is removed. */
export const editedChain = z.object({
  claimId: id,
  was: z.array(id).min(1, 'Say which chain is meant.').max(HOPS_LIMIT, `A chain has at most ${HOPS_LIMIT} hops.`),
  hops,
  versions,
  /** Links of the old path that stay, or go, against the rule of `planOf`. */
  choices,
  keep: z.array(id).max(HOPS_LIMIT).default([]),
  drop: z.array(id).max(HOPS_LIMIT).default([]),
});

export const editedUtterance = z.object({ id, version: z.int().optional(), sourceId: id.optional(), ...wording });
export const editedAttribution = z.object({ id, version: z.int().optional(), ...linking });
export const removedAttribution = z.object({ id, version: z.int().optional() });
/** One known second-hand is the one that is held: `id` goes, `intoId` stays. */
export const joinedUtterance = z.object({ id, version: z.int().optional(), intoId: id });
/** `join`: whoever credited it credits, from then on, whom it credited. */
export const removedUtterance = z.object({ id, version: z.int().optional(), join: z.boolean().default(false) });

export const dependence = z
  .object({
    claimId: id,
    aId: id,
    bId: id,
    /** Null takes the note away. */
    dependent: z.boolean().nullable(),
    reason: reasonText.default(''),
  })
  .refine(({ aId, bId }) => aId !== bId, { path: ['bId'], message: 'Choose two different utterances.' })
  .refine(({ dependent, reason }) => dependent === null || reason !== '', { path: ['reason'], message: 'Say why.' });

export type HopInput = z.output<typeof hop>;
export type Wording = Pick<HopInput, keyof typeof wording>;
export type Linking = NonNullable<HopInput['link']>;
export type ReadingInput = z.output<typeof newReading>;
