import { commonPasswords } from './common-passwords';

export type About = { readonly name?: string; readonly email?: string; readonly host?: string };

const ADVICE = 'Choose another one. Four or five unrelated words work well.';
const COMMON = `This password, or one much like it, is among the first that attackers try. ${ADVICE}`;
const ABOUT = `This password is little more than a name, an e-mail address or the name of this site. Attackers try those first. ${ADVICE}`;
const ROWS = `This password mostly repeats itself, or follows the alphabet, numbers or the keyboard. ${ADVICE}`;

/**
 * What does not follow from what stands before it must be this long; also what remains beside words that are tried
 * first.
 */
const ENOUGH = 8;

/**
 * Why a password is too easily guessed, in plain words; null when it may be used. There are no rules of what it must
 * be composed of, and it is looked at in small letters without accents only to be compared.
 * @param about whose it is, and the host name of this site
 */
export function weaknessOf(password: string, about: About = {}): string | null {
  const text = folded(password);
  if (isPredictable(text)) return ROWS;
  if (isCommon(text)) return COMMON;
  return isAbout(text, about) ? ABOUT : null;
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const reversed = (text: string) => [...text].reverse().join('');
const squashed = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

const rows = [
  'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz',
  '12345678901234567890',
  '!@#$%^&*()_+',
  '!"§$%&/()=?',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'qwertzuiop',
  'yxcvbnm,.-',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  ...[
    '1qaz',
    '2wsx',
    '3edc',
    '4rfv',
    '5tgb',
    '6yhn',
    '7ujm',
    '8ik,',
    '9ol.',
    '0p;/',
    '1qay',
    '147258369',
    '789456123',
    '159753',
  ],
].flatMap((row) => [row, reversed(row)]);

/**
 * Whether little of a text is new: the rest repeats what stands before it, or goes on in a row, also every second
 * sign by itself.
 */
function isPredictable(text: string): boolean {
  const every = (start: number) => [...text].filter((_, i) => i % 2 === start).join('');
  return newSigns(text) < ENOUGH || newSigns(every(0)) + newSigns(every(1)) < ENOUGH;
}

/** How many signs of a text do not follow from those before them; a row or a repetition counts as one. */
function newSigns(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count++) at += Math.max(1, runAt(text, at));
  return count;
}

/** How long the row or repetition is that begins at a place; 0 when there is none of at least three signs. */
function runAt(text: string, at: number): number {
  let length = 0;
  while (at + length < text.length && follows(text, at, length + 1)) length++;
  return length < 3 ? 0 : length;
}

function follows(text: string, at: number, length: number): boolean {
  const run = text.slice(at, at + length);
  const before = text.lastIndexOf(run, at - 1);
  return (at > 0 && before !== -1 && before < at) || rows.some((row) => row.includes(run));
}

const known = new Set(commonPasswords.trim().split(/\s+/));

const looks: Record<string, string> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
  9: 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '+': 't',
  '|': 'i',
  '(': 'c',
};
/** A word as it is, and with letters for the signs that look like them. */
function readings(word: string): string[] {
  const letters = word.replace(/[^a-z]/g, (sign) => looks[sign] ?? sign);
  return [word, letters, word.replace(/[1!|]/g, 'l').replace(/[^a-z]/g, (sign) => looks[sign] ?? sign)];
}

/** Signs and digits that may stand at either end of a word that is tried. */
const MOST_AROUND = 12;

/**
 * Whether a text is a word that is tried first, once or several times, with a few digits and signs around it, in
 * other letters or backwards.
 */
function isCommon(text: string): boolean {
  const forms = [text, squashed(text), reversed(text), unitOf(squashed(text))];
  return forms.some((form) =>
    cores(form).some((core) => [core, unitOf(core)].flatMap(readings).some((word) => known.has(word))),
  );
}

/**
 * What may be the word in a text: each way of taking digits and signs away from its ends that leaves nothing else to
 * be guessed.
 */
function cores(text: string): string[] {
  const head = /^[^\p{L}]*/u.exec(text)?.[0].length ?? 0;
  const tail = /[^\p{L}]*$/u.exec(text)?.[0].length ?? 0;
  const cuts = (longest: number) => [...new Set([...Array(Math.min(longest, MOST_AROUND) + 1).keys(), longest])];
  return cuts(head).flatMap((start) =>
    cuts(tail).flatMap((end) => {
      const core = text.slice(start, text.length - end);
      const around = text.slice(0, start) + text.slice(text.length - end);
      return core.length > 3 && isFew(around) ? [core] : [];
    }),
  );
}

const isFew = (text: string) => text.length < ENOUGH || isPredictable(text);

/** What a text repeats as a whole, or itself: “dragon” for “dragondragon”. */
function unitOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length++)
    if (text.startsWith(text.slice(length))) return text.slice(0, length);
  return text;
}

/** Whether a text is little more than words about its person or this site. */
function isAbout(text: string, about: About): boolean {
  const words = wordsAbout(about);
  return [text, squashed(text)].some((form) =>
    readings(form).some((reading) => {
      const rest = without(form, reading, words);
      return rest.length < form.length && (isFew(rest) || isCommon(rest));
    }),
  );
}

function wordsAbout({ name = '', email = '', host = '' }: About): string[] {
  const [local = '', domain = ''] = folded(email).split('@');
  const parts = [folded(name), local, ...hostWords(domain), ...hostWords(folded(host)), 'whence', 'https'];
  const words = parts.flatMap((part) => [
    squashed(part),
    ...part.split(/[^\p{L}\p{N}]+/u),
    ...part.split(/[^\p{L}]+/u),
  ]);
  const long = [...new Set(words)].filter((word) => word.length > 2);
  return long.flatMap((word) => [word, reversed(word)]).sort((a, b) => b.length - a.length);
}

/** The parts of a host name but for its ending, and what of it stands together: “press.example”, “press”. */
function hostWords(host: string): string[] {
  const labels = host.split('.');
  return [
    ...labels.slice(0, Math.max(1, labels.length - 1)),
    ...labels.slice(0, -1).map((_, i) => squashed(labels.slice(i).join(''))),
  ];
}

/** A text without the places where words stand in its reading, which is as long. */
function without(text: string, reading: string, words: readonly string[]): string {
  const [signs, read] = [[...text], reading.split('')];
  if (signs.length !== read.length) return text;
  for (const word of words)
    for (let at = read.join('').indexOf(word); at !== -1; at = read.join('').indexOf(word)) {
      signs.splice(at, word.length);
      read.splice(at, word.length);
    }
  return signs.join('');
}
