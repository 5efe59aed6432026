import { Edges, flatten } from './flat-text';
import { Grams } from './grams';
import { type Budget, findAlike, type Place, SHORTEST_ALIKE } from './likeness';

/** Pairs of code point offsets, ends excluded. */
type Spans = readonly number[];
/** `position`: unmoved, counted from the beginning or the end. `words`: the same words elsewhere. `likeness`: words that differ a little. */
export type How = 'position' | 'words' | 'likeness';
type Found = Place & { how: How };
export type Anchored = { spans: number[]; how: How };
export type Together = { parts: number[][]; how: How };

/** So many code points before and after a passage tell it from others. */
const CONTEXT = 32;
/** So many on one side tell it from others where no other place agrees in half as many. */
const BESIDE = 8;
/** What belongs together may have moved apart so far, in code points. */
const NEAR = 500;
/** Of so many pieces, the longest first, one must be found by itself. */
const LEADS = 4;
/** More places than these are not told apart. */
const MANY = 64;
/** What may be looked at in all: some seconds at the very worst. What is not found by then counts as gone. */
const LOOKED_AT = 100_000_000;

/** Finds passages of one text in another that followed it. Nothing is guessed: of two places that are equally good, neither is taken. */
export class Anchoring {
  readonly #before: string;
  readonly #after: string;
  readonly #edges: Edges;
  readonly #grams: { before?: Grams; after?: Grams } = {};
  readonly #known = new Map<string, Together | null>();
  #left = LOOKED_AT;

  constructor(before: string, after: string) {
    const flat = flatten(before, after);
    [this.#before, this.#after] = [flat.texts[0] ?? '', flat.texts[1] ?? ''];
    this.#edges = new Edges(flat);
  }

  /** Where spans of the text before stand in the one after, all of them in order and near each other; null where one of them does not. */
  anchor(spans: Spans): Anchored | null {
    const found = this.together([spans]);
    return found && { spans: found.parts[0] ?? [], how: found.how };
  }

  /** The same for parts that belong together, as the source, cue and content of an attribution do. */
  together(parts: readonly Spans[]): Together | null {
    const key = parts.map((spans) => spans.join()).join(';');
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#together(parts);
    this.#known.set(key, found);
    return found;
  }

  #together(parts: readonly Spans[]): Together | null {
    const pieces = piecesOf(parts);
    if (pieces.some(({ start, end }) => end <= start || start < 1 || end >= this.#before.length)) return null;
    const places = this.#placesOf(pieces);
    if (!places) return null;
    const placeAt = new Map(pieces.map(({ start, end }, i) => [`${start},${end}`, places[i]]));
    const how = places.reduce<How>((worst, place) => (rank[place.how] > rank[worst] ? place.how : worst), 'position');
    return {
      how,
      parts: parts.map((spans) =>
        pairsOf(spans).flatMap(({ start, end }) => {
          const place = placeAt.get(`${start},${end}`);
          return place ? [place.start - 1, place.end - 1] : [];
        }),
      ),
    };
  }

  #placesOf(pieces: readonly Place[]): Found[] | null {
    if (pieces.length === 0) return [];
    const size = (i: number) => (pieces[i]?.end ?? 0) - (pieces[i]?.start ?? 0);
    const longest = pieces.map((_, i) => i).sort((a, b) => size(b) - size(a) || a - b);
    const places = new Array<Found | undefined>(pieces.length);
    let lead: number | undefined;
    for (const i of longest.slice(0, LEADS)) {
      const found = this.#find(pieces[i] as Place);
      if (!found) continue;
      lead = i;
      places[i] = found;
      break;
    }
    if (lead === undefined) return null;
    const inTurn = [...pieces.keys()]
      .filter((i) => i !== lead)
      .sort((a, b) => Math.abs(a - (lead ?? 0)) - Math.abs(b - (lead ?? 0)) || a - b);
    for (const i of inTurn) {
      const beside = i < lead ? i + 1 : i - 1;
      const [piece, neighbour, there] = [pieces[i], pieces[beside], places[beside]];
      if (!piece || !neighbour || !there) return null;
      const expected = piece.start >= neighbour.end ? there.end + piece.start - neighbour.end : there.start + piece.start - neighbour.start;
      const found = this.#findNear(piece, expected);
      if (!found) return null;
      places[i] = found;
    }
    const all = places as Found[];
    return isInOrder(pieces, all) ? all : null;
  }

  /** The place of a piece by itself: unmoved, else by its words and what stands beside them, else by its likeness. */
  #find(piece: Place): Found | null {
    const after = this.#after;
    const { words, prefix, suffix } = this.#contextOf(piece);
    const at = (start: number, how: How): Found => ({ start, end: start + words.length, how });
    const unmoved = this.#unmoved(piece);
    if (unmoved) return unmoved;
    const places = (text: string, offset: number) =>
      this.#in('after')
        .find(text, MANY, this.#budget)
        ?.map((start) => start + offset);
    const both = places(prefix + words + suffix, prefix.length);
    if (!both || both.length > 1) return null;
    if (both[0] !== undefined) return at(both[0], 'words');
    const [afterPrefix, beforeSuffix] = [places(prefix + words, prefix.length), places(words + suffix, 0)];
    if (!afterPrefix || !beforeSuffix || afterPrefix.length === MANY || beforeSuffix.length === MANY) return null;
    const whole = (start: number) => this.#isWhole(piece, start);
    const beside = [...new Set([...afterPrefix, ...beforeSuffix])].filter(whole);
    if (beside.length > 1) return null;
    if (beside[0] !== undefined) return at(beside[0], 'words');
    const alone = places(words, 0);
    if (!alone || alone.length === MANY) return null;
    const rated = alone.filter(whole).map((start) => ({ start, ...this.#agreement(piece, start) }));
    const [best, next] = rated.sort((a, b) => b.total - a.total);
    if (best) {
      if (best.longest >= BESIDE && (!next || next.total * 2 <= best.total)) return at(best.start, 'words');
      // Had the words stood twice, nobody knows which of the two is left.
      const isOnly = !next && words.length >= SHORTEST_ALIKE && this.#in('before').find(words, 2, this.#budget)?.length === 1;
      return isOnly ? at(best.start, 'words') : null;
    }
    return this.#alike(piece, words, { from: 1, to: after.length - 1 });
  }

  /** The place of a piece that stands with what is around it as far from the beginning, or from the end, as it did. */
  #unmoved(piece: Place): Found | null {
    const { words, prefix, suffix } = this.#contextOf(piece);
    for (const start of [piece.start, piece.start + this.#after.length - this.#before.length])
      if (start >= prefix.length && this.#after.startsWith(prefix + words + suffix, start - prefix.length))
        return { start, end: start + words.length, how: 'position' };
    return null;
  }

  #contextOf({ start, end }: Place) {
    const slice = (from: number, to: number) => this.#before.slice(Math.max(0, from), to);
    return { words: slice(start, end), prefix: slice(start - CONTEXT, start), suffix: slice(end, end + CONTEXT) };
  }

  /** The place of a piece near where it should be by what stands beside it. */
  #findNear(piece: Place, expected: number): Found | null {
    const words = this.#before.slice(piece.start, piece.end);
    const at = (start: number): Found => ({ start, end: start + words.length, how: 'words' });
    const range = { from: Math.max(1, expected - NEAR), to: Math.min(this.#after.length - 1, expected + words.length + NEAR) };
    if (range.to <= range.from) return null;
    const unmoved = this.#unmoved(piece);
    if (unmoved && unmoved.start >= range.from && unmoved.end <= range.to) return unmoved;
    const isThere = expected > 0 && this.#after.startsWith(words, expected) && this.#isWhole(piece, expected);
    if (isThere && (words.length >= SHORTEST_ALIKE || this.#agreement(piece, expected).longest >= BESIDE)) return at(expected);
    const part = this.#after.slice(range.from, range.to);
    const there: number[] = [];
    for (let i = part.indexOf(words); i >= 0; i = part.indexOf(words, i + 1))
      if (this.#isWhole(piece, range.from + i)) there.push(range.from + i);
    const beside = there.filter((start) => this.#agreement(piece, start).longest >= BESIDE);
    const [only] = beside.length > 0 ? beside : words.length < SHORTEST_ALIKE ? [] : there;
    if (only !== undefined && (beside.length === 1 || there.length === 1)) return at(only);
    if (there.length === 0) return this.#alike(piece, words, range);
    const found = this.#find(piece);
    return found && found.start >= range.from && found.end <= range.to ? found : null;
  }

  #alike(piece: Place, words: string, range: { from: number; to: number }): Found | null {
    const found = findAlike(words, this.#in('after'), this.#edges, range, this.#budget);
    if (!found) return null;
    // What stood in the text before already is another passage.
    const others = this.#in('before').find(this.#after.slice(found.start, found.end), MANY, this.#budget);
    const length = found.end - found.start;
    if (!others || others.some((start) => start >= piece.end || start + length <= piece.start)) return null;
    return { start: found.start, end: found.end, how: 'likeness' };
  }

  /** Whether words at a place begin and end with a word where the piece does. */
  #isWhole(piece: Place, start: number): boolean {
    const end = start + piece.end - piece.start;
    const cuts = (there: number, here: number) => this.#edges.isWithin(this.#after, there) && !this.#edges.isWithin(this.#before, here);
    return !cuts(start, piece.start) && !cuts(end, piece.end);
  }

  /** How much of what stands before and after a piece stands there too. */
  #agreement(piece: Place, start: number): { total: number; longest: number } {
    const end = start + piece.end - piece.start;
    const [before, after] = [this.#before, this.#after];
    let [left, right] = [0, 0];
    while (left < CONTEXT && left < Math.min(piece.start, start) && before[piece.start - 1 - left] === after[start - 1 - left]) left++;
    while (right < CONTEXT && piece.end + right < before.length && before[piece.end + right] === after[end + right]) right++;
    return { total: left + right, longest: Math.max(left, right) };
  }

  readonly #budget: Budget = (steps) => {
    this.#left -= steps;
    return this.#left >= 0;
  };

  #in(which: 'before' | 'after'): Grams {
    this.#grams[which] ??= new Grams(which === 'before' ? this.#before : this.#after);
    return this.#grams[which];
  }
}

/** Where spans of one text stand in another; see `Anchoring`, which does it for many. */
export const anchor = (before: string, spans: Spans, after: string): Anchored | null => new Anchoring(before, after).anchor(spans);

const rank: Readonly<Record<How, number>> = { position: 0, words: 1, likeness: 2 };

/** Spans as places of a flat text. */
function pairsOf(spans: Spans): Place[] {
  const pairs: Place[] = [];
  for (let i = 0; i + 1 < spans.length; i += 2) pairs.push({ start: (spans[i] ?? 0) + 1, end: (spans[i + 1] ?? 0) + 1 });
  return pairs;
}

/** Every piece once, by its beginning. */
function piecesOf(parts: readonly Spans[]): Place[] {
  const pieces = new Map(parts.flatMap(pairsOf).map((piece) => [`${piece.start},${piece.end}`, piece]));
  return [...pieces.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Whether what followed on a piece, or stood within it, still does. */
function isInOrder(pieces: readonly Place[], places: readonly Place[]): boolean {
  return pieces.every((piece, i) => {
    const [next, here, there] = [pieces[i + 1], places[i], places[i + 1]];
    if (!next || !here || !there) return true;
    if (next.start >= piece.end) return there.start >= here.end;
    return next.end > piece.end || (there.start >= here.start && there.end <= here.end);
  });
}
