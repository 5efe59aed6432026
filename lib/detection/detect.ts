import { accordingIn } from '@/lib/detection/according';
import { adjectiveCuesIn } from '@/lib/detection/adjective-cues';
import type { Attribution, Span } from '@/lib/detection/attribution';
import { namedLater, passedOnAgain } from '@/lib/detection/chains';
import { colonTurnsIn } from '@/lib/detection/colon-turns';
import { colonsIn } from '@/lib/detection/colons';
import { dashesIn } from '@/lib/detection/dashes';
import { deniedClaimsIn } from '@/lib/detection/denied-claims';
import { floatingIn, type Read } from '@/lib/detection/floating';
import { type Found, standsIn } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { hearsayIn } from '@/lib/detection/hearsay';
import { withHops } from '@/lib/detection/hops';
import { impersonalIn } from '@/lib/detection/impersonal';
import type { Carrier } from '@/lib/detection/mentions';
import { parentsOf } from '@/lib/detection/nesting';
import { type NonClaim, nonClaimsIn } from '@/lib/detection/non-claims';
import { nounCuesIn } from '@/lib/detection/noun-cues';
import { afterPlace, openingOf, placedSentence } from '@/lib/detection/openings';
import { isSurelyOutlet } from '@/lib/detection/outlets';
import { plainWordsIn } from '@/lib/detection/plain-words';
import { referentsIn } from '@/lib/detection/referents';
import { relaysIn } from '@/lib/detection/relays';
import { statementsIn } from '@/lib/detection/statements';
import { isUnsaid } from '@/lib/detection/unsaid';
import { codePointsOf } from '@/lib/text/code-points';
import { type Sentence, sentencesOf } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';
import type { Certainty } from '@/lib/vocabulary';

export type { Attribution, Span } from '@/lib/detection/attribution';

/** What a text says about its own reporting; neither claim nor denial. */
export type NonClaimSpan = { source: Span[]; words: Span; kind: NonClaim['kind']; rule: string };

/** Why what reads like an attribution is not proposed. */
export type WhySetAside = 'no comment' | 'not said' | 'inference' | 'no statement' | 'nobody named';

/** What reads like an attribution, and is no claim of anybody. */
export type SetAside = Attribution & { why: WhySetAside };

export type Detection = {
  attributions: Attribution[];
  nonClaims: NonClaimSpan[];
  setAside: SetAside[];
  /** How many code points were read: all, unless the text is longer than `LONGEST`. */
  readTo: number;
};

/** How many code units are read, about 65,000 words. The rest of a longer text is ignored. */
export const LONGEST = 400_000;

export type DetectOptions = {
  /** How sure the wording of a passage is. In: the passage with source and cue. */
  certaintyOf?: (passage: string) => Certainty | null;
  /** Those of the first `LONGEST` code units, where they are known. */
  sentences?: readonly Sentence[];
};

/** Proposes who says what in a text. The same text gives the same answer; it never throws. */
export function detect(text: string, { certaintyOf, sentences }: DetectOptions = {}): Detection {
  const points = codePointsOf(text);
  const part = text.slice(0, LONGEST);
  const all = sentences ?? sentencesOf(part);
  const placed = placedSentence(all);
  const read = all.map((sentence, i) => ({
    sentence,
    ...readSentence(sentence, all[i - 1]?.paragraph !== sentence.paragraph, sentence === placed),
  }));
  const spanOf = (s: Sentence, { from, to }: Range): Span => ({
    start: points.toPoints(s.tokens[from]?.start ?? 0),
    end: points.toPoints(s.tokens[to - 1]?.end ?? 0),
  });
  const spansOf = (s: Sentence, ranges: readonly Range[]) =>
    joined(ranges.filter(({ from, to }) => to > from).map((range) => spanOf(s, range)));
  const indexOf = new Map<Found, number>();
  const attributions: Attribution[] = [];
  const { referents, whoIs } = referentsIn(read);
  for (const [i, { sentence, found }] of read.entries()) {
    for (const one of found) {
      const isBefore = pointsBack(sentence, one);
      const meant = isBefore ? silentBefore(read, i) : undefined;
      if (isBefore && !meant) continue;
      indexOf.set(one, attributions.length);
      const who = referents.get(one);
      const said = who && read[who.sentence]?.sentence;
      attributions.push({
        source: spansOf(sentence, one.source),
        cue: spansOf(sentence, one.cue),
        content: meant ? [spanOf(meant, { from: 0, to: meant.tokens.length })] : spansOf(sentence, one.content),
        kind: one.kind,
        name: who && said ? [spanOf(said, who.name)] : [],
        unnamed: who?.unnamed ?? false,
        certainty: null,
        parent: null,
        rule: one.rule,
      });
    }
  }
  for (const { by, own, greets } of colonTurnsIn(read)) {
    const content = attributions[indexOf.get(by) ?? -1]?.content;
    if (greets && own.length > 0) content?.splice(0);
    for (const s of own) content?.push(spanOf(s, { from: 0, to: s.tokens.length }));
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
  const relayedBy = innermost(relayIndexes(read, indexOf, ({ lemma }) => lemma !== ':'));
  attributions.forEach((one, i) => {
    const parent = parents[i] ?? null;
    one.parent = relays.get(i) ?? (parent === null ? null : relayedBy(parent, i));
  });
  const nameOf = (sentence: number, who: Range) => {
    const s = read[sentence]?.sentence;
    if (!s) return { name: [], unnamed: false };
    const meant = whoIs(sentence, who);
    const there = read[meant?.sentence ?? -1]?.sentence;
    if (meant && there) return { name: [spanOf(there, meant.name)], unnamed: meant.unnamed };
    const { name, kind } = headOf(s, who);
    return { name: [spanOf(s, name ?? who)], unnamed: kind === 'people' };
  };
  const hopOf = ({ sentence, who, cue }: Carrier) => {
    const s = read[sentence]?.sentence;
    return s ? { source: [spanOf(s, who)], cue: [spanOf(s, cue)], ...nameOf(sentence, who) } : null;
  };
  attributions.push(...namedLater(read, attributions, indexOf, spanOf, nameOf));
  attributions.push(...passedOnAgain(attributions, referents, indexOf, hopOf));
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
  return { attributions, nonClaims, setAside: [], readTo: points.toPoints(part.length) };
}

function readSentence(s: Sentence, opens: boolean, placed: boolean): { found: Found[]; nonClaims: NonClaim[] } {
  const nonClaims = nonClaimsIn(s);
  const according = accordingIn(s);
  const sure = [
    ...deniedClaimsIn(s),
    ...plainWordsIn(s),
    ...according.filter(({ source: [by] }) => by?.from === openingOf(s) + 1),
  ];
  const told = [
    ...new Set([...sure, ...statementsIn(s).filter((one) => !sure.some((by) => sharesCue(one, by))), ...according]),
  ];
  for (const one of according) turnRound(s, one, told);
  const labels = placed ? [] : colonsIn(s, opens).filter((one) => !told.some((other) => saysTheSame(one, other)));
  const found = withHops(s, [...told, ...labels]);
  if (found.length === 0) found.push(...dashesIn(s));
  for (const more of [relaysIn, nounCuesIn, adjectiveCuesIn, hearsayIn, impersonalIn]) found.push(...more(s, found));
  cutOpening(found, placed ? afterPlace(s) : openingOf(s));
  const start = ({ cue, source }: Found) => cue[0]?.from ?? source[0]?.from ?? 0;
  // “said she could not comment” is as little a claim as “could not comment”.
  const isClaim = ({ cue, content }: Found) =>
    !nonClaims.some(
      ({ words }) =>
        cue.some(({ from, to }) => from < words.to && to > words.from) ||
        content.some(
          ({ from }) =>
            content.length === 1 &&
            from <= words.from &&
            words.from <= from + 3 &&
            // “said it had never been answered”
            !s.tokens.slice(words.from, words.to).some(({ lower }) => lower === 'been'),
        ),
    );
  const unsaid = found.filter((one) => isUnsaid(s, one));
  const denied = found.filter(({ lemma }) => /^(?:deny|dispute|refute|rebut)$/.test(lemma));
  // “denied telling the Post that it leaked”: nothing is told to the Post.
  const isRelayOfNothing = (one: Found): boolean => {
    const relayed = found.filter(({ relayedBy }) => relayedBy === one);
    // “A memo seen by the Post does not say that it leaks”: nothing is passed on.
    const isNothing = (other: Found) =>
      (unsaid.includes(other) && other.negated) || (one.cue.length === 0 && !isKept(other));
    return one.lemma === 'down' && relayed.length > 0 && relayed.every(isNothing);
  };
  const isKept = (one: Found): boolean =>
    one.content.length > 0 &&
    !isRelayOfNothing(one) &&
    isClaim(one) &&
    !unsaid.some((other) => other === one || standsIn(one, other)) &&
    !denied.some((other) => standsIn(one, other)) &&
    (one.kind === 'report' ||
      isJudged(s, one) ||
      !found.some(
        (other) => other !== one && standsIn(one, other) && !isAllOf(s, one, other) && !isInserted(one, other),
      ));
  return { found: found.filter(isKept).sort((a, b) => start(a) - start(b)), nonClaims };
}

/** “Kyodo said that it had sunk, according to an officer”: the officer said so, and the outlet passes it on. */
function turnRound(s: Sentence, one: Found, told: readonly Found[]): void {
  const by = told.find(
    (other) => other !== one && other.source[0]?.from === one.content[0]?.from && standsIn(other, one),
  );
  const [source, outlet] = [one.source[0], by?.source[0]];
  if (!by || !source || !outlet || one.content.length > 1 || !isSurelyOutlet(s, outlet) || isSurelyOutlet(s, source))
    return;
  one.content = by.content.filter(({ from }) => from < source.from);
  one.relayedBy = by;
}

/** The sentence before another in its paragraph, if nobody says anything in it. */
function silentBefore(read: readonly Read[], i: number): Sentence | undefined {
  const [before, here] = [read[i - 1], read[i]];
  const isSilent = before?.sentence.paragraph === here?.sentence.paragraph && before?.found.length === 0;
  return isSilent ? before?.sentence : undefined;
}

/** “[That is] according to Lee”: it is the sentence before that Lee says. */
const pointsBack = ({ tokens }: Sentence, { lemma, content: [first, more] }: Found) =>
  lemma === 'accord' &&
  first !== undefined &&
  more === undefined &&
  first.to - first.from < 4 &&
  /^(?:that|this|it)$/.test(tokens[first.from]?.lower ?? '') &&
  tokens.slice(first.from + 1, first.to).every(({ class: it }) => it === 'auxiliary' || it === 'adverb');

/** Whether the cue of the second holds that of the first. */
const sharesCue = ({ cue: [inner] }: Found, { cue: [outer] }: Found) =>
  !!inner && !!outer && inner.from < outer.to && outer.from < inner.to;

/** “Lee posted a line: “…””: the verb before the colon tells it. */
const saysTheSame = (label: Found, told: Found) =>
  !told.inQuotation &&
  // “Lee, when asked about it: “No.””
  !(told.kind === 'question' && told.source.length === 0) &&
  told.cue.every(({ from }) => from < (label.cue[0]?.from ?? 0)) &&
  told.content.some(({ from, to }) => label.content.some((one) => from < one.to && to > one.from));

/** Takes “19:44 UTC —” and its like off what is said and off who says it. */
function cutOpening(found: readonly Found[], opening: number): void {
  // “Lee: The plan is dead, according to Kim”: the name is not part of what Kim said.
  const label = found.find(({ lemma }) => lemma === ':');
  const cut = (ranges: readonly Range[], least: number) =>
    ranges.filter(({ to }) => to > least).map(({ from, to }) => ({ from: Math.max(from, least), to }));
  if (opening === 0 && !label) return;
  for (const one of found) {
    one.source = cut(one.source, opening);
    one.content = cut(one.content, label?.cue[0]?.to ?? opening);
  }
}

/** “[The army rejected the report as fiction], the Post said”: what somebody calls something is told by another. */
const isJudged = (s: Sentence, { kind, lemma, source: [source], content }: Found) =>
  (kind === 'naming' || kind === 'stance') &&
  source !== undefined &&
  headOf(s, source).kind !== 'pronoun' &&
  content.some(({ from, to }) =>
    s.tokens
      .slice(from, to)
      .some(
        ({ lower }, i) =>
          /^(?:as|at|to)$/.test(lower) ||
          (lower === 'of' && lemma === 'accuse') ||
          s.inQuotation[from + i] !== undefined,
      ),
  );

/**
 * “[Prosecutors believe that there was no uncle], two officials said”, “[The audit found two cracks], the Post wrote”: they
 * pass on all that others think, or that a text says.
 */
const isAllOf = (s: Sentence, one: Found, { content, source, rule }: Found) =>
  (/^(?:believe|think|reckon|fear|doubt|suspect)$/.test(one.lemma) ||
    (one.source[0] !== undefined && headOf(s, one.source[0]).kind === 'writing')) &&
  rule.startsWith('content, ') &&
  (source[0]?.from ?? 0) > (one.source[0]?.from ?? 0) &&
  one.source[0]?.from === content[0]?.from &&
  one.content.at(-1)?.to === content.at(-1)?.to;

/** “[The audit], the Post added, [also questions the sale]”: another passes on all of it. */
const isInserted = ({ source: [source] }: Found, { content, rule }: Found) =>
  rule === 'content, source, cue' && content.length === 2 && source !== undefined && source.from === content[0]?.from;

/** What stands in the words of a relay stands in those of whoever is relayed. */
function innermost(relays: ReadonlyMap<number, number>): (parent: number, of: number) => number {
  const passed = new Map<number, number>();
  for (const [one, by] of relays) if (!passed.has(by)) passed.set(by, one);
  return (parent, of) => {
    let at = parent;
    for (let hops = 0; hops < MOST_HOPS; hops++) {
      const inner = passed.get(at);
      if (inner === undefined || inner === of || relays.get(of) !== undefined) break;
      at = inner;
    }
    return at;
  };
}

const MOST_HOPS = 6;

/** The relays named in the same sentence, and whose turn it is. */
function relayIndexes(
  read: readonly Read[],
  indexOf: ReadonlyMap<Found, number>,
  counts: (by: Found) => boolean = () => true,
): Map<number, number> {
  const relays = new Map<number, number>();
  for (const one of read.flatMap(({ found }) => found)) {
    if (one.relayedBy && !counts(one.relayedBy)) continue;
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
