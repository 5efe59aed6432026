import { Anchoring } from '@/lib/anchoring/anchor';
import { cutFramesAgree, isEnglish } from '@/lib/anchoring/faithful';
import { spacedOut } from '@/lib/anchoring/spacing';
import { normalizeText } from '@/lib/documents/rules';
import { type CodePoints, codePointsOf } from '@/lib/text/code-points';
import { quoted } from './file-content';

/** Words of a text and what stands before and after them. */
export type Quote = { exact: string; prefix: string; suffix: string };
/**
 * Where a quote stands in a text, in code points: [start, end, …]; null where it is not there, or nobody can tell
 * which place is meant; a sentence where it stands but may be somebody else's.
 */
export type Anchor = (quote: Quote) => readonly number[] | string | null;
/** What a file says of one place: words, offsets, or both. */
export type Mark = Partial<Quote> & { start?: number; end?: number };

/** How much of the text stands in a quote before and after the words, in code points. */
const CONTEXT = 32;
/** Words so long are known again by themselves. */
const TELLING = 32;

/** In: a text, its code points, a place in it. Out: the words there, with what stands around them. */
export function quoteAt(text: string, points: CodePoints, start: number, end: number): Quote {
  const slice = (from: number, to: number) =>
    text.slice(points.toUnits(Math.max(0, from)), points.toUnits(Math.min(points.length, to)));
  return { exact: slice(start, end), prefix: slice(start - CONTEXT, start), suffix: slice(end, end + CONTEXT) };
}

/** Finds a quote that stands in the text once. White space does not matter. */
export function exactAnchor(text: string): Anchor {
  const own = readable(text);
  return (quote) => {
    const [prefix, exact, suffix] = [spaced(quote.prefix), spaced(quote.exact), spaced(quote.suffix)];
    const whole = onlyPlace(own.words, prefix + exact + suffix);
    if (whole !== null) return own.spansOf(whole + prefix.length, exact.length);
    const at = [...exact].length >= TELLING ? onlyPlace(own.words, exact) : null;
    if (at === null) return null;
    return own.agrees(at, exact.length, quote)
      ? own.spansOf(at, exact.length)
      : own.toBeLookedAt(at, exact.length, quote);
  };
}

/** So many quotes of a file are looked for by likeness; each such search reads the whole text. */
const ALIKE = 100;

/** Finds a quote by its words, else where the text says the same but for its spelling; see `Anchoring`. */
export function anchorIn(text: string): Anchor {
  let exactly: Anchor | undefined;
  let left = ALIKE;
  return (quote) => {
    exactly ??= exactAnchor(text);
    const found = exactly(quote);
    if (found || left === 0) return found;
    left -= 1;
    const [start, length] = [[...quote.prefix].length, [...quote.exact].length];
    const anchoring = new Anchoring(quote.prefix + quote.exact + quote.suffix, text, { isCut: true });
    const spans = [start, start + length];
    const near = anchoring.anchor(spans);
    if (near) return near.how === 'likeness' ? near.spans : null;
    const refused = anchoring.likely([spans]);
    return refused?.isRefused ? lookedAt(quote, [...text].slice(...refused.spans).join('')) : null;
  };
}

/**
 * Makes what finds the places of a file's marks in a text.
 * @param find asked when the offsets lead nowhere.
 * @param marks all marks of the file: they show by how much its offsets are off, since they count in its own text, as
 * that was before it was stored.
 * @returns the spans, in code points, or the reason why there are none.
 */
export function placerIn(
  text: string,
  find: Anchor = anchorIn(text),
  marks: readonly Mark[] = [],
): (mark: Mark) => readonly number[] | string {
  const own = readable(text);
  const shift = shiftsOf(own, marks);
  return (mark) => {
    const { start, end } = mark;
    const isPlaced = start !== undefined && end !== undefined;
    if (isPlaced && (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start))
      return `${start} to ${end} is not a range in a text.`;
    if (mark.exact === undefined) {
      if (!isPlaced) return 'It marks nothing in a text.';
      if (end === start) return 'It marks nothing.';
      const [{ least: first, most }, { least: last, most: mostLast }] = [shift(start), shift(end)];
      if (first !== most || last !== mostLast)
        return 'Its position is unknown, because the file refers to a different version of the text.';
      const [from, to] = [start + first, end + last];
      return to > own.length ? 'It reaches beyond the end of the text.' : [from, to];
    }
    const quote = {
      exact: normalizeText(mark.exact),
      prefix: normalizeText(mark.prefix ?? ''),
      suffix: normalizeText(mark.suffix ?? ''),
    };
    const exact = spaced(quote.exact);
    if (exact === '') return 'It marks nothing.';
    // Some tools count the units of UTF-16, where an emoji is two.
    const starts = (isPlaced ? [start + shift(start).least, start, own.toPoints(start)] : []).filter(
      (at) => at >= 0 && at < own.length,
    );
    const letterForLetter = starts.find((at) => own.standsAt(at, quote));
    if (letterForLetter !== undefined) return [letterForLetter, letterForLetter + [...quote.exact].length];
    const places = starts.map((at) => own.toWords(at)).filter((at) => own.words.startsWith(exact, at));
    const isWhole = (at: number) =>
      own.words.slice(0, at).endsWith(spaced(quote.prefix)) &&
      own.words.startsWith(spaced(quote.suffix), at + exact.length);
    const sure = places.find(isWhole) ?? (isPlaced ? own.onlyOneNear(exact, start, shift(start)) : undefined);
    if (sure !== undefined && isWhole(sure)) return own.spansOf(sure, exact.length);
    const found = find(quote);
    if (found !== null && typeof found !== 'string') return found;
    const there = places[0] ?? sure;
    if (there !== undefined)
      return own.agrees(there, exact.length, quote)
        ? own.spansOf(there, exact.length)
        : own.toBeLookedAt(there, exact.length, quote);
    if (found !== null) return found;
    return own.words.includes(exact)
      ? `${quoted(mark.exact)} is in the text, but not where the file says, or more than once.`
      : `${quoted(mark.exact)} is not in the text${isPlaced && end > own.length ? ', and its position is beyond the end' : ''}.`;
  };
}

/** By how much what the file counts as a place is more or less than its place in the stored text. */
type Shift = { least: number; most: number };

/**
 * What the words that stand in the text once show of the file's offsets: between two of them it cannot be off by more
 * than by either.
 */
function shiftsOf(own: Readable, marks: readonly Mark[]): (at: number) => Shift {
  const known = new Map<number, number>();
  for (const { exact, start } of marks) {
    if (exact === undefined || start === undefined || known.has(start)) continue;
    const quote = { exact: normalizeText(exact), prefix: '', suffix: '' };
    const words = spaced(quote.exact);
    const at = /^\S.*\S$/s.test(words) ? onlyPlace(own.words, words) : null;
    if (at !== null && own.standsAt(start, quote)) known.set(start, 0);
    else if (at !== null) known.set(start, (own.spansOf(at, words.length)[0] ?? 0) - start);
  }
  const places = [...known].sort(([a], [b]) => a - b);
  return (at) => {
    const next = places.findIndex(([start]) => start >= at);
    const [before, after] = next < 0 ? [places.at(-1), undefined] : [places[next - 1], places[next]];
    const [one, other] = [before?.[1] ?? 0, after?.[1] ?? before?.[1] ?? 0];
    return { least: Math.min(one, other), most: Math.max(one, other) };
  };
}

type Readable = ReturnType<typeof readable>;

/** A text whose white space does not matter, and the conversion between it and the stored one. */
function readable(text: string) {
  const own = spacedOut(text);
  const points = codePointsOf(own.text);
  const stored = codePointsOf(text);
  const spansOf = (at: number, length: number): [number, number] => [
    own.inText(points.toPoints(at)),
    own.inText(points.toPoints(at + length)),
  ];
  const toWords = (at: number) => points.toUnits(own.inSpaced(Math.max(0, at), false));
  const alike = withSpaces(text);
  return {
    words: own.text,
    length: own.length,
    toPoints: stored.toPoints,
    toWords,
    spansOf,
    /** Whether a quote stands at a place with each of its spaces. */
    standsAt: (at: number, { prefix, exact, suffix }: Quote): boolean => {
      const unit = stored.toUnits(Math.max(0, at));
      return (
        alike.startsWith(withSpaces(exact + suffix), unit) &&
        alike.slice(Math.max(0, unit - prefix.length), unit) === withSpaces(prefix)
      );
    },
    /**
     * The one place of words so far from where a file says that they stand; undefined where there is none, or
     * several.
     */
    onlyOneNear: (words: string, start: number, { least, most }: Shift): number | undefined => {
      if (most - least > FAR) return undefined;
      const [from, to] = [toWords(start + least), toWords(start + most)];
      return onlyPlace(own.text, words, from, to) ?? undefined;
    },
    /** Whether what a file says to stand around words agrees with what does. */
    agrees: (at: number, length: number, { prefix, suffix }: Quote): boolean =>
      cutFramesAgree(
        { left: prefix, right: suffix },
        {
          left: own.text.slice(Math.max(0, at - BESIDE), at),
          right: own.text.slice(at + length, at + length + BESIDE),
        },
        isEnglish(text),
      ),
    toBeLookedAt: (at: number, length: number, quote: Quote): string =>
      lookedAt(quote, own.text.slice(Math.max(0, at - CONTEXT), at + length + CONTEXT)),
  };
}

/** Offsets that are off by more than this are those of another text. */
const FAR = 200;
/** So much of a text is compared with what a quote says to stand around it. */
const BESIDE = 200;

/** Why a place is left to a person, with both texts. */
const lookedAt = ({ prefix, exact, suffix }: Quote, there: string): string =>
  `To be looked at: the file has ${quoted(prefix + exact + suffix, 160)}, the text ${quoted(there, 160)}. Mark it by hand if it says the same.`;

/** As long as before: no white space takes more than one unit. */
const withSpaces = (text: string): string => text.replace(/[\s\u0085]/g, ' ');

/** Each run of white space as one space. */
const spaced = (text: string): string => text.replace(/[\s\u0085]+/g, ' ');

/**
 * The one place of words in a part of a text; where they begin or end within a longer word, only if they do so
 * everywhere.
 */
function onlyPlace(text: string, words: string, from = 0, to = text.length): number | null {
  let [whole, cut]: [number | null, number | null] = [null, null];
  let isCutTwice = false;
  for (let at = text.indexOf(words, from); at >= 0 && at <= to; at = text.indexOf(words, at + 1)) {
    if (!isWithinWord(text, at) && !isWithinWord(text, at + words.length)) {
      if (whole !== null) return null;
      whole = at;
    } else {
      isCutTwice ||= cut !== null;
      cut ??= at;
    }
  }
  return whole ?? (isCutTwice ? null : cut);
}

const LETTER =
  /^(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}]$/u;
const isWithinWord = (text: string, at: number) => LETTER.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at));
