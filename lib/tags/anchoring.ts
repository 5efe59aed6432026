import { normalizeText } from '@/lib/documents/rules';
import { anchor } from '@/lib/tagging/anchor';
import { type CodePoints, codePointsOf } from '@/lib/tagging/code-points';
import { quoted } from './file-content';

/** Words of a text and what stands before and after them. */
export type Quote = { exact: string; prefix: string; suffix: string };
/** Where a quote stands in a text, in code points: [start, end, …]; null where it is not there, or nobody can tell which place is meant. */
export type Anchor = (quote: Quote) => readonly number[] | null;
/** What a file says of one place: words, offsets, or both. */
export type Mark = Partial<Quote> & { start?: number; end?: number };

/** How much of the text stands in a quote before and after the words, in code points. */
const CONTEXT = 32;
/** Words so long are known again by themselves. */
const TELLING = 32;

/** In: a text, its code points, a place in it. Out: the words there, with what stands around them. */
export function quoteAt(text: string, points: CodePoints, start: number, end: number): Quote {
  const slice = (from: number, to: number) => text.slice(points.toUnits(Math.max(0, from)), points.toUnits(Math.min(points.length, to)));
  return { exact: slice(start, end), prefix: slice(start - CONTEXT, start), suffix: slice(end, end + CONTEXT) };
}

/** Finds a quote that stands in the text once. White space counts as such, whatever it is. */
export function exactAnchor(text: string): Anchor {
  const points = codePointsOf(text);
  const spaced = withSpaces(text);
  return (quote) => {
    const { exact, prefix, suffix } = quote;
    const whole = onlyPlace(spaced, withSpaces(prefix + exact + suffix));
    const at = whole === null ? ([...exact].length >= TELLING ? onlyPlace(spaced, withSpaces(exact)) : null) : whole + prefix.length;
    return at === null ? null : [points.toPoints(at), points.toPoints(at + exact.length)];
  };
}

/** So many quotes of a file are looked for by likeness; each such search reads the whole text. */
const ALIKE = 100;

/** Finds a quote by its words, else where the text says nearly the same; see `Anchoring` for how much may differ. */
export function anchorIn(text: string): Anchor {
  const exactly = exactAnchor(text);
  let left = ALIKE;
  return (quote) => {
    const found = exactly(quote);
    if (found || left === 0) return found;
    left -= 1;
    const [start, length] = [[...quote.prefix].length, [...quote.exact].length];
    const near = anchor(quote.prefix + quote.exact + quote.suffix, [start, start + length], text);
    return near?.how === 'likeness' ? near.spans : null;
  };
}

/**
 * Makes what finds the places of a file's marks in a text.
 * @param find asked when the offsets lead nowhere.
 * @returns the spans, in code points, or the reason why there are none.
 */
export function placerIn(text: string, find: Anchor = anchorIn(text)): (mark: Mark) => readonly number[] | string {
  const points = codePointsOf(text);
  const spaced = withSpaces(text);
  /** Whether the words, and what is said to stand around them, stand at these units. */
  const agrees = (start: number, end: number, { exact = '', prefix = '', suffix = '' }: Mark) => {
    if (end > spaced.length || spaced.slice(start, end) !== withSpaces(exact)) return null;
    return spaced.slice(0, start).endsWith(withSpaces(prefix)) && spaced.startsWith(withSpaces(suffix), end) ? 'all' : 'words';
  };
  return (mark) => {
    const { exact, start, end } = mark;
    const isPlaced = start !== undefined && end !== undefined;
    if (isPlaced && (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start))
      return `${start} to ${end} is no place in a text.`;
    if (exact === undefined) {
      if (!isPlaced) return 'It marks no place in a text.';
      if (end === start) return 'It marks nothing.';
      return end > points.length ? 'It reaches beyond the end of the text.' : [start, end];
    }
    if (exact === '') return 'It marks nothing.';
    // Some tools count the units of UTF-16, where an emoji is two.
    const places = isPlaced
      ? [
          { units: [points.toUnits(start), points.toUnits(end)] as const, spans: [start, end] },
          { units: [start, end] as const, spans: [points.toPoints(start), points.toPoints(end)] },
        ].map(({ units, spans }) => ({ spans, fit: agrees(units[0], units[1], mark) }))
      : [];
    const sure = places.find(({ fit }) => fit === 'all');
    if (sure) return sure.spans;
    const quote = { exact: normalizeText(exact), prefix: normalizeText(mark.prefix ?? ''), suffix: normalizeText(mark.suffix ?? '') };
    const found = (quote.exact && find(quote)) || places.find(({ fit }) => fit !== null)?.spans;
    if (found) return found;
    return spaced.includes(withSpaces(quote.exact))
      ? `${quoted(exact)} stands in the text, but not where the file says, or not only once.`
      : `${quoted(exact)} does not stand in the text${isPlaced && end > points.length ? ', and its place is beyond the end' : ''}.`;
  };
}

/** As long as before: no white space takes more than one unit. */
export const withSpaces = (text: string): string => text.replace(/[\s\u0085]/g, ' ');

function onlyPlace(text: string, words: string): number | null {
  const at = text.indexOf(words);
  return at < 0 || text.indexOf(words, at + 1) >= 0 ? null : at;
}
