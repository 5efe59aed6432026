import { floatingIn, type Read } from '@/lib/anchoring/floating';
import { accordingIn } from '@/lib/detection/according';
import type { Attribution, Span } from '@/lib/detection/attribution';
import { namedLater, passedOnAgain } from '@/lib/detection/chains';
import { colonsIn } from '@/lib/detection/colons';
import type { Found } from '@/lib/detection/found';
import { hearsayIn } from '@/lib/detection/hearsay';
import { withHops } from '@/lib/detection/hops';
import { parentsOf } from '@/lib/detection/nesting';
import { type NonClaim, nonClaimsIn } from '@/lib/detection/non-claims';
import { nounCuesIn } from '@/lib/detection/noun-cues';
import { referentsIn } from '@/lib/detection/referents';
import { relaysIn } from '@/lib/detection/relays';
import { statementsIn } from '@/lib/detection/statements';
import { codePointsOf } from '@/lib/text/code-points';
import { type Sentence, sentencesOf } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';
import type { Certainty } from '@/lib/vocabulary';

export type { Attribution, Span } from '@/lib/detection/attribution';

/** What a text says about its own reporting; neither claim nor denial. */
export type NonClaimSpan = { source: Span[]; words: Span; kind: NonClaim['kind']; rule: string };

export type Detection = {
  attributions: Attribution[];
  nonClaims: NonClaimSpan[];
  /** How many code points were read: all, unless the text is longer than `LONGEST`. */
  readTo: number;
};

/** How many code units are read, about 65,000 words. The rest of a longer text is ignored. */
export const LONGEST = 400_000;

export type DetectOptions = {
  /** How sure the wording of a passage is. In: the passage with source and cue. */
  certaintyOf?: (passage: string) => Certainty | null;
};

/** Proposes who says what in a text. The same text gives the same answer; it never throws. */
export function detect(text: string, { certaintyOf }: DetectOptions = {}): Detection {
  const points = codePointsOf(text);
  const part = text.slice(0, LONGEST);
  const read = sentencesOf(part).map((sentence) => ({ sentence, ...readSentence(sentence) }));
  const spanOf = (s: Sentence, { from, to }: Range): Span => ({
    start: points.toPoints(s.tokens[from]?.start ?? 0),
    end: points.toPoints(s.tokens[to - 1]?.end ?? 0),
  });
  const spansOf = (s: Sentence, ranges: readonly Range[]) =>
    joined(ranges.filter(({ from, to }) => to > from).map((range) => spanOf(s, range)));
  const indexOf = new Map<Found, number>();
  const attributions: Attribution[] = [];
  const referents = referentsIn(read);
  for (const { sentence, found } of read) {
    for (const one of found) {
      indexOf.set(one, attributions.length);
      const who = referents.get(one);
      const said = who && read[who.sentence]?.sentence;
      attributions.push({
        source: spansOf(sentence, one.source),
        cue: spansOf(sentence, one.cue),
        content: spansOf(sentence, one.content),
        kind: one.kind,
        name: who && said ? [spanOf(said, who.name)] : [],
        unnamed: who?.unnamed ?? false,
        certainty: null,
        parent: null,
        rule: one.rule,
      });
    }
  }
  for (const { sentence, content, by, same } of floatingIn(read)) {
    const from = indexOf.get(by) ?? 0;
    const speaker = attributions[from];
    const s = read[sentence]?.sentence;
    if (!speaker || !s) continue;
    if (same)
      for (let one: Found | undefined = by; one; one = one.relayedBy)
        attributions[indexOf.get(one) ?? -1]?.content.push(spanOf(s, content));
    else
      attributions.push({
        ...speaker,
        content: [spanOf(s, content)],
        rule: 'quotation of the same speaker',
        inheritsFrom: from,
      });
  }
  const parents = parentsOf(attributions);
  const relays = relayIndexes(read, indexOf);
  attributions.forEach((one, i) => {
    one.parent = relays.get(i) ?? parents[i] ?? null;
  });
  attributions.push(...namedLater(read, attributions, indexOf, spanOf));
  attributions.push(...passedOnAgain(attributions, referents, indexOf));
  for (const one of attributions)
    one.certainty = certaintyOf ? certaintyOf(passageOf(one, text, points.toUnits)) : null;
  const nonClaims = read.flatMap(({ sentence, nonClaims: them }) =>
    them.map(({ source, words, kind, rule }) => ({
      source: spansOf(sentence, source),
      words: spanOf(sentence, words),
      kind,
      rule,
    })),
  );
  return { attributions, nonClaims, readTo: points.toPoints(part.length) };
}

function readSentence(s: Sentence): { found: Found[]; nonClaims: NonClaim[] } {
  const nonClaims = nonClaimsIn(s);
  const found = withHops(s, [...statementsIn(s), ...accordingIn(s), ...colonsIn(s)]);
  for (const more of [relaysIn, nounCuesIn, hearsayIn]) found.push(...more(s, found));
  const start = ({ cue, source }: Found) => cue[0]?.from ?? source[0]?.from ?? 0;
  const isClaim = ({ cue }: Found) =>
    !nonClaims.some(({ words }) => cue.some(({ from, to }) => from < words.to && to > words.from));
  const isKept = (one: Found) =>
    isClaim(one) &&
    !isNothing(s, one) &&
    (one.kind === 'report' || !found.some((other) => other !== one && standsIn(one, other)));
  return { found: found.filter(isKept).sort((a, b) => start(a) - start(b)), nonClaims };
}

/** “Choy said nothing about …” has no source “nothing”. */
const isNothing = (s: Sentence, { source: [source] }: Found) =>
  source !== undefined && /^(?:nothing|anything|something|everything)$/.test(s.tokens[source.from]?.lower ?? '');

/**
 * Whether a cue is part of what another says. Only reports are followed that far: “Lee said Kim wants it” says what Lee
 * says.
 */
const standsIn = ({ cue }: Found, { content }: Found) =>
  cue.every((inner) => content.some((outer) => outer.from <= inner.from && inner.to <= outer.to));

/** The relays named in the same sentence. */
function relayIndexes(read: readonly Read[], indexOf: ReadonlyMap<Found, number>): Map<number, number> {
  const relays = new Map<number, number>();
  for (const one of read.flatMap(({ found }) => found)) {
    const [index, by] = [indexOf.get(one), one.relayedBy && indexOf.get(one.relayedBy)];
    if (index !== undefined && by !== undefined) relays.set(index, by);
  }
  return relays;
}

/** Spans in order; what touches or overlaps becomes one. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

/** The words from the first to the last that an attribution marks in its own place. */
function passageOf(
  { source, cue, content, inheritsFrom }: Attribution,
  text: string,
  toUnits: (point: number) => number,
): string {
  const spans = inheritsFrom === undefined ? [...source, ...cue, ...content] : content;
  return text.slice(
    toUnits(Math.min(...spans.map(({ start }) => start))),
    toUnits(Math.max(...spans.map(({ end }) => end))),
  );
}
