import { francAll } from 'franc';
import { paragraphsOf } from '@/lib/text/paragraphs';
import type { Range } from '@/lib/text/tokens';

/** What the guesser chooses from, as it calls them, and how people call them. Rarer ones would be guessed by mistake. */
const names = {
  eng: 'English',
  ...{ deu: 'German', nld: 'Dutch', swe: 'Swedish', nob: 'Norwegian', dan: 'Danish', fin: 'Finnish' },
  ...{ fra: 'French', spa: 'Spanish', por: 'Portuguese', cat: 'Catalan', ita: 'Italian', ron: 'Romanian' },
  ...{ pol: 'Polish', ces: 'Czech', slk: 'Slovak', hun: 'Hungarian', hrv: 'Croatian', slv: 'Slovenian' },
  ...{ lit: 'Lithuanian', lvs: 'Latvian', est: 'Estonian', sqi: 'Albanian', tur: 'Turkish', azj: 'Azerbaijani' },
  ...{ uzn: 'Uzbek', ind: 'Indonesian', tgl: 'Filipino', vie: 'Vietnamese', swh: 'Swahili', som: 'Somali' },
  ...{ rus: 'Russian', ukr: 'Ukrainian', bel: 'Belarusian', bul: 'Bulgarian', mkd: 'Macedonian', srp: 'Serbian' },
  ...{ kaz: 'Kazakh', kir: 'Kyrgyz', arb: 'Arabic', pes: 'Persian', urd: 'Urdu', heb: 'Hebrew', hin: 'Hindi' },
  ...{ mar: 'Marathi', npi: 'Nepali', cmn: 'Chinese', jpn: 'Japanese', kor: 'Korean', ell: 'Greek' },
  ...{ kat: 'Georgian', hye: 'Armenian', ben: 'Bengali', tam: 'Tamil', tel: 'Telugu', tha: 'Thai' },
} as const;
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;
type Language = keyof typeof names;
const only = Object.keys(names);
const isLanguage = (code: string): code is Language => Object.hasOwn(names, code);

/** Where a text is surely not English: all of it, or these stretches, in code units. */
export type OtherLanguage = { name: string; whole: boolean; stretches: Range[] };

/** How much is read of one paragraph, and of several that are guessed together, in code units. */
const [READ, READ_TOGETHER] = [400, 400];
/** From how many paragraphs such a sample is taken. Of longer samples the guesser tells languages apart less well. */
const PIECES = 4;
/** With fewer letters, nobody can be sure. A character of Chinese or Japanese says as much as three letters. */
const LEAST = 60;
/** How far English must be behind the best guess, on the guesser's scale from 0 to 1. */
const BEHIND = 0.15;
/** The small words of English. More than this share of any English text is such words, and less of other texts. */
const SMALL =
  /(?<![\p{L}\p{M}’'])(?:the|and|that|said|says|with|from|their|which|they|this|were|would|who|been|she|its|have|but|about|after|told|into|than|could|when|your|you|of|to|is|on|it|be|or|an|as|was|had|not|we|if)(?![\p{L}\p{M}])/giu;
const SHARE = 0.08;
const QUOTED = /[“„”«»"「『][^“„”«»"「」『』]*(?:[“”«»"」』]|$)/g;

/** English by its small words, to be guessed, or nothing by itself: a quotation, or too short. */
type Look = 'eng' | 'guess' | 'open';

/**
 * Which language a text is in where that is not English. Each paragraph counts by itself; quotations, and what is too
 * short to tell, count as the paragraphs around them. Null for English, and wherever it is not sure.
 */
export function otherLanguageOf(text: string): OtherLanguage | null {
  const paragraphs = paragraphsOf(text).map(({ start, end }) => ({ from: start, to: end }));
  const languages = languagesOf(text, paragraphs);
  const stretches = paragraphs.filter((_, i) => (languages[i] ?? 'eng') !== 'eng');
  const sure = languages.find((language) => language !== null && language !== 'eng');
  if (!sure) return null;
  const named = guess(samplesOf(text, stretches, READ_TOGETHER));
  return {
    name: names[named && named !== 'eng' ? named : sure],
    whole: stretches.length === paragraphs.length,
    stretches,
  };
}

function languagesOf(text: string, paragraphs: readonly Range[]): (Language | null)[] {
  const looks = paragraphs.map((paragraph) => lookAt(sampleOf(text, paragraph, READ)));
  if (looks.every((look) => look === 'open')) {
    const all = guess(samplesOf(text, paragraphs, READ_TOGETHER));
    return paragraphs.map(() => all);
  }
  const languages: (Language | null)[] = looks.map((look) => (look === 'eng' ? look : null));
  // What stands together is guessed together: guessing is slow.
  for (const run of runsOf(looks)) {
    const language = guess(
      samplesOf(
        text,
        run.map((i) => paragraphs[i] ?? { from: 0, to: 0 }),
        READ_TOGETHER,
      ),
    );
    for (const i of run) languages[i] = language;
  }
  return withNeighbors(languages);
}

/** The places to be guessed, as many together as no English stands between. */
function runsOf(looks: readonly Look[]): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (const [i, look] of looks.entries()) {
    if (look === 'guess') run.push(i);
    if (look === 'guess' && run.length === 1) runs.push(run);
    if (look === 'eng') run = [];
  }
  return runs;
}

/** The beginnings of a few paragraphs, from the first to the last; of a single one, pieces of it. */
function samplesOf(text: string, paragraphs: readonly Range[], most: number): string {
  const [few, step] = [Math.min(PIECES, paragraphs.length), Math.max(1, paragraphs.length / PIECES)];
  const chosen = Array.from({ length: few }, (_, i) => paragraphs[Math.floor(i * step)] ?? { from: 0, to: 0 });
  const each = Math.ceil(most / few);
  if (few === 1) return unquoted(sampleOf(text, paragraphs[0] ?? { from: 0, to: 0 }, each));
  const pieces = chosen.map(({ from, to }) => unquoted(text.slice(from, Math.min(to, from + each))));
  return [...new Set(pieces)].join('\n');
}

/** Short words as they are, of long ones the beginning, the middle and the end. */
function sampleOf(text: string, { from, to }: Range, most: number): string {
  if (to - from <= most) return text.slice(from, to);
  const piece = Math.floor(most / 3);
  const starts = [from, from + Math.floor((to - from - piece) / 2), to - piece];
  return starts.map((start) => text.slice(start, start + piece)).join(' ');
}

/** Words without what is quoted in them, unless hardly anything else is there. */
function unquoted(words: string): string {
  const own = words.replace(QUOTED, ' ');
  return lettersIn(own) < LEAST ? words : own;
}

function lookAt(words: string): Look {
  const own = words.replace(QUOTED, ' ');
  if (lettersIn(own) < LEAST) return 'open';
  return isEnglish(own) ? 'eng' : 'guess';
}

function isEnglish(words: string): boolean {
  return (words.match(SMALL)?.length ?? 0) > SHARE * words.split(/\s+/).length;
}

function lettersIn(words: string): number {
  const wide = /[\u3000-\ud7ff]/.test(words) ? (words.match(WIDE)?.length ?? 0) : 0;
  return (words.match(/\p{L}+/gu) ?? []).reduce((sum, { length }) => sum + length, 2 * wide);
}

/** The language of words; null where it is not sure. */
function guess(sample: string): Language | null {
  if (lettersIn(sample) < LEAST || !isProse(sample)) return null;
  if (isEnglish(sample)) return 'eng';
  const found = francAll(sample, { only });
  const best = found[0]?.[0] ?? '';
  if (!isLanguage(best)) return null;
  const behind = 1 - (found.find(([language]) => language === 'eng')?.[1] ?? 0);
  return best === 'eng' || behind >= BEHIND ? best : null;
}

/** Code and tables have many signs and figures; lists of names and headlines many capitals. */
function isProse(words: string): boolean {
  const signs = words.match(/[^\p{L}\p{M}\s.,:;!?“”„«»"'’‘()、。，「」『』《》（）–—-]/gu)?.length ?? 0;
  const [lower, upper] = [/(?<!\p{L})\p{Ll}/gu, /(?<!\p{L})\p{Lu}/gu].map((one) => words.match(one)?.length ?? 0);
  return signs * 8 < words.length && (upper ?? 0) <= (lower ?? 0);
}

/** What tells nothing by itself takes the language of what stands before it, or else after it. */
function withNeighbors(languages: readonly (Language | null)[]): (Language | null)[] {
  let last = languages.find((language) => language !== null) ?? null;
  return languages.map((language) => {
    last = language ?? last;
    return last;
  });
}
