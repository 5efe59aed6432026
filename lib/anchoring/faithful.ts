import { diffArrays } from 'diff';
import { cueOf } from '@/lib/detection/cues';

const setOf = (list: string) => new Set(list.trim().split(/\s+/));

/** Words that negate, in the languages most read here. */
const NEGATIONS =
  setOf(`no not never none nobody nothing nowhere neither nor cannot without hardly scarcely barely non nicht nie niemals kein keine keinen
  keinem keiner keines niemand nichts ohne weder ne n pas jamais aucun aucune sans rien personne nunca jamás ningún ninguna ninguno sin tampoco nada
  não nem jamais nenhum nenhuma sem mai nessuno nessuna senza né не нет ни никогда никто ничего без ні ніколи nie nigdy bez niet geen nooit zonder
  inte aldrig ingen inga utan ikke aldri uten ej ei eivät değil yok nem sem μη δεν όχι לא אין בלי لا لم لن ليس ليست غير ما नहीं न मत 안 못 không chưa tidak bukan
  bukanlah tanpa 不 没 沒 未 无 無 非 别 ない`);
/** Verbs that deny something or question it. */
const DENIALS = setOf(
  `deny refute dispute rebut reject dismiss doubt question ask query wonder contradict retract withdraw refuse decline denial`,
);
/** Numbers in words, where a single letter makes the difference. */
const NUMBERS =
  setOf(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion trillions dozen
  dozens first second third fourth fifth sixth seventh eighth ninth tenth half quarter quarters double doubled triple tripled twice once
  sesenta setenta sessenta sessanta settanta seis siete sei sette doscientos trescientos doce trece deux douze treize trois`);
/** Words that a text may gain or lose without changing what it says. */
const LIGHT = setOf('a an the that be been');
/** Words with a capital at the start of a sentence that are not names, including pronouns. */
const COMMON =
  setOf(`a an the this that these those he she it they we you i his her its their our my your who whom what when where while why how as at by
  for from in into of off on onto over to under up with after before because if though although since until but and or so yet also then there here
  according both each every few many more most much some such any all another other meanwhile however still now yesterday today tomorrow earlier
  later asked last next mr mrs ms dr`);
/** They name a day. */
const CALENDAR =
  setOf(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december jan feb mar apr jun jul aug sept sep oct nov dec`);
/** The antecedent is further up. */
const PRONOUN = setOf('he she it they we his her its their him them');

const TOKEN =
  /(?<![\p{L}\p{N}])[-−–+]?\p{N}[\p{L}\p{N}\p{M}]*(?:[.,:/'’]\p{N}+)*|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[\p{L}\p{M}](?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{M}\p{N}])*(?:['’][\p{L}\p{M}]+)*|[\p{S}%‰?؟？&@#]/gu;

/** A word, a number or a meaningful sign, in lower case. */
type Word = { readonly key: string; readonly isName: boolean };

/** The words of a piece of text, given as written. */
export function wordsOf(text: string): Word[] {
  return (text.match(TOKEN) ?? []).map((word) => {
    const key = word.toLowerCase().replaceAll('’', "'").replace(/^[−–]/, '-').replace(/'s$/, '');
    return { key, isName: isCapital(word) && !COMMON.has(key) };
  });
}

/** A single capital is an initial, or nothing. */
const isCapital = (word: string) => /^\p{Lu}./u.test(word) && !/\p{N}/u.test(word);
const isNegation = ({ key }: Word) => NEGATIONS.has(key) || /n't$/.test(key) || /^[?؟？]$/.test(key);
const lemmaOf = ({ key }: Word): string | undefined => cueOf(key)?.lemma;
const isDenial = (word: Word) => DENIALS.has(lemmaOf(word) ?? word.key);
const isWritten = ({ key }: Word) => /^\p{L}[\p{L}\p{M}]*$/u.test(key);

type Hunk = { lost: Word[]; gained: Word[]; at: number };

/** What one list of words has in place of the other's. `at`: after this many words of the first. */
function hunksOf(before: readonly Word[], after: readonly Word[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: Hunk | null = null;
  for (const { added, removed, value } of diffArrays([...before], [...after], {
    comparator: (a, b) => a.key === b.key,
  })) {
    if (!added && !removed) open = null;
    else {
      if (!open) {
        open = { lost: [], gained: [], at };
        hunks.push(open);
      }
      open[added ? 'gained' : 'lost'].push(...value);
    }
    if (!added) at += value.length;
  }
  return hunks;
}

/**
 * Whether two texts say the same except for spelling: the same words, numbers, names and negations, in the same order.
 */
export function saysTheSame(before: string, after: string): boolean {
  return hunksOf(wordsOf(before), wordsOf(after)).every(({ lost, gained }) => isRespelt(lost, gained));
}

/** Whether words only changed in spelling, or gained or lost a word without meaning. */
function isRespelt(lost: readonly Word[], gained: readonly Word[]): boolean {
  const [was, is] = [lost, gained].map((words) => words.filter((word) => !LIGHT.has(word.key)));
  if (!was || !is) return false;
  if (was.length + is.length === 0) return true;
  if ([...was, ...is].some((word) => word.isName || isNegation(word) || NUMBERS.has(word.key) || !isWritten(word)))
    return false;
  const joined = (words: readonly Word[]) => words.map(({ key }) => key).join('');
  if (joined(was) === joined(is)) return true;
  return was.length === is.length && was.every(({ key }, i) => isSpelling(key, is[i]?.key ?? ''));
}

/**
 * Whether two words are one, spelt or inflected a little differently. The first letter must agree: “increase” is not a
 * spelling of “decrease”.
 */
function isSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  if (isSwapped(a, b)) return true;
  if (a[0] !== b[0] || Math.min(a.length, b.length) < 4 || Math.max(a.length, b.length) < 5) return false;
  return isNear(a, b, Math.min(a.length, b.length) >= 10 ? 2 : 1);
}

/** Two adjacent letters changed places. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false;
  const at = [...a].findIndex((letter, i) => letter !== b[i]);
  return a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2) === b;
}

/** Whether at most this many letters were inserted, removed or replaced. */
function isNear(a: string, b: string, most: number): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (at === a.length && at === b.length) return true;
  if (most === 0) return false;
  const [x, y] = [a.slice(at), b.slice(at)];
  return isNear(x.slice(1), y.slice(1), most - 1) || isNear(x.slice(1), y, most - 1) || isNear(x, y.slice(1), most - 1);
}

/** The surroundings of a passage in its sentence: before it and after it. */
export type Frame = { readonly left: string; readonly right: string };
/** How many words on either side are compared. */
const WIDE = 40;
/** Words this near to a cue name the speaker. */
const BESIDE_CUE = 4;

/**
 * Whether the surroundings of a passage say the same about who speaks and whether it is so: no other speaker, cue or
 * negation.
 * @param isEnglish in other languages nobody knows which word is the cue, so that none may be another
 * @param isSourced the words for the speaker are known to be the same
 * @param wider the second frame with what stands beside its sentence, since a sentence may have been cut in two
 */
export function framesAgree(
  before: Frame,
  after: Frame,
  isEnglish: boolean,
  isSourced = false,
  wider: () => Frame = () => after,
): boolean {
  if (before.left === after.left && before.right === after.right) return true;
  const sides = ({ left, right }: Frame, most = WIDE) =>
    [wordsOf(left).slice(-most).toReversed(), wordsOf(right).slice(0, most)] as const;
  const [was, is] = [sides(before), sides(after)];
  const keeps = (side: 0 | 1) =>
    keepsVoice(was[side], is[side], isEnglish) ||
    keepsVoice(was[side], reachedBy(was[side], is[side], sides(wider(), 2 * WIDE)[side]), isEnglish);
  return keeps(0) && keeps(1) && (isSourced || keepsSpeaker(was, is));
}

/** The surroundings of a passage up to the last word that was there before, and at least its sentence. */
function reachedBy(before: readonly Word[], after: readonly Word[], wide: readonly Word[]): readonly Word[] {
  const known = new Set(before.map(({ key }) => key));
  return wide.slice(0, Math.max(after.length, 1 + wide.findLastIndex(({ key }) => known.has(key))));
}

/**
 * The same if the first frame is cut at both ends and may start or end inside a word: only the corresponding part of
 * the other is compared.
 */
export function cutFramesAgree(before: Frame, after: Frame, isEnglish: boolean): boolean {
  const words = (text: string) => text.match(/\S+/g) ?? [];
  const [left, right] = [words(before.left).slice(1), words(before.right).slice(0, -1)];
  /** Inserted words push others further away. */
  const answer = (known: readonly string[], there: readonly string[]) => {
    const near = known.length > 0 ? there.slice(0, 2 * known.length + BESIDE_CUE) : [];
    return near.slice(0, Math.max(known.length, 1 + near.findLastIndex((word) => known.includes(word))));
  };
  return framesAgree(
    { left: left.join(' '), right: right.join(' ') },
    {
      left: answer(left, words(after.left).toReversed()).toReversed().join(' '),
      right: answer(right, words(after.right)).join(' '),
    },
    isEnglish,
  );
}

function keepsVoice(before: readonly Word[], after: readonly Word[], isEnglish: boolean): boolean {
  const isBesideCue = (words: readonly Word[], at: number, length: number) =>
    words.slice(Math.max(0, at - BESIDE_CUE), at + length + BESIDE_CUE).some(lemmaOf);
  const cues = (words: readonly Word[]) => words.flatMap((word) => lemmaOf(word) ?? []);
  const [was, is] = [cues(before), cues(after)];
  if (was.length > 0 && !is.some((lemma) => was.includes(lemma))) return false;
  return hunksOf(before, after).every(({ lost, gained, at }) => {
    if (isRespelt(lost, gained)) return true;
    if ([...lost, ...gained].some((word) => isNegation(word) || (isDenial(word) && !sameLemma(word, lost, gained))))
      return false;
    if (isMistyped(lost, gained)) return true;
    const [out, in_] = [lost.filter(({ key }) => !LIGHT.has(key)), gained.filter(({ key }) => !LIGHT.has(key))];
    if (out.length === 0 || in_.length === 0) return true;
    if (out.map(lemmaOf).join() === in_.map(lemmaOf).join() && out.every(lemmaOf)) return true;
    if (!isEnglish || [...out, ...in_].some(({ key }) => /[^\p{sc=Latin}\p{N}\p{P}\p{S}]/u.test(key))) return false;
    const tells = (word: Word) => (word.isName && !CALENDAR.has(word.key)) || lemmaOf(word) !== undefined;
    if (out.every(({ key }) => CALENDAR.has(key)) && in_.every(({ key }) => CALENDAR.has(key))) return true;
    return !out.some(tells) && !in_.some(tells) && !isBesideCue(before, at, lost.length);
  });
}

/** Whether words that say nothing about the speaker differ by one letter each. */
function isMistyped(lost: readonly Word[], gained: readonly Word[]): boolean {
  const tells = (word: Word) => word.isName || !isWritten(word) || PRONOUN.has(word.key) || lemmaOf(word) !== undefined;
  if (lost.length !== gained.length || [...lost, ...gained].some(tells)) return false;
  return lost.every(
    ({ key }, i) => Math.min(key.length, gained[i]?.key.length ?? 0) > 2 && isNear(key, gained[i]?.key ?? '', 1),
  );
}

const sameLemma = (word: Word, lost: readonly Word[], gained: readonly Word[]) =>
  lost.some((other) => lemmaOf(other) === lemmaOf(word)) && gained.some((other) => lemmaOf(other) === lemmaOf(word));

type Sides = readonly [readonly Word[], readonly Word[]];

/** Whether the names nearest to a passage are the same. The words on both sides are given nearest first. */
function keepsSpeaker(before: Sides, after: Sides): boolean {
  const [was, is] = [before.map(nearestName), after.map(nearestName)];
  const agrees = (side: number) => (was[side] ?? []).some((key) => is[side]?.includes(key));
  const kept = agrees(0) || agrees(1);
  return [0, 1].every((side) => {
    const [one, other] = [was[side] ?? [], is[side] ?? []];
    if (one.length === 0 && other.length === 0) return true;
    if (one.length > 0 && other.length > 0) return agrees(side);
    return kept && (one.length > 0 || !(after[side] ?? []).some(lemmaOf));
  });
}

/** The words of the name that comes first. */
function nearestName(words: readonly Word[]): string[] {
  const isName = ({ isName: is, key }: Word) => is && !CALENDAR.has(key);
  const from = words.findIndex(isName);
  if (from < 0) return [];
  const rest = words.slice(from);
  const length = rest.findIndex((word) => !isName(word));
  return rest.slice(0, length < 0 ? undefined : length).map(({ key }) => key);
}

/** Whether the surroundings leave the speaker open and refer to what came before: “he said”. */
export function leans({ left, right }: Frame, passage: string): boolean {
  const words = [...wordsOf(left), ...wordsOf(right)];
  if (words.some(({ isName, key }) => isName && !CALENDAR.has(key))) return false;
  const isReport = ({ key }: Word) => ['report', 'question', 'thought'].includes(cueOf(key)?.kind ?? '');
  return (
    words.some(isReport) ||
    PRONOUN.has(wordsOf(passage)[0]?.key ?? '') ||
    /^\s*[“"«„]/.test(passage) ||
    /["“«„]\s*$/.test(left)
  );
}

/** Whether either of two texts contains a name that could be the speaker, and the other does not. */
export function namesOther(before: string, after: string): boolean {
  const names = (text: string) =>
    new Set(wordsOf(text).flatMap(({ isName, key }) => (isName && !CALENDAR.has(key) ? key : [])));
  const [was, is] = [names(before), names(after)];
  return [...was].some((key) => !is.has(key)) && [...is].some((key) => !was.has(key));
}

/** Whether a text holds a name. */
export const hasName = (text: string): boolean => wordsOf(text).some(({ isName, key }) => isName && !CALENDAR.has(key));

/**
 * Whether a sentence beside a passage names the speaker, and the one that replaced it names somebody else or uses
 * another cue.
 */
export function isTurned(before: string, after: string): boolean {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const known = new Set(was.map(({ key }) => key));
  if (is.filter(({ key }) => known.has(key)).length * 2 < Math.min(was.length, is.length)) return false;
  const [old, now] = [was, is].map((words) => words.flatMap((word) => lemmaOf(word) ?? []));
  if (!old || !now || old.length + now.length === 0) return false;
  return namesOther(before, after) || (old.length > 0 && now.length > 0 && !now.some((lemma) => old.includes(lemma)));
}

/** The share of a passage's words that another text contains. */
export function sharedWords(passage: string, other: string): number {
  const [words, there] = [wordsOf(passage), new Set(wordsOf(other).map(({ key }) => key))];
  return words.length === 0 ? 0 : words.filter(({ key }) => there.has(key)).length / words.length;
}

const ENGLISH = setOf('the of and that with said');
/** Whether a text is in English, judged by its short words. Its beginning is enough. */
export function isEnglish(text: string): boolean {
  const words = text.slice(0, 5000).match(/\p{L}+/gu) ?? [];
  return words.filter((word) => ENGLISH.has(word.toLowerCase())).length * 25 >= words.length;
}
