import type { GoldHop, GoldStatement, GoldText } from './gold';
import { spansIn } from './gold';

/** Who says it, as it is proposed. */
export type ProposedHop = { words: string; name: string; unnamed: boolean; hasSource: boolean };

/** A proposal, as far as it is compared. `chain`: origin first, without the publisher. Spans are in code points. */
export type Compared = {
  content: string;
  contentSpans: readonly number[];
  cueSpans: readonly number[];
  chain: readonly ProposedHop[];
  denies: boolean;
  /** Whether it only passes on others, which stand in it. */
  isRelay: boolean;
};

export const OUTCOMES = ['right', 'wrong chain', 'wrong stance', 'wrong source or clause', 'missed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type Scored = {
  /** One for each statement of the text, with the proposal that was held against it. */
  statements: { gold: GoldStatement; outcome: Outcome; proposal: Compared | null }[];
  /** Those that count: not only relays, and not where either is right. */
  proposals: number;
  spurious: Compared[];
  /** The words without a statement in which something was proposed. */
  brokenNone: string[];
  brokenAside: string[];
};

/** Holds proposals against the answers of a text. Each proposal serves once; the best agreement goes first. */
export function score(gold: GoldText, proposals: readonly Compared[]): Scored {
  const answered = new Map<GoldStatement, { outcome: Outcome; proposal: Compared }>();
  const used = new Set<Compared>();
  for (const { group, proposal, f1 } of pairsOf(gold.statements, proposals)) {
    const [first] = group;
    if (!first || used.has(proposal) || group.some((one) => answered.has(one))) continue;
    used.add(proposal);
    for (const one of group) answered.set(one, { outcome: outcomeOf(first, proposal, f1), proposal });
  }
  const rest = proposals.filter((one) => !one.isRelay && !used.has(one));
  const touching = (words: string) => rest.filter((one) => touches(one, spansIn(gold.text, words.split(' ... '))));
  const eithers = new Set(gold.either.flatMap(touching));
  const broken = (words: string) => touching(words).some((one) => !eithers.has(one));
  const spurious = rest.filter((one) => !eithers.has(one));
  return {
    statements: gold.statements.map((one) => ({
      gold: one,
      outcome: answered.get(one)?.outcome ?? 'missed',
      proposal: answered.get(one)?.proposal ?? null,
    })),
    proposals: used.size + spurious.length,
    spurious,
    brokenNone: gold.none.filter(broken),
    brokenAside: gold.aside.filter(broken),
  };
}

const RIGHT_CONTENT = 0.8;
/** Less is about something else. */
const SAME_PLACE = 0.3;
/** So many statements of one source may be proposed as one. */
const LONGEST_GROUP = 3;

type Pair = { group: GoldStatement[]; proposal: Compared; f1: number; rank: number };

function pairsOf(statements: readonly GoldStatement[], proposals: readonly Compared[]): Pair[] {
  const groups = statements.flatMap((one, i) =>
    Array.from({ length: LONGEST_GROUP }, (_, more) => statements.slice(i, i + more + 1)).filter(
      (group, more) =>
        group.length === more + 1 && group.every(({ chain, denied }) => chain === one.chain && denied === one.denied),
    ),
  );
  const pairs = groups.flatMap((group) =>
    proposals.flatMap((proposal) => {
      const [first] = group;
      const f1 = agreement(group.flatMap(({ content }) => content).join(' '), proposal.content);
      if (!first || f1 < (group.length > 1 ? RIGHT_CONTENT : SAME_PLACE)) return [];
      const outcome = OUTCOMES.indexOf(outcomeOf(first, proposal, f1));
      return [{ group, proposal, f1, rank: outcome + (proposal.isRelay ? 0.5 : 0) }];
    }),
  );
  return pairs.sort((a, b) => b.f1 - a.f1 || a.rank - b.rank || a.group.length - b.group.length);
}

function outcomeOf(gold: GoldStatement, proposal: Compared, f1: number): Outcome {
  const { hops } = gold;
  const { chain } = proposal;
  const agrees = (a: GoldHop | undefined, b: ProposedHop | undefined) => !!a && !!b && hopsAgree(a, b);
  const isSourceRight = hops.some((hop) => agrees(hop, chain[0])) || chain.some((hop) => agrees(hops[0], hop));
  if (f1 < RIGHT_CONTENT || !isSourceRight) return 'wrong source or clause';
  if (hops.length !== chain.length || !hops.every((hop, i) => agrees(hop, chain[i]))) return 'wrong chain';
  return gold.denied === proposal.denies ? 'right' : 'wrong stance';
}

/** Whether a proposal stands in a place: its cue touches it, or more than half of its content does. */
function touches({ cueSpans, contentSpans }: Compared, place: readonly number[] | null): boolean {
  if (!place) return false;
  return shared(cueSpans, place) > 0 || shared(contentSpans, place) * 2 > shared(contentSpans, contentSpans);
}

function shared(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < a.length; i += 2)
    for (let j = 0; j + 1 < b.length; j += 2)
      sum += Math.max(0, Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0) - Math.max(a[i] ?? 0, b[j] ?? 0));
  return sum;
}

/** How far the words of two contents agree, 0 to 1: F1 of their sets, without punctuation and a “that” before them. */
export function agreement(a: string, b: string): number {
  const [one, other] = [new Set(contentWords(a)), new Set(contentWords(b))];
  const both = [...one].filter((word) => other.has(word)).length;
  return both === 0 ? 0 : (2 * both) / (one.size + other.size);
}

const contentWords = (words: string) => {
  const all = wordsOf(words);
  return all[0] === 'that' ? all.slice(1) : all;
};

const wordsOf = (words: string): string[] =>
  words
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Whether a proposed source is who the answer says: the heads of their names agree, and unnamed people stay so. */
export function hopsAgree(gold: GoldHop, proposed: ProposedHop): boolean {
  if (gold.kind === 'unknown') return !proposed.hasSource || proposed.unnamed;
  if (gold.kind !== 'thing' && proposed.unnamed !== (gold.kind === 'unnamed')) return false;
  const heads = new Set([...headsOf(proposed.name), ...headsOf(proposed.words)]);
  const own = gold.kind === 'named' ? wordsOf(gold.words).slice(-1) : headsOf(gold.words).slice(0, 1);
  return own.some((head) => heads.has(head));
}

const TAIL = wordIn(
  'of from at in on for to by with near who whom whose which that familiar close involved briefed i again',
  'himself herself itself themselves',
);
/** Such a word may stand after the name of whoever it belongs to. */
const CLASS = wordIn(
  'newspaper paper daily weekly magazine broadcaster radio agency website site portal blog report reports story',
  'article piece study survey tally data memo letter email note statement post filing review model estimate',
  'bulletin figures',
);

/** Any of some words, between spaces or at an end. */
function wordIn(...lists: string[]): RegExp {
  return new RegExp(`(?:^|\\s)(?:${lists.join(' ').replaceAll(' ', '|')})(?:\\s|$)`, 'i');
}

/** The words that may be the head of a source: the last of each part, and the last before “of”, “who” and so on. */
function headsOf(words: string): string[] {
  return words.split(/[,;()–—]/).flatMap((part) => {
    const all = wordsOf(part);
    const before = withoutParticiple(wordsOf(` ${part.trim()} `.replace(/\s/g, '  ').split(TAIL)[0] ?? ''), all);
    const [last, head] = [all.at(-1), before.at(-1)];
    const owners = [last, head].some((word) => word && CLASS.test(word)) ? all : [];
    return [head, last, ...owners].flatMap((word) => word ?? []);
  });
}

/** “An agent posted [to Bern]”: what is said of the head is no head. */
const withoutParticiple = (words: readonly string[], all: readonly string[]) =>
  words.length > 1 && words.length < all.length && /.{3}ed$/.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
