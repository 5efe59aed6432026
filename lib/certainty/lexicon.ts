import type { Certainty } from '@/lib/vocabulary';

/** A word of a passage: as written, folded for comparison, and whether it starts a sentence. */
export type LexiconWord = { raw: string; word: string; isFirst: boolean };
/** Whether a phrase found at `at`, `length` words long, is a hedge there. */
type Guard = (words: readonly LexiconWord[], at: number, length: number) => boolean;
export type LexiconEntry = { words: readonly string[]; certainty: Certainty; isMeant: Guard };

const wordsIn = (text: string) => new Set(text.split(' '));
const BE = wordsIn("is are was were be been being am isn't aren't wasn't weren't it's that's");
const NOT = wordsIn(
  "not never no cannot nor neither nobody isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't",
);
const REFUSED = wordsIn('declined refused unable failed declines refuses');
const AFTER_SAID_TO = wordsIn('be have include');
const LISTENERS = wordsIn('the a an his her their its our us them him reporters police journalists');
const MONTHS = wordsIn('january february march april june july august september october november december');
const BEFORE_MONTH = wordsIn(
  'in of by since until till from early late mid last next this on before after during through to',
);
const AFTER_MAY = wordsIn('be have not also soon well never yet still only');
const OWNERS = wordsIn('the its their his her our my your whose of with full sheer');
const MIGHTS = wordsIn(
  'military economic industrial political naval financial corporate technological commercial imperial manufacturing',
);
const POSSIBLE_BEFORE = wordsIn('if where when wherever whenever as best worst fullest not make makes made making');

const before = (words: readonly LexiconWord[], at: number, back = 1) => words[at - back]?.word ?? '';
const isNear = (set: ReadonlySet<string>, words: readonly LexiconWord[], at: number, reach: number) =>
  words.slice(Math.max(0, at - reach), at).some(({ word }) => set.has(word));
const isCapital = (text = '') => /^\p{Lu}/u.test(text);
const isNumber = (text = '') => /^\p{N}/u.test(text);

const always: Guard = () => true;
const unlessDenied: Guard = (words, at) => !isNear(NOT, words, at, 1);
const isPassive: Guard = (words, at, length) =>
  isNear(BE, words, at, 2) && !LISTENERS.has(words[at + length]?.word ?? '');
/** “is said to”, “chips said to be ready”, but not “said to reporters”. */
const ofSomething: Guard = (words, at, length) =>
  isPassive(words, at, length) || AFTER_SAID_TO.has(words[at + length]?.word ?? '');
const unlessThat: Guard = (words, at, length) => words[at + length]?.word !== 'that';
const certainly: Guard = (words, at) => !isNear(NOT, words, at, 4) && !isNear(REFUSED, words, at, 2);

/** Not the month and not a name. In a headline every word has a capital, and then the next word decides. */
const isMay: Guard = (words, at) => {
  const { raw = '', isFirst = false } = words[at] ?? {};
  if (!isCapital(raw)) return true;
  const [last, next] = [words[at - 1], words[at + 1]];
  if (isNumber(next?.raw) || isNumber(last?.raw) || MONTHS.has(next?.word ?? '') || (last && MONTHS.has(last.word)))
    return false;
  if (last && !isFirst && BEFORE_MONTH.has(last.word)) return false;
  return raw === 'MAY' || AFTER_MAY.has(next?.word ?? '') || (!isFirst && isCapital(next?.raw));
};

/** Not the noun: “military might”, “China’s might”, “the might of”. */
const isMight: Guard = (words, at) => {
  const last = before(words, at);
  return !(OWNERS.has(last) || MIGHTS.has(last) || /\w's$/.test(last) || words[at + 1]?.word === 'of');
};

/** “could not” and a verb say that something failed, which is not a hedge. */
const isCould: Guard = (words, at) => words[at + 1]?.word !== 'not';
/** Not “as soon as possible”, “made possible”, “not possible”, nor “possible to”, which says that one can. */
const isPossible: Guard = (words, at) =>
  !POSSIBLE_BEFORE.has(before(words, at)) && !isNear(NOT, words, at, 1) && words[at + 1]?.word !== 'to';
const isWhether: Guard = (words, at) =>
  !['regardless of', 'irrespective of'].includes(`${before(words, at, 2)} ${before(words, at)}`);
/** “set to ship”, but not “set to 10” or “set to the highest”. */
const isSet: Guard = (words, at, length) => {
  const next = words[at + length];
  return next !== undefined && !isNumber(next.raw) && !['the', 'a', 'an', 'zero', 'its', 'their'].includes(next.word);
};
const isExpect: Guard = (words, at) => !['as', 'to', 'than', 'what'].includes(before(words, at));

type Line = readonly [Certainty, Guard, string];

/** Phrases between commas. Several words must follow each other without punctuation between them. */
const lines: readonly Line[] = [
  [
    'rumoured',
    always,
    'reportedly, allegedly, purportedly, purported, supposedly, rumoured, rumored, rumour, rumor, rumours, rumors',
  ],
  [
    'rumoured',
    always,
    'unconfirmed, unverified, hearsay, speculation, speculated, word has it, word is that, legend has it',
  ],
  [
    'rumoured',
    always,
    'not confirmed, not been confirmed, not be confirmed, yet to be confirmed, not independently confirmed',
  ],
  [
    'rumoured',
    always,
    'not verified, not been verified, not be verified, not be independently verified, not be independently confirmed',
  ],
  [
    'rumoured',
    always,
    'it is said, it is understood, it is believed, it is thought, it is reported, it is alleged, it was said',
  ],
  [
    'rumoured',
    always,
    "it's said, it's understood, it's believed, it's thought, it's alleged, is said that, are said that",
  ],
  ['rumoured', ofSomething, 'said to, reported to, thought to, believed to, understood to'],
  ['rumoured', isPassive, 'claimed to'],
  ['rumoured', unlessThat, 'alleged'],
  ['possible', isMay, 'may'],
  ['possible', isMight, 'might'],
  ['possible', isCould, 'could'],
  ['possible', isPossible, 'possible'],
  ['possible', isWhether, 'whether'],
  ['possible', unlessDenied, 'possibility, chance that, chance of'],
  [
    'possible',
    always,
    "mightn't, possibly, perhaps, maybe, potentially, conceivably, unclear, uncertain, not clear, not certain",
  ],
  [
    'possible',
    always,
    'theoretically, in theory, hypothetically, remains to be seen, an open question, hints at, hinted at, hints that',
  ],
  [
    'possible',
    always,
    "cannot be ruled out, can't be ruled out, could not be ruled out, couldn't be ruled out, not ruled out",
  ],
  [
    'probable',
    always,
    'likely, unlikely, likelier, unlikelier, probably, probable, improbable, presumably, apparently, seemingly',
  ],
  [
    'probable',
    always,
    'almost certain, almost certainly, nearly certain, virtually certain, in all likelihood, in all probability',
  ],
  [
    'probable',
    always,
    'expected to, widely expected, poised to, on track to, on course to, forecast to, projected to, predicted to',
  ],
  ['probable', isExpect, 'expect, expects'],
  ['probable', isSet, 'set to'],
  [
    'probable',
    always,
    'tipped to, it appears, appears to, appears that, appear to, appeared to, seems, seem, seemed to, looks like, look like, looks as if',
  ],
  [
    'probable',
    always,
    'suggests, suggest that, suggested that, suggesting that, evidence suggest, reports suggest, sources suggest',
  ],
  [
    'asserted',
    certainly,
    'confirmed, confirms, confirm, certainly, definitely, officially, undoubtedly, unquestionably, indisputably',
  ],
  ['asserted', always, 'in fact, no doubt, without doubt, beyond doubt'],
];

const entries = lines.flatMap(([certainty, isMeant, phrases]) =>
  phrases.split(', ').map((phrase): LexiconEntry => ({ words: phrase.split(' '), certainty, isMeant })),
);

/** Every phrase by its first word, the longest first. */
export const lexicon: ReadonlyMap<string, readonly LexiconEntry[]> = byFirstWord();

function byFirstWord() {
  const map = new Map<string, LexiconEntry[]>();
  for (const entry of entries.toSorted((a, b) => b.words.length - a.words.length)) {
    const first = entry.words[0] ?? '';
    map.set(first, [...(map.get(first) ?? []), entry]);
  }
  return map;
}
