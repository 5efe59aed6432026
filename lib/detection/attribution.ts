import type { CueKind } from '@/lib/detection/cues';
import type { Certainty } from '@/lib/vocabulary';

/** A piece of a text in Unicode code points, `end` excluded. */
export type Span = { start: number; end: number };

/** A proposed attribution. An empty source: the text names nobody. */
export type Attribution = {
  source: Span[];
  cue: Span[];
  content: Span[];
  kind: CueKind;
  /** The words that tell who the source is, here or further up: “Ada Lind” where the source is “she”. */
  name: Span[];
  /** People without a name: “two officials”. */
  unnamed: boolean;
  certainty: Certainty | null;
  /** The index of the attribution whose content directly contains this one. */
  parent: number | null;
  /** Which pattern found it, in words for people. */
  rule: string;
  /** A quotation without a speaker: the index of the attribution that gives its source and cue. */
  inheritsFrom?: number;
};
