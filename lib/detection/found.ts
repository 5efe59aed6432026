import type { CueKind } from '@/lib/detection/cues';
import type { Range } from '@/lib/text/tokens';

/** An attribution found in a sentence; ranges are of its tokens. */
export type Found = {
  source: Range[];
  cue: Range[];
  content: Range[];
  kind: CueKind;
  /** The word the cue was found by. */
  lemma: string;
  /** Whether the cue itself is in quotation marks. */
  inQuotation: boolean;
  negated: boolean;
  /** Which pattern found it, in words for people. */
  rule: string;
  /** Who relays this in the same sentence, if their cue does not surround it. */
  relayedBy?: Found;
};

/**
 * Whether a cue is part of what another says. Only reports are followed that far: “Lee said Kim wants it” says what Lee
 * says.
 */
export const standsIn = ({ cue, source }: Found, { content }: Found): boolean => {
  // “told Fox News he …” has no words that say so.
  const words = cue.length > 0 ? cue : source;
  return (
    words.length > 0 &&
    words.every((inner) => content.some((outer) => outer.from <= inner.from && inner.to <= outer.to))
  );
};
