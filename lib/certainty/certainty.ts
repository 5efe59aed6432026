import { type LexiconEntry, type LexiconWord, lexicon } from '@/lib/certainty/lexicon';
import { type Certainty, certainties, wordsOf } from '@/lib/vocabulary';

/** A word that says how surely something is put; offsets in code points, the end exclusive. */
export type Hedge = { start: number; end: number; certainty: Certainty; word: string };
export type CertaintyProposal = {
  certainty: Certainty;
  /** Which words decided, in plain words. */
  rule: string;
  hedges: Hedge[];
};
/** A word of the passage with its place, and whether only white space separates it from the one before. */
type Placed = LexiconWord & { start: number; end: number; joined: boolean };

const WEAKEST_FIRST = wordsOf(certainties);
/** The effect of one word, and of several. */
const effects: Readonly<Record<Certainty, readonly [string, string]>> = {
  rumoured: ['passes it on as hearsay', 'pass it on as hearsay'],
  possible: ['puts it as a possibility', 'put it as a possibility'],
  probable: ['puts it as likely', 'put it as likely'],
  asserted: ['stresses it', 'stress it'],
};

/**
 * The certainty of a passage, read from its words by a fixed lexicon. The weakest word decides: rumoured before
 * possible before probable before asserted; without any, the passage is asserted. Words inside quotation marks count,
 * because the quotation is how it was put. The lexicon does not know grammar: a hedge in a clause about something else
 * (“it ships in June, but may be late”) counts as well, a negated one (“not likely”) keeps its class, and plans (“plans
 * to”, “is considering”) assert a plan. Takes time linear in the passage.
 */
export function proposeCertainty(passage: string): CertaintyProposal {
  const hedges = hedgesIn(passage);
  const certainty = WEAKEST_FIRST.find((word) => hedges.some((hedge) => hedge.certainty === word)) ?? 'asserted';
  return { certainty, rule: ruleOf(certainty, hedges), hedges };
}

/** The words that decide a proposal, as written in the passage, each once. */
export function decisiveWords({ certainty, hedges }: { certainty: Certainty; hedges: readonly Hedge[] }): string[] {
  const words = hedges.filter((hedge) => hedge.certainty === certainty).map(({ word }) => word);
  return words.filter((word, i) => words.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === i);
}

const MOST_NAMED = 3;
const quoted = (words: readonly string[]) =>
  words
    .slice(0, MOST_NAMED)
    .map((word) => `“${word}”`)
    .join(', ');

function ruleOf(certainty: Certainty, hedges: readonly Hedge[]): string {
  const decisive = decisiveWords({ certainty, hedges });
  const [one, several] = effects[certainty];
  const effect = `${quoted(decisive)} ${decisive.length > 1 ? several : one}`;
  if (certainty === 'asserted')
    return decisive.length > 0 ? `No hedge word: stated as a fact; ${effect}.` : 'No hedge word: stated as a fact.';
  const stronger = hedges.filter((hedge) => hedge.certainty !== certainty && hedge.certainty !== 'asserted');
  return stronger.length > 0
    ? `${effect}, which outweighs ${quoted([...new Set(stronger.map(({ word }) => word))])}.`
    : `${effect}.`;
}

function hedgesIn(passage: string): Hedge[] {
  const words = placedWords(passage);
  const hedges: Hedge[] = [];
  for (let at = 0; at < words.length; at++) {
    const entry = lexicon.get(words[at]?.word ?? '')?.find((it) => stands(it, words, at));
    if (!entry) continue;
    const [first, last] = [words[at], words[at + entry.words.length - 1]];
    if (!first || !last) continue;
    const word = words.slice(at, at + entry.words.length).map(({ raw }) => raw);
    hedges.push({ start: first.start, end: last.end, certainty: entry.certainty, word: word.join(' ') });
    at += entry.words.length - 1;
  }
  return hedges;
}

const stands = ({ words: wanted, isMeant }: LexiconEntry, words: readonly Placed[], at: number) =>
  wanted.every((word, i) => words[at + i]?.word === word && (i === 0 || words[at + i]?.joined)) &&
  isMeant(words, at, wanted.length);

function placedWords(passage: string): Placed[] {
  const placed: Placed[] = [];
  // Code units and code points up to the end of the word before.
  let [unit, point] = [0, 0];
  for (const { 0: raw, index } of passage.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu)) {
    const gap = passage.slice(unit, index);
    const start = point + [...gap].length;
    const end = start + [...raw].length;
    const isFirst = placed.length === 0 || /[.!?…:«“"\n]/.test(gap);
    placed.push({ raw, word: raw.toLowerCase().replaceAll('’', "'"), isFirst, start, end, joined: /^\s+$/.test(gap) });
    [unit, point] = [index + raw.length, end];
  }
  return placed;
}
