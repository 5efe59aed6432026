import { z } from 'zod';
import { precision } from '@/lib/format/date-schema';
import {
  certainties,
  documentStates,
  linkStates,
  passages,
  reliabilities,
  sourceKinds,
  stances,
  wordsOf,
} from '@/lib/vocabulary';

/** One utterance as an editor sees it, with everything that may be changed. */
const sheetUtterance = z.object({
  id: z.int(),
  version: z.int(),
  source: z.object({
    id: z.int(),
    name: z.string(),
    slug: z.string(),
    kind: z.enum(wordsOf(sourceKinds)),
    reliability: z.enum(wordsOf(reliabilities)).nullable(),
  }),
  document: z.object({ id: z.int(), title: z.string(), state: z.enum(wordsOf(documentStates)) }).nullable(),
  stance: z.enum(wordsOf(stances)),
  certainty: z.enum(wordsOf(certainties)).nullable(),
  passage: z.enum(wordsOf(passages)).nullable(),
  /** The words that are marked. */
  passageText: z.string().nullable(),
  saidAt: z.string().nullable(),
  saidPrecision: precision,
  saidNote: z.string(),
  /** When it was said, else when the document was published; to put chains in order. */
  reportedAt: z.string().nullable(),
});
export type SheetUtterance = z.output<typeof sheetUtterance>;

/** One attribution; `cue` is the one that an editor recorded, the readings are those that stand in a text. */
const sheetLink = z.object({
  id: z.int(),
  version: z.int(),
  downstreamId: z.int(),
  upstreamId: z.int(),
  state: z.enum(wordsOf(linkStates)),
  cue: z.string(),
  note: z.string(),
  verbatim: z.boolean(),
  readings: z.array(z.object({ id: z.int(), cue: z.string(), document: z.string() })),
});
export type SheetLink = z.output<typeof sheetLink>;

/** All that the editor of chains needs of a claim. */
export const sheet = z.object({ claimId: z.int(), utterances: z.array(sheetUtterance), links: z.array(sheetLink) });
export type Sheet = z.output<typeof sheet>;
