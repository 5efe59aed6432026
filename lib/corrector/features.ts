import { cueOf, spokenCueOf } from '@/lib/detection/cues';
import type { Range } from '@/lib/text/tokens';
import { hashOf, mixed } from './hash';
import type { RuleLabels } from './rule-labels';
import type { Word } from './words';

/** How many numbers describe a word at most. */
export const MOST_FEATURES = 96;

/** What is known of a word by itself. */
type Known = {
  word: Int32Array;
  shape: Int32Array;
  kind: Int32Array;
  /** The kind of its cue, 0 where it is none. */
  cue: Int32Array;
  lemma: Int32Array;
  prefix: Int32Array;
  suffix2: Int32Array;
  suffix3: Int32Array;
};

/** The features of the words of a text. */
export class Features {
  readonly #words: readonly Word[];
  readonly #rules: RuleLabels;
  readonly #known: Known;
  /** Of each word: where the nearest cue of the rules, and of the lexicon, stands before and after it. */
  readonly #near: { rule: Near; lexicon: Near; mark: Near };
  readonly #roles: Uint8Array;
  readonly #out = new Int32Array(MOST_FEATURES);
  #count = 0;
  /** The labels of the rules, in arrays of one kind with the rest: that makes reading them quick. */
  readonly #outer: Int32Array;
  readonly #inner: Int32Array;
  readonly #quoted: Int32Array;

  constructor(words: readonly Word[], rules: RuleLabels) {
    this.#words = words;
    this.#rules = rules;
    this.#known = knownOf(words);
    const { cue } = this.#known;
    this.#near = {
      rule: nearOf(words, (i) => ((rules.outer[i] ?? 0) & CUE_BITS) !== 0),
      lexicon: nearOf(words, (i) => cue[i] !== 0),
      mark: nearOf(words, (i) => words[i]?.quoted === 1 || words[i]?.quoted === 3),
    };
    this.#roles = rolesOf(words, rules.outer);
    this.#outer = Int32Array.from(rules.outer);
    this.#inner = Int32Array.from(rules.inner);
    this.#quoted = Int32Array.from(words, ({ quoted }) => quoted);
  }

  /**
   * The numbers of what is true of a word. The array is used again for the next word.
   * @param unit the words that are labelled together
   */
  of(i: number, unit: Range): Int32Array {
    const { word, shape, kind, cue, lemma, prefix, suffix2, suffix3 } = this.#known;
    const [outer, inner, { rule }] = [this.#outer, this.#inner, this.#rules];
    const { from, to } = unit;
    const at = (numbers: Int32Array, offset: number) =>
      i + offset < from ? BEFORE : i + offset >= to ? AFTER : (numbers[i + offset] ?? 0);
    const marks = this.#quoted;
    const quoted = (offset: number) => (i + offset < from || i + offset >= to ? 4 : (marks[i + offset] ?? 0));
    const out = this.#out;
    let count = 0;
    const add = (value: number) => {
      out[count] = featureOf(value, count);
      count++;
    };
    add(0);
    for (let d = -3; d <= 3; d++) add(at(word, d));
    add(mixed(at(word, -1), at(word, 0)));
    add(mixed(at(word, 0), at(word, 1)));
    add(mixed(at(word, -2), at(word, -1)));
    add(mixed(at(word, 1), at(word, 2)));
    add(at(prefix, 0));
    add(at(suffix2, 0));
    add(at(suffix3, 0));
    add(at(suffix3, -1));
    add(at(suffix3, 1));
    for (let d = -1; d <= 1; d++) add(at(shape, d));
    add(mixed(at(shape, -1), at(shape, 0)));
    for (let d = -2; d <= 2; d++) add(at(kind, d));
    add(mixed(at(kind, -1), at(kind, 0)));
    add(mixed(at(kind, 0), at(kind, 1)));
    add(mixed(mixed(at(kind, -1), at(kind, 0)), at(kind, 1)));
    add(mixed(mixed(at(kind, -2), at(kind, -1)), at(kind, 0)));
    add(mixed(mixed(at(kind, 0), at(kind, 1)), at(kind, 2)));
    for (let d = -2; d <= 2; d++) add(at(cue, d));
    add(at(lemma, -1));
    add(at(lemma, 1));
    add(mixed(at(lemma, 0), at(kind, 1)));
    add(mixed(at(kind, -1), at(lemma, 0)));

    const q = mixed(mixed(quoted(-1), quoted(0)), quoted(1));
    add(q);
    add(mixed(q, at(word, 0)));
    add(mixed(q, at(word, -1)));
    add(mixed(q, at(word, 1)));
    add(mixed(quoted(0), at(kind, 0)));
    this.#count = count;
    this.#addPlace(i, unit);
    this.#addNear(i, q);
    count = this.#count;

    const here = at(outer, 0);
    const around = mixed(mixed(at(outer, -1), here), at(outer, 1));
    for (let d = -2; d <= 2; d++) add(at(outer, d));
    add(around);
    add(mixed(mixed(at(outer, -2), around), at(outer, 2)));
    add(mixed(around, at(word, 0)));
    add(mixed(around, at(kind, 0)));
    add(mixed(around, at(word, -1)));
    add(mixed(around, at(word, 1)));
    add(mixed(around, q));
    add(mixed(here, at(rule, 0)));
    add(mixed(around, at(rule, 0)));
    add(mixed(mixed(around, mixed(at(kind, -1), at(kind, 0))), at(kind, 1)));
    add(mixed(at(inner, 0), here));
    add(mixed(mixed(at(inner, -1), at(inner, 0)), at(inner, 1)));
    add(mixed(here, this.#roles[i] ?? 0));
    add(mixed(around, mixed(this.#roles[i] ?? 0, at(kind, 0))));
    add(mixed(mixed(this.#roles[i] ?? 0, quoted(0)), at(word, 0)));
    return out.subarray(0, count);
  }

  #add(value: number): void {
    this.#out[this.#count] = featureOf(value, this.#count);
    this.#count++;
  }

  #addPlace(i: number, unit: Range): void {
    const sentence = this.#words[i]?.sentence;
    let first = i;
    while (first > unit.from && i - first < 5 && this.#words[first - 1]?.sentence === sentence) first--;
    const toEnd = this.#words[i + 1]?.sentence === sentence ? (this.#words[i + 2]?.sentence === sentence ? 2 : 1) : 0;
    this.#add(mixed(i - first, this.#words[i]?.quoted ?? 0));
    this.#add(mixed(toEnd, this.#known.kind[i] ?? 0));
    this.#add(mixed(Math.min(3, unit.from === 0 ? 0 : 1), Math.min(2, i - unit.from)));
  }

  /** Distance and direction of the nearest cues, and what they are. */
  #addNear(i: number, quoted: number): void {
    const { rule, lexicon, mark } = this.#near;
    const { lemma, word, kind } = this.#known;
    const [before, after] = [bucket(i - (rule.before[i] ?? -1)), bucket((rule.after[i] ?? -1) - i)];
    const [left, right] = [lexicon.before[i] ?? -1, lexicon.after[i] ?? -1];
    const [has, next] = [left < 0 ? 0 : bucket(i - left), right < 0 ? 0 : bucket(right - i)];
    const [b, a] = [rule.before[i] ?? -1, rule.after[i] ?? -1];
    const sides = mixed(b < 0 ? 0 : before, a < 0 ? 0 : after);
    this.#add(sides);
    this.#add(mixed(has, next));
    this.#add(mixed(b < 0 ? 0 : (lemma[b] ?? 0), a < 0 ? 0 : (lemma[a] ?? 0)));
    this.#add(mixed(left < 0 ? 0 : mixed(lemma[left] ?? 0, has), 1));
    this.#add(mixed(right < 0 ? 0 : mixed(lemma[right] ?? 0, next), 2));
    this.#add(mixed(sides, word[i] ?? 0));
    this.#add(mixed(sides, kind[i] ?? 0));
    this.#add(mixed(mixed(b < 0 ? 0 : 1, a < 0 ? 0 : 1), quoted));
    const [open, shut] = [mark.before[i] ?? -1, mark.after[i] ?? -1];
    this.#add(mixed(mixed(open < 0 ? 0 : bucket(i - open), shut < 0 ? 0 : bucket(shut - i)), quoted));
  }
}

/** What is true, together with which question it answers. */
const featureOf = (value: number, question: number) => mixed(value, (question + 1) * 0x9e3779b1);

const [BEFORE, AFTER] = [0x5bd1e995, 0x1b873593];
const CUE_BITS = 0b1100;

const bucket = (distance: number) =>
  distance <= 3 ? distance : distance <= 5 ? 4 : distance <= 8 ? 5 : distance <= 15 ? 6 : distance <= 30 ? 7 : 8;

function knownOf(words: readonly Word[]): Known {
  const of = () => new Int32Array(words.length);
  const known: Known = {
    ...{ word: of(), shape: of(), kind: of(), cue: of(), lemma: of(), prefix: of(), suffix2: of(), suffix3: of() },
  };
  words.forEach(({ text, lower, class: it }, i) => {
    const cue = cueOf(lower) ?? spokenCueOf(lower);
    known.word[i] = hashOf(lower);
    known.shape[i] = shapeOf(text);
    known.kind[i] = hashOf(it);
    known.cue[i] = cue ? hashOf(cue.kind) : 0;
    known.lemma[i] = cue ? hashOf(cue.lemma) : (known.word[i] ?? 0);
    known.prefix[i] = hashOf(lower, 0, 4);
    known.suffix2[i] = hashOf(lower, Math.max(0, lower.length - 2));
    known.suffix3[i] = hashOf(lower, Math.max(0, lower.length - 3));
  });
  return known;
}

const LONGEST_SHAPE = 40;

/** “Xx” for “Lee”, “d” for “15”: repeated kinds of letters count once. */
function shapeOf(text: string): number {
  let hash = 7;
  let last = 0;
  for (let i = 0; i < Math.min(text.length, LONGEST_SHAPE); i++) {
    const c = text.charCodeAt(i);
    const now = c >= 97 && c <= 122 ? 1 : c >= 65 && c <= 90 ? 2 : c >= 48 && c <= 57 ? 3 : c > 127 ? 4 : 5 + (c & 15);
    if (now !== last) hash = Math.imul(hash ^ now, 0x01000193);
    last = now;
  }
  return hash;
}

type Near = { before: Int32Array; after: Int32Array };

/** Of each word, the nearest one before and after it in its sentence for which something holds, or -1. */
function nearOf(words: readonly Word[], holds: (index: number) => boolean): Near {
  const before = new Int32Array(words.length).fill(-1);
  const after = new Int32Array(words.length).fill(-1);
  for (let i = 0, last = -1; i < words.length; i++) {
    if (words[i]?.sentence !== words[i - 1]?.sentence) last = -1;
    before[i] = last;
    if (holds(i)) last = i;
  }
  for (let i = words.length - 1, last = -1; i >= 0; i--) {
    if (words[i]?.sentence !== words[i + 1]?.sentence) last = -1;
    after[i] = last;
    if (holds(i)) last = i;
  }
  return { before, after };
}

/** Of each word, which roles its sentence has. */
function rolesOf(words: readonly Word[], outer: Uint8Array): Uint8Array {
  const roles = new Uint8Array(words.length);
  for (let from = 0; from < words.length; ) {
    let to = from;
    let all = 0;
    for (; to < words.length && words[to]?.sentence === words[from]?.sentence; to++) all |= outer[to] ?? 0;
    roles.fill(all, from, to);
    from = to;
  }
  return roles;
}
