/**
 * Texts in which every code point is one code unit, so that offsets in code points are offsets in JavaScript's strings.
 * Both ends have a sign of their own, which occurs nowhere else. The same code point has the same sign in all texts
 * that were flattened together.
 */
export type FlatTexts = {
  readonly texts: readonly string[];
  /** The code point for which a sign stands; empty for an end. */
  pointOf(sign: string): string;
};

const [START, END] = ['\ud800', '\ud801'];
const FIRST_FREE = 0xd802;

/**
 * Flattens texts together. Offsets in a flat text are one more than those in the text, because of the sign at its
 * beginning.
 */
export function flatten(...texts: string[]): FlatTexts {
  const points = new Map([
    [START, ''],
    [END, ''],
  ]);
  const ended = (text: string) => START + text + END;
  // Halves of pairs stand for nothing else once the pairs are gone.
  if (!texts.some((text) => /[\ud800-\udfff]/.test(text)))
    return { texts: texts.map(ended), pointOf: (sign) => points.get(sign) ?? sign };
  const signs = new Map<string, string>();
  const free = freeUnits(texts);
  const signOf = (point: string): string => {
    const known = signs.get(point);
    if (known !== undefined) return known;
    const sign = String.fromCharCode(free.next().value ?? 0xffff);
    signs.set(point, sign);
    points.set(sign, point);
    return sign;
  };
  const flat = texts.map((text) => ended(text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, signOf)));
  return { texts: flat, pointOf: (sign) => points.get(sign) ?? sign };
}

/** Code units that are not used in these texts: halves of pairs first, then any that do not occur. */
function* freeUnits(texts: readonly string[]): Generator<number, undefined> {
  for (let unit = FIRST_FREE; unit < 0xe000; unit++) yield unit;
  const used = new Uint8Array(0x10000);
  for (const text of texts) for (let at = 0; at < text.length; at++) used[text.charCodeAt(at)] = 1;
  for (let unit = 0xffff; unit > 0; unit--) if (!used[unit] && (unit < 0xd800 || unit >= 0xe000)) yield unit;
}

/** Tells whether a passage starts and ends at word boundaries. */
export class Edges {
  readonly #kinds = new Uint8Array(0x10000);
  readonly #flat: FlatTexts;

  constructor(flat: FlatTexts) {
    this.#flat = flat;
  }

  /** Whether a place is inside a word, or between a character and its combining mark. */
  isWithin(text: string, at: number): boolean {
    if (at <= 0 || at >= text.length) return false;
    const [left, right] = [this.#kindOf(text, at - 1), this.#kindOf(text, at)];
    return right === MARK || left === JOINER || (isLetter(left) && isLetter(right));
  }

  isSpace(text: string, at: number): boolean {
    return this.#kindOf(text, at) === SPACE;
  }

  #kindOf(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    const known = this.#kinds[unit];
    if (known) return known;
    const point = this.#flat.pointOf(text.charAt(at));
    const kind = kindOf(point);
    this.#kinds[unit] = kind;
    return kind;
  }
}

const [OTHER, LETTER, MARK, JOINER, SPACE] = [1, 2, 3, 4, 5];
const isLetter = (kind: number) => kind === LETTER || kind === MARK;

function kindOf(point: string): number {
  if (point === '\u200d') return JOINER;
  if (/^(?:\p{M}|\p{Emoji_Modifier}|\u200c)$/u.test(point)) return MARK;
  // These scripts have no spaces, so a passage may start anywhere.
  if (/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]$/u.test(point)) return OTHER;
  if (/^[\p{L}\p{N}]$/u.test(point)) return LETTER;
  return /^\s$/u.test(point) ? SPACE : OTHER;
}
