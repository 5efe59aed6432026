import { foldCharacters, foldingParts } from '@/lib/format/fold';

/** Where words stand in a text, in code units. */
export type Place = { start: number; end: number };
/** Finds words in one text, whatever their case, accents and quotation marks; white space counts as one space. */
export type Finder = (words: string) => Place[];

/** Nobody steps through more. */
export const MOST_FOUND = 10_000;
/** Code units of a piece that is folded by itself; its ends are between parts that fold together. */
const PIECE = 2000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are all of ASCII
const ASCII = /^[\x00-\x7f]*$/;

/**
 * Prepares a text to be searched. It is folded piece by piece: `origins` says for every folded code unit where it comes
 * from.
 */
export function finderFor(text: string): Finder {
  const folded: string[] = [];
  let length = 0;
  let origins = new Uint32Array(text.length + 1);
  let wasSpace = false;
  const add = (part: string, from: number, isOne: boolean) => {
    if (length + part.length >= origins.length) {
      const longer = new Uint32Array(2 * (length + part.length));
      longer.set(origins);
      origins = longer;
    }
    let begin = 0;
    for (let i = 0; i < part.length; i++) {
      const isSpace = part[i] === ' ';
      // Of several spaces the first one stands for all.
      if (isSpace && wasSpace) {
        folded.push(part.slice(begin, i));
        begin = i + 1;
      } else origins[length++] = isOne ? from : from + i;
      wasSpace = isSpace;
    }
    folded.push(part.slice(begin));
  };
  let at = 0;
  for (const line of linesOf(text)) {
    if (ASCII.test(line)) add(spaced(line.toLowerCase()), at, false);
    else {
      let from = at;
      for (const part of foldingParts(line)) {
        add(spaced(foldCharacters(part)), from, true);
        from += part.length;
      }
    }
    at += line.length;
  }
  origins[length] = text.length;
  const all = folded.join('');
  return (words) => placesIn(all, origins, text, spaced(foldCharacters(words)).replace(/ +/g, ' ').trim());
}

const spaced = (words: string): string => words.replace(/[\s\u0085]/g, ' ');

/** Pieces that end with a line, or after a space. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; ) {
    const space = text.slice(at + PIECE, at + 2 * PIECE).search(/\s(?=[A-Za-z])/);
    const end = at + PIECE >= text.length ? text.length : space < 0 ? at + 2 * PIECE : at + PIECE + space + 1;
    lines.push(text.slice(at, end));
    at = end;
  }
  return lines;
}

function placesIn(folded: string, origins: Uint32Array, text: string, words: string): Place[] {
  const places: Place[] = [];
  if (words === '') return places;
  for (let at = folded.indexOf(words); at >= 0 && places.length < MOST_FOUND; ) {
    places.push(placeOf(at, at + words.length, origins, text));
    at = folded.indexOf(words, at + words.length);
  }
  return places;
}

/** Marks and invisible characters after the last letter belong to it. */
function placeOf(from: number, to: number, origins: Uint32Array, text: string): Place {
  const start = origins[from] ?? 0;
  const last = origins[to - 1] ?? start;
  let next = to;
  while (next < origins.length - 1 && (origins[next] ?? 0) === last) next++;
  return { start, end: Math.min(text.length, Math.max(origins[next] ?? text.length, last + 1)) };
}

/** The place after an offset, or before it; round the end. -1: there is none. */
export function nearest(places: readonly Place[], offset: number): number {
  const at = places.findIndex(({ start }) => start >= offset);
  return at < 0 && places.length > 0 ? 0 : at;
}
