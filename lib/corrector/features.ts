import { cueOf, spokenCueOf } from '@/lib/detection/cues';
import type { Range } from '@/lib/text/tokens';
import { hashOf, mixed } from './hash';
import type { RuleLabels } from './rule-labels';
import type { Word, Words } from './words';

/** What is known of each word, as numbers. Joined columns are one number for two: `kinds` for a word and the one before. */
const COLUMNS = {
  ...{ always: 0, word: 1, shape: 2, kind: 3, cue: 4, lemma: 5, prefix: 6, suffix2: 7, suffix3: 8, quoted: 9 },
  ...{ outer: 10, inner: 11, rule: 12, roles: 13, fromStart: 14, toEnd: 15, laterUnit: 16, fromUnit: 17 },
  ...{ toRule: 18, fromRule: 19, lemmaBefore: 20, lemmaAfter: 21, cueBefore: 22, cueAfter: 23, toMark: 24 },
  ...{ hasBefore: 25, hasAfter: 26, one: 27, two: 28, farBefore: 29, farAfter: 30 },
  ...{ words: 31, shapes: 32, kinds: 33, marks: 34, quotation: 35, outers: 36, around: 37, widely: 38, inners: 39 },
  ...{ sides: 40, between: 41, aroundKinds: 42, rolesKind: 43, rolesQuoted: 44 },
};
type Column = keyof typeof COLUMNS;
const WIDTH = Object.keys(COLUMNS).length;

/** A column at the word, or at one so many words away. */
type Place = readonly [Column, number];
type Question = readonly [Place, Place?];

const near = (name: Column, from: number, to: number): Question[] =>
  Array.from({ length: to - from + 1 }, (_, i) => [[name, from + i]]);
const both = (...pairs: (readonly [Column, number, Column, number])[]): Question[] =>
  pairs.map(([a, i, b, j]) => [
    [a, i],
    [b, j],
  ]);

/** What is asked of every word. What it was trained with is numbered in this order. */
const QUESTIONS: readonly Question[] = [
  ...near('always', 0, 0),
  ...near('word', -3, 3),
  ...[...near('words', 0, 1), ...near('words', -1, -1), ...near('words', 2, 2)],
  ...[...near('prefix', 0, 0), ...near('suffix2', 0, 0)],
  ...[...near('suffix3', 0, 0), ...near('suffix3', -1, -1), ...near('suffix3', 1, 1)],
  ...[...near('shape', -1, 1), ...near('shapes', 0, 0)],
  ...[...near('kind', -2, 2), ...near('kinds', 0, 1)],
  ...both(['kinds', 0, 'kind', 1], ['kinds', -1, 'kind', 0], ['kinds', 1, 'kind', 2]),
  ...near('cue', -2, 2),
  ...[...near('lemma', -1, -1), ...near('lemma', 1, 1)],
  ...both(['lemma', 0, 'kind', 1], ['kind', -1, 'lemma', 0]),
  ...near('quotation', 0, 0),
  ...both(['quotation', 0, 'word', 0], ['quotation', 0, 'word', -1], ['quotation', 0, 'word', 1]),
  ...both(['quoted', 0, 'kind', 0], ['fromStart', 0, 'quoted', 0], ['toEnd', 0, 'kind', 0]),
  ...both(['laterUnit', 0, 'fromUnit', 0]),
  ...near('sides', 0, 0),
  ...both(['farBefore', 0, 'farAfter', 0], ['lemmaBefore', 0, 'lemmaAfter', 0]),
  ...both(['cueBefore', 0, 'one', 0], ['cueAfter', 0, 'two', 0]),
  ...both(['sides', 0, 'word', 0], ['sides', 0, 'kind', 0]),
  ...both(['between', 0, 'quotation', 0], ['toMark', 0, 'quotation', 0]),
  ...[...near('outer', -2, 2), ...near('around', 0, 0)],
  ...both(['widely', 0, 'outer', 2], ['around', 0, 'word', 0], ['around', 0, 'kind', 0]),
  ...both(['around', 0, 'word', -1], ['around', 0, 'word', 1], ['around', 0, 'quotation', 0]),
  ...both(['outer', 0, 'rule', 0], ['around', 0, 'rule', 0], ['aroundKinds', 0, 'kind', 1]),
  ...both(['inner', 0, 'outer', 0], ['inners', 0, 'inner', 1], ['outer', 0, 'roles', 0]),
  ...both(['around', 0, 'rolesKind', 0], ['rolesQuoted', 0, 'word', 0]),
];

/** How many numbers describe a word. */
export const FEATURES = QUESTIONS.length;

const offsetOf = ([name, away]: Place) => away * WIDTH + COLUMNS[name];
const FIRST = Int32Array.from(QUESTIONS, ([place]) => offsetOf(place));
/** As far away as no column is: where there is no second place. */
const NOWHERE = 0x7fffffff;
const SECOND = Int32Array.from(QUESTIONS, ([, place]) => (place ? offsetOf(place) : NOWHERE));
const SALT = Int32Array.from(QUESTIONS, (_, question) => Math.imul(question + 1, 0x9e3779b1));

/** The number of what is true of every word. */
export const ALWAYS = mixed(0, SALT[0] ?? 0);

/** Before and after each unit there are rows that are no words, so that every word has neighbours. */
const ROOM = 3;

/** The features of the words of a text. */
export class Features {
  /** A row for each word, with all columns. A table of numbers and short loops: that is quick from the first text on. */
  readonly #table: Int32Array;
  /** The row of each word. */
  readonly #rows: Int32Array;
  readonly #out = new Int32Array(FEATURES);

  constructor({ words, units }: Pick<Words, 'words' | 'units'>, rules: RuleLabels) {
    this.#rows = rowsOf(words.length, units);
    this.#table = new Int32Array(WIDTH * (words.length + 2 * ROOM * units.length));
    this.#addWords(words, rules);
    this.#addPlaces(words, units, rules.outer);
    this.#addRoom(units);
    this.#join('words', ['word', -1], ['word', 0]);
    this.#join('shapes', ['shape', -1], ['shape', 0]);
    this.#join('kinds', ['kind', -1], ['kind', 0]);
    this.#join('marks', ['quoted', -1], ['quoted', 0]);
    this.#join('quotation', ['marks', 0], ['quoted', 1]);
    this.#join('outers', ['outer', -1], ['outer', 0]);
    this.#join('around', ['outers', 0], ['outer', 1]);
    this.#join('widely', ['outer', -2], ['around', 0]);
    this.#join('inners', ['inner', -1], ['inner', 0]);
    this.#join('sides', ['fromRule', 0], ['toRule', 0]);
    this.#join('between', ['hasBefore', 0], ['hasAfter', 0]);
    this.#join('aroundKinds', ['around', 0], ['kinds', 0]);
    this.#join('rolesKind', ['roles', 0], ['kind', 0]);
    this.#join('rolesQuoted', ['roles', 0], ['quoted', 0]);
  }

  /** The numbers of what is true of a word. The array is used again for the next word. */
  of(i: number): Int32Array {
    const [table, out, at] = [this.#table, this.#out, (this.#rows[i] ?? 0) * WIDTH];
    for (let question = 0; question < FEATURES; question++) {
      const first = table[at + (FIRST[question] ?? 0)] ?? 0;
      const second = SECOND[question] ?? 0;
      const value = second === NOWHERE ? first : mixed(first, table[at + second] ?? 0);
      // What is true, together with which question it answers.
      out[question] = mixed(value, SALT[question] ?? 0);
    }
    return out;
  }

  #set(i: number, column: number, value: number): void {
    this.#table[(this.#rows[i] ?? 0) * WIDTH + column] = value;
  }

  #addWords(words: readonly Word[], rules: RuleLabels): void {
    words.forEach(({ text, lower, class: kind, quoted }, i) => {
      const cue = cueOf(lower) ?? spokenCueOf(lower);
      const word = hashOf(lower);
      this.#set(i, COLUMNS.word, word);
      this.#set(i, COLUMNS.shape, shapeOf(text));
      this.#set(i, COLUMNS.kind, hashOf(kind));
      this.#set(i, COLUMNS.cue, cue ? hashOf(cue.kind) : 0);
      this.#set(i, COLUMNS.lemma, cue ? hashOf(cue.lemma) : word);
      this.#set(i, COLUMNS.prefix, hashOf(lower, 0, 4));
      this.#set(i, COLUMNS.suffix2, hashOf(lower, Math.max(0, lower.length - 2)));
      this.#set(i, COLUMNS.suffix3, hashOf(lower, Math.max(0, lower.length - 3)));
      this.#set(i, COLUMNS.quoted, quoted);
      this.#set(i, COLUMNS.outer, rules.outer[i] ?? 0);
      this.#set(i, COLUMNS.inner, rules.inner[i] ?? 0);
      this.#set(i, COLUMNS.rule, rules.rule[i] ?? 0);
      this.#set(i, COLUMNS.one, 1);
      this.#set(i, COLUMNS.two, 2);
    });
  }

  /** Where words stand in their sentences and units, and how far from cues and quotation marks. */
  #addPlaces(words: readonly Word[], units: readonly Range[], outer: Uint8Array): void {
    units.forEach(({ from, to }) => {
      for (let i = from; i < to; i++) {
        this.#set(i, COLUMNS.laterUnit, from === 0 ? 0 : 1);
        this.#set(i, COLUMNS.fromUnit, Math.min(2, i - from));
      }
    });
    for (let from = 0, to = 0; from < words.length; from = to) {
      let roles = 0;
      for (; to < words.length && words[to]?.sentence === words[from]?.sentence; to++) roles |= outer[to] ?? 0;
      for (let i = from; i < to; i++) {
        this.#set(i, COLUMNS.roles, roles);
        this.#set(i, COLUMNS.fromStart, Math.min(5, i - from));
        this.#set(i, COLUMNS.toEnd, Math.min(2, to - 1 - i));
      }
      this.#addNear(words, outer, from, to, 1);
      this.#addNear(words, outer, from, to, -1);
    }
  }

  /** How far the nearest cues and quotation marks before (way 1) or after (way -1) the words of a sentence are. */
  #addNear(words: readonly Word[], outer: Uint8Array, from: number, to: number, way: 1 | -1): void {
    const { far, lemma, has, farther, cue } = way === 1 ? BACK : AHEAD;
    let [rule, known, mark] = [-1, -1, -1];
    for (let i = way === 1 ? from : to - 1; i >= from && i < to; i += way) {
      const distance = known < 0 ? 0 : bucket(Math.abs(i - known));
      const toMark = mark < 0 ? 0 : bucket(Math.abs(i - mark));
      this.#set(i, far, rule < 0 ? 0 : bucket(Math.abs(i - rule)));
      this.#set(i, lemma, rule < 0 ? 0 : this.#lemma(rule));
      this.#set(i, has, rule < 0 ? 0 : 1);
      this.#set(i, farther, distance);
      this.#set(i, cue, known < 0 ? 0 : mixed(this.#lemma(known), distance));
      // First the way back to a mark before, then both ways.
      this.#set(i, COLUMNS.toMark, way === 1 ? toMark : mixed(this.#get(i, COLUMNS.toMark), toMark));
      if (((outer[i] ?? 0) & CUE_BITS) !== 0) rule = i;
      if (this.#get(i, COLUMNS.cue) !== 0) known = i;
      if (words[i]?.quoted === 1 || words[i]?.quoted === 3) mark = i;
    }
  }

  #get = (i: number, column: number): number => this.#table[(this.#rows[i] ?? 0) * WIDTH + column] ?? 0;
  #lemma = (i: number): number => this.#get(i, COLUMNS.lemma);

  #addRoom(units: readonly Range[]): void {
    for (const { from, to } of units)
      for (let d = 1; d <= ROOM; d++)
        for (let column = 0; column < WIDTH; column++) {
          const isQuoted = column === COLUMNS.quoted;
          this.#table[((this.#rows[from] ?? 0) - d) * WIDTH + column] = isQuoted ? NO_WORD : BEFORE;
          this.#table[((this.#rows[to - 1] ?? 0) + d) * WIDTH + column] = isQuoted ? NO_WORD : AFTER;
        }
  }

  #join(name: Column, first: Place, second: Place): void {
    const [table, to, a, b] = [this.#table, COLUMNS[name], offsetOf(first), offsetOf(second)];
    for (let at = 2 * WIDTH; at < table.length - 2 * WIDTH; at += WIDTH)
      table[at + to] = mixed(table[at + a] ?? 0, table[at + b] ?? 0);
  }
}

const [BEFORE, AFTER, NO_WORD] = [0x5bd1e995, 0x1b873593, 4];
const CUE_BITS = 0b1100;
const BACK = {
  ...{ far: COLUMNS.fromRule, lemma: COLUMNS.lemmaBefore, has: COLUMNS.hasBefore },
  ...{ farther: COLUMNS.farBefore, cue: COLUMNS.cueBefore },
};
const AHEAD = {
  ...{ far: COLUMNS.toRule, lemma: COLUMNS.lemmaAfter, has: COLUMNS.hasAfter },
  ...{ farther: COLUMNS.farAfter, cue: COLUMNS.cueAfter },
};

const bucket = (distance: number) =>
  distance <= 3 ? distance : distance <= 5 ? 4 : distance <= 8 ? 5 : distance <= 15 ? 6 : distance <= 30 ? 7 : 8;

function rowsOf(count: number, units: readonly Range[]): Int32Array {
  const rows = new Int32Array(count);
  units.forEach(({ from, to }, u) => {
    for (let i = from; i < to; i++) rows[i] = i + ROOM + 2 * ROOM * u;
  });
  return rows;
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
