import { z } from 'zod';
import { precision } from '@/lib/format/date-schema';
import { certainties, linkStates, passages, sourceKinds, stances, traceFindings, wordsOf } from '@/lib/vocabulary';

const named = z.object({ id: z.int(), title: z.string() });
const certainty = z.enum(wordsOf(certainties));
const dated = { publishedAt: z.string().nullable(), precision, note: z.string() };

/** One end of a link: who says it, and in which words as far as they are held. */
const end = z.object({
  id: z.int(),
  version: z.int(),
  source: z.object({ id: z.int(), name: z.string(), slug: z.string(), kind: z.enum(wordsOf(sourceKinds)) }),
  document: named.extend({ publisher: z.string(), ...dated }).nullable(),
  stance: z.enum(wordsOf(stances)),
  certainty: certainty.nullable(),
  passage: z.enum(wordsOf(passages)).nullable(),
  passageText: z.string().nullable(),
});
export type TracedEnd = z.output<typeof end>;

const answer = z.object({
  id: z.int(),
  utteranceId: z.int(),
  finding: z.enum(wordsOf(traceFindings)),
  document: named.nullable(),
  address: z.string(),
  note: z.string(),
  by: z.string(),
  at: z.string(),
});
export type Answer = z.output<typeof answer>;

const lead = z.object({
  href: z.string(),
  words: z.string(),
  near: z.enum(['sentence', 'paragraph']),
  isTheirs: z.boolean(),
  held: named
    .extend({
      how: z
        .enum(['the mobile edition', 'an AMP copy', 'a short address', 'another name of the site', 'another spelling'])
        .nullable(),
    })
    .nullable(),
});

/** A document that is held and may be the one, and why. */
const candidate = named.extend({ publisher: z.string(), ...dated, score: z.number(), why: z.array(z.string()) });
export type Candidate = z.output<typeof candidate>;

const rung = z.object({
  id: z.int(),
  name: z.string(),
  slug: z.string(),
  kind: z.enum(wordsOf(sourceKinds)),
  document: named.nullable(),
  date: z.string(),
  stance: z.enum(wordsOf(stances)),
  certainty: certainty.nullable(),
  /** The link by which this one credits the rung above it. */
  credits: z.object({ linkId: z.int(), state: z.enum(wordsOf(linkStates)) }).nullable(),
  /** What was found in a search, in words. */
  found: z.array(z.string()),
});
export type Rung = z.output<typeof rung>;

/** The way from the last relay up, origin first, and what to say of it. */
const ladder = z.object({ rungs: z.array(rung), summary: z.string(), nextLinkId: z.int().nullable() });
export type Ladder = z.output<typeof ladder>;

/** Everything that helps to find where the credited source of a link says it. */
export const tracedHop = z.object({
  linkId: z.int(),
  version: z.int(),
  state: z.enum(wordsOf(linkStates)),
  claim: z.object({ id: z.int(), slug: z.string(), statement: z.string() }),
  downstream: end,
  upstream: end,
  /** The sentence in which the credit was read, in parts by role; null where no text shows it. */
  credit: z
    .object({
      cue: z.string(),
      document: named,
      parts: z.array(z.object({ text: z.string(), role: z.enum(['source', 'cue', 'content']).nullable() })),
    })
    .nullable(),
  /** A cue that an editor recorded; blank where there is none. */
  recordedCue: z.string(),
  leads: z.array(lead),
  candidates: z.array(candidate),
  phrase: z.string(),
  answers: z.array(answer),
  ladder,
});
export type TracedHop = z.output<typeof tracedHop>;

const list = z.array(z.int());
/** Whom a text credits for a passage of it. */
const credit = z.object({
  name: z.string(),
  sourceId: z.int().nullable(),
  kind: z.enum(wordsOf(sourceKinds)).nullable(),
  cue: z.string(),
  sourceSpans: list,
  cueSpans: list,
  contentSpans: list,
});
export type Credit = z.output<typeof credit>;

/** A text that may be the one, read for a link. */
export const tracedText = z.object({
  /** Null while it is not stored. */
  document: named.extend({ versionId: z.int(), publisher: z.string(), ...dated }).nullable(),
  text: z.string(),
  /** The words that seem to say it; null where none do. */
  passage: z.object({ start: z.int(), end: z.int(), score: z.number(), shared: z.array(z.string()) }).nullable(),
  credits: z.array(credit),
});
export type TracedText = z.output<typeof tracedText>;
