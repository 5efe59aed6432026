import type { Tx } from '@/lib/db/transaction';

type StoredText = { id: number; text: string };

/** The latest stored text of a document, or null if it has none. */
export const latestText = (tx: Tx, documentId: number): Promise<StoredText | null> =>
  tx.documentVersion.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { id: true, text: true },
  });

/**
 * Where a quoted passage stands in a stored text. White space, dashes and quotation marks need not be the same. Returns
 * a text that says why if it cannot be found.
 */
export function placeOfQuote(
  version: StoredText | null,
  quote: string,
): { versionId: number; spans: number[] } | string {
  if (!version)
    return 'This document has no stored text, so nothing can be marked in it. Leave the words out, or store the text first.';
  const spans = spansOf(version.text, quote);
  return spans
    ? { versionId: version.id, spans }
    : 'These words are not in the stored text of the document. Copy them from there.';
}

const MOST_PARTS = 100;

/**
 * The place of a quotation in a text, in code points. The quotation writes omitted parts as “…”. Null if it is not
 * there.
 */
export function spansOf(text: string, quote: string): number[] | null {
  const parts = quote
    .split(/\[?…\]?|\[\.\.\.\]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0 || parts.length > MOST_PARTS) return null;
  const signs = signsOf(text);
  const spans: number[] = [];
  let from = 0;
  for (const part of parts) {
    const wanted = signsOf(part).codes;
    const at = placeOf(signs.codes, wanted, from);
    if (at < 0) return null;
    from = at + wanted.length;
    spans.push(signs.starts[at] ?? 0, signs.ends[from - 1] ?? 0);
  }
  return spans;
}

/**
 * The characters by which a text is compared, and where each begins and ends, in code points. A run of white space is
 * one character.
 */
function signsOf(text: string): { codes: Uint32Array; starts: Uint32Array; ends: Uint32Array } {
  const [codes, starts, ends] = [
    new Uint32Array(text.length),
    new Uint32Array(text.length),
    new Uint32Array(text.length),
  ];
  let [length, at] = [0, 0];
  for (const point of text) {
    const code = signOf(point);
    if (code !== SPACE || codes[length - 1] !== SPACE) {
      codes[length] = code;
      starts[length++] = at;
    }
    ends[length - 1] = ++at;
  }
  return { codes: codes.subarray(0, length), starts, ends };
}

const SPACE = 32;
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\s$/u, ' '],
  [/^["“”„«»]$/u, '"'],
  [/^['‘’]$/u, "'"],
  [/^[-‐‑–—]$/u, '-'],
];
const known = new Map<string, number>();
const MOST_KNOWN = 10_000;

/** What a code point counts as: lower case for upper case, and one character for all its variants. */
function signOf(point: string): number {
  const found = known.get(point);
  if (found !== undefined) return found;
  const [, sign] = KINDS.find(([kind]) => kind.test(point)) ?? [];
  // Both ways, since some letters have two lower-case forms.
  const code = (sign ?? inCase(inCase(point, 'toUpperCase'), 'toLowerCase')).codePointAt(0) ?? 0;
  if (known.size < MOST_KNOWN) known.set(point, code);
  return code;
}

/** A letter that would become several stays as it is. */
function inCase(point: string, how: 'toUpperCase' | 'toLowerCase'): string {
  const other = point[how]();
  return [...other].length === 1 ? other : point;
}

/**
 * The first place, from a given one on, where some characters stand, or -1. Each character is looked at only a few
 * times, however repetitive the text is (Knuth, Morris and Pratt).
 */
function placeOf(all: Uint32Array, wanted: Uint32Array, from: number): number {
  const back = new Uint32Array(wanted.length);
  for (let i = 1, same = 0; i < wanted.length; i++) {
    while (same > 0 && wanted[i] !== wanted[same]) same = back[same - 1] ?? 0;
    if (wanted[i] === wanted[same]) same++;
    back[i] = same;
  }
  for (let at = from, same = 0; at < all.length; at++) {
    while (same > 0 && all[at] !== wanted[same]) same = back[same - 1] ?? 0;
    if (all[at] === wanted[same]) same++;
    if (same === wanted.length) return at + 1 - same;
  }
  return -1;
}
