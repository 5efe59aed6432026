import {
  cutFramesAgree,
  type Frame,
  framesAgree,
  hasName,
  isEnglish,
  isTurned,
  leans,
  namesOther,
  saysTheSame,
  sharedWords,
} from './faithful';
import { Edges, type FlatTexts, flatten } from './flat-text';
import { Grams } from './grams';
import { type Kept, keptSentences, type Sentence, sentenceAt } from './kept-sentences';
import { type Budget, findAlike, SHORTEST_ALIKE, type Stretch } from './likeness';
import { type Spaced, spacedOut } from './spacing';

/** Pairs of code point offsets, ends excluded. */
type Spans = readonly number[];
/**
 * `position`: unmoved, counted from the beginning or the end. `words`: the same words elsewhere. `likeness`: spelt a
 * little differently.
 */
export type How = 'position' | 'words' | 'likeness';
type Found = Stretch & { how: How };
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

/** So much on either side is looked at for who speaks, in code points. */
const AROUND = 800;
/** Whoever says “he said” was named so many sentences above at most. */
const ABOVE = 3;
/** Of the words of a passage such a share must stand in the sentence that is shown in its place. */
const SHOWN = 0.3;

/**
 * Finds passages of one text in another that followed it. Nothing is guessed: of two places that are equally good,
 * neither is taken, and none where somebody else speaks. White space does not matter.
 */
export class Anchoring {
  readonly #own: readonly [Spaced, Spaced];
  readonly #flat: FlatTexts;
  readonly #before: string;
  readonly #after: string;
  readonly #isSame: boolean;
  readonly #isCut: boolean;
  readonly #edges: Edges;
  readonly #kept: Kept;
  readonly #isEnglish: boolean;
  readonly #grams: { before?: Grams; after?: Grams } = {};
  readonly #known = new Map<string, Together | null>();
  /** Places that were found and not taken, since they are not known to say the same. */
  readonly #refused = new Map<string, Stretch>();
  #left = LOOKED_AT;

  /**
   * @param isCut the text before is a piece of a longer one, so that little is known of what stands around a passage
   */
  constructor(before: string, after: string, { isCut = false } = {}) {
    this.#isSame = before === after;
    this.#isCut = isCut;
    const [old, now] = [spacedOut(before), spacedOut(after)];
    this.#own = [old, now];
    const flat = flatten(old.text, now.text);
    this.#flat = flat;
    [this.#before, this.#after] = [flat.texts[0] ?? '', flat.texts[1] ?? ''];
    this.#edges = new Edges(flat);
    const shifted = (breaks: readonly number[]) => breaks.map((at) => at + 1);
    this.#kept = keptSentences(this.#before, this.#after, { before: shifted(old.breaks), after: shifted(now.breaks) });
    this.#isEnglish = isEnglish(before);
  }

  /**
   * Where spans of the text before stand in the one after, all of them in order and near each other; null where one
   * of them does not.
   */
  anchor(spans: Spans): Anchored | null {
    const found = this.together([spans]);
    return found && { spans: found.parts[0] ?? [], how: found.how };
  }

  /** The same for parts that belong together, as the source, cue and content of an attribution do. */
  together(parts: readonly Spans[]): Together | null {
    if (this.#isSame && parts.every((spans) => spans.every((at) => at <= this.#own[0].length)))
      return { parts: parts.map((spans) => [...spans]), how: 'position' };
    const key = keyOf(parts);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#together(parts);
    this.#known.set(key, found);
    return found;
  }

  /**
   * What a person may look at in place of spans that were not found: the place that was refused, else the sentence
   * that seems to have taken their place; null where there is none.
   */
  likely(parts: readonly Spans[]): { spans: [number, number]; isRefused: boolean } | null {
    if (this.together(parts)) return null;
    // What is said tells more than who says it.
    const said = [parts.findLast((spans) => spans.length > 0) ?? []];
    const alone = parts.length > 1 ? this.together(said)?.parts[0] : undefined;
    if (alone && alone.length > 1) return { spans: [Math.min(...alone), Math.max(...alone)], isRefused: true };
    const refused = this.#refused.get(keyOf(parts)) ?? this.#refused.get(keyOf(said)) ?? null;
    const place = refused ?? this.#sentenceInPlaceOf(this.#piecesOf(said));
    return place && { spans: this.#inText(place), isRefused: refused !== null };
  }

  /** Whether a name has gone, and its sentence names somebody else now. */
  isRenamed(spans: Spans): boolean {
    const [piece] = this.#pairsOf(spans);
    const was = piece && this.#kept.before[sentenceAt(this.#kept.before, piece.start)];
    const is = piece && !this.anchor(spans) ? this.#sentenceInPlaceOf([was ?? piece]) : null;
    return (
      was !== undefined && is !== null && namesOther(this.#wordsIn(this.#before, was), this.#wordsIn(this.#after, is))
    );
  }

  #piecesOf(parts: readonly Spans[]): Stretch[] {
    const pieces = new Map(
      parts.flatMap((spans) => this.#pairsOf(spans)).map((piece) => [`${piece.start},${piece.end}`, piece]),
    );
    return [...pieces.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** Spans as places of the flat text. */
  #pairsOf(spans: Spans): Stretch[] {
    const pairs: Stretch[] = [];
    for (let i = 0; i + 1 < spans.length; i += 2)
      pairs.push({
        start: this.#own[0].inSpaced(spans[i] ?? 0, false) + 1,
        end: this.#own[0].inSpaced(spans[i + 1] ?? 0, true) + 1,
      });
    return pairs;
  }

  #inText({ start, end }: Stretch): [number, number] {
    return [this.#own[1].inText(start - 1), this.#own[1].inText(end - 1)];
  }

  #together(parts: readonly Spans[]): Together | null {
    const pieces = this.#piecesOf(parts);
    const length = this.#own[0].length;
    if (parts.some((spans) => spans.some((at, i) => at > length || (i % 2 === 1 && at <= (spans[i - 1] ?? 0)))))
      return null;
    const places = this.#placesOf(pieces);
    if (!places) return null;
    const isSourced = parts.length > 1 && (parts[0]?.length ?? 0) > 0;
    if (!this.#saysTheSame(pieces, places, isSourced)) {
      const longest = pieces.reduce(
        (best, { start, end }, i) => (end - start > (pieces[best]?.end ?? 0) - (pieces[best]?.start ?? 0) ? i : best),
        0,
      );
      if (places[longest]) this.#refused.set(keyOf(parts), places[longest]);
      return null;
    }
    const placeAt = new Map(pieces.map(({ start, end }, i) => [`${start},${end}`, places[i]]));
    const how = places.reduce<How>((worst, place) => (rank[place.how] > rank[worst] ? place.how : worst), 'position');
    return {
      how,
      parts: parts.map((spans) =>
        this.#pairsOf(spans).flatMap(({ start, end }) => {
          const place = placeAt.get(`${start},${end}`);
          return place ? this.#inText(place) : [];
        }),
      ),
    };
  }

  /**
   * Whether nothing that matters differs in the pieces or around them: words, numbers, names and negations; who
   * speaks, and by which cue.
   */
  #saysTheSame(pieces: readonly Stretch[], places: readonly Found[], isSourced: boolean): boolean {
    return pieces.every((piece, i) => {
      const place = places[i];
      if (!place) return false;
      if (
        place.how === 'likeness' &&
        !saysTheSame(this.#wordsIn(this.#before, piece), this.#wordsIn(this.#after, place))
      )
        return false;
      return this.#isKeptAround(piece, place) || this.#speaksTheSame(piece, place, pieces, places, isSourced);
    });
  }

  /** Whether the sentences of a piece, and those beside it, stand there unaltered. */
  #isKeptAround(piece: Stretch, place: Stretch): boolean {
    const { before, after, forth } = this.#kept;
    const [first, last] = [sentenceAt(before, piece.start), sentenceAt(before, piece.end - 1)];
    const there = sentenceAt(after, place.start);
    for (let i = Math.max(0, first - ABOVE); i <= Math.min(before.length - 1, last + 1); i++)
      if (forth[i] !== there + i - first) return false;
    return (
      (first >= ABOVE || first === there) && (last + 1 < before.length || there + last - first + 1 === after.length)
    );
  }

  #speaksTheSame(
    piece: Stretch,
    place: Stretch,
    pieces: readonly Stretch[],
    places: readonly Stretch[],
    isSourced: boolean,
  ): boolean {
    const { before, after, forth, back } = this.#kept;
    const [first, last] = [sentenceAt(before, piece.start), sentenceAt(before, piece.end - 1)];
    const [newFirst, newLast] = [sentenceAt(after, place.start), sentenceAt(after, place.end - 1)];
    const isKept = forth[first] === newFirst && forth[last] === newLast;
    const was = this.#frameOf(this.#before, piece, before[first], before[last], pieces);
    const is = this.#frameOf(this.#after, place, after[newFirst], after[newLast], places);
    if (this.#isCut) return cutFramesAgree(was, is, this.#isEnglish);
    const wide = { start: Math.max(1, place.start - NEAR), end: Math.min(this.#after.length - 1, place.end + NEAR) };
    const wider = () => this.#frameOf(this.#after, place, wide, wide, places);
    if (!isKept && !framesAgree(was, is, this.#isEnglish, isSourced, wider)) return false;
    const sentence = (text: string, them: readonly Sentence[], at: number) => {
      const there = them[at];
      return there ? this.#wordsIn(text, there) : '';
    };
    for (const [i, j] of [
      [first - 1, newFirst - 1],
      [last + 1, newLast + 1],
    ] as const)
      if (
        forth[i] === -1 &&
        back[j] === -1 &&
        isTurned(sentence(this.#before, before, i), sentence(this.#after, after, j))
      )
        return false;
    if (
      !leans(
        this.#frameOf(this.#before, piece, before[first], before[last], [piece]),
        this.#wordsIn(this.#before, piece),
      )
    )
      return true;
    const next = before[last]?.isLast ? '' : sentence(this.#before, before, last + 1);
    if (forth[last + 1] !== newLast + 1 && isTurned(next, sentence(this.#after, after, newLast + 1))) return false;
    const named = (text: string, them: readonly Sentence[], at: number) =>
      [1, 2, ABOVE].map((up) => sentence(text, them, at - up)).find(hasName) ?? '';
    return !namesOther(named(this.#before, before, first), named(this.#after, after, newFirst));
  }

  /** What stands around a piece in its sentences, without the other pieces. */
  #frameOf(
    text: string,
    { start, end }: Stretch,
    first: Stretch | undefined,
    last: Stretch | undefined,
    others: readonly Stretch[],
  ): Frame {
    const without = (from: number, to: number) => {
      let [words, at] = ['', from];
      for (const other of others) {
        if (other.end <= at || other.start >= to) continue;
        words += `${this.#wordsIn(text, { start: at, end: Math.max(at, other.start) })} `;
        at = Math.min(to, other.end);
      }
      return words + this.#wordsIn(text, { start: at, end: to });
    };
    const [from, to] = [Math.max(first?.start ?? start, start - AROUND), Math.min(last?.end ?? end, end + AROUND)];
    return { left: without(Math.min(start, from), start), right: without(end, Math.max(end, to)) };
  }

  /** The words at a place of a flat text as they are written. */
  #wordsIn(text: string, { start, end }: Stretch): string {
    const words = text.slice(start, end);
    return /[\ud800-\udfff]/.test(words) ? [...words].map((sign) => this.#flat.pointOf(sign)).join('') : words;
  }

  /**
   * Among the sentences that came between those that stood beside these pieces, the one that says most of their
   * words; else the same words elsewhere.
   */
  #sentenceInPlaceOf(pieces: readonly Stretch[]): Stretch | null {
    const longest = pieces.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
    if (!longest) return null;
    const { after } = this.#kept;
    const { start, end } = this.#gapAround(longest);
    const words = this.#wordsIn(this.#before, longest);
    let best: { place: Stretch; share: number } | null = null;
    for (const place of after.slice(sentenceAt(after, start), sentenceAt(after, start) + MANY)) {
      if (place.start < start || place.end > end) continue;
      const share = sharedWords(words, this.#wordsIn(this.#after, place));
      if (share >= SHOWN && share > (best?.share ?? 0)) best = { place, share };
    }
    if (best) return best.place;
    const same = this.#before.slice(longest.start, longest.end);
    const at = same.length < SHORTEST_ALIKE ? undefined : this.#in('after').find(same, 1, this.#budget)?.[0];
    return at === undefined ? null : { start: at, end: at + same.length };
  }

  /** Where, between the sentences that stood nearest to a piece and still stand, what was altered must be. */
  #gapAround(piece: Stretch): Stretch {
    const { before, after, forth } = this.#kept;
    let above = sentenceAt(before, piece.start) - 1;
    let below = sentenceAt(before, piece.end - 1) + 1;
    while (above >= 0 && (forth[above] ?? -1) < 0) above--;
    while (below < before.length && (forth[below] ?? -1) < 0) below++;
    return {
      start: above < 0 ? 1 : (after[forth[above] ?? 0]?.end ?? 1),
      end: below >= before.length ? this.#after.length - 1 : (after[forth[below] ?? 0]?.start ?? 1),
    };
  }

  #placesOf(pieces: readonly Stretch[]): Found[] | null {
    if (pieces.length === 0) return [];
    const size = (i: number) => (pieces[i]?.end ?? 0) - (pieces[i]?.start ?? 0);
    const longest = pieces.map((_, i) => i).sort((a, b) => size(b) - size(a) || a - b);
    const places = new Array<Found | undefined>(pieces.length);
    let lead: number | undefined;
    for (const i of longest.slice(0, LEADS)) {
      const found = this.#find(pieces[i] as Stretch);
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
      const expected =
        piece.start >= neighbour.end
          ? there.end + piece.start - neighbour.end
          : there.start + piece.start - neighbour.start;
      const found = this.#findNear(piece, expected, { piece: neighbour, place: there });
      if (!found) return null;
      places[i] = found;
    }
    const all = places as Found[];
    return isInOrder(pieces, all) ? all : null;
  }

  /** The place of a piece by itself: unmoved, else by its words and what stands beside them, else by its likeness. */
  #find(piece: Stretch): Found | null {
    const after = this.#after;
    const { words, prefix, suffix } = this.#contextOf(piece);
    const at = (start: number, how: How): Found => ({ start, end: start + words.length, how });
    const unmoved = this.#inKeptSentence(piece) ?? this.#unmoved(piece);
    if (unmoved) return unmoved;
    const places = (text: string, offset: number) =>
      this.#in('after')
        .find(text, MANY, this.#budget)
        ?.map((start) => start + offset)
        .filter((start) => !this.#isTaken(piece, start, start + words.length));
    const both = places(prefix + words + suffix, prefix.length);
    if (!both || both.length > 1) return null;
    if (both[0] !== undefined) return this.#isRivalled(piece, both[0]) ? null : at(both[0], 'words');
    const [afterPrefix, beforeSuffix] = [places(prefix + words, prefix.length), places(words + suffix, 0)];
    if (!afterPrefix || !beforeSuffix || afterPrefix.length === MANY || beforeSuffix.length === MANY) return null;
    const whole = (start: number) => this.#isWhole(piece, start);
    const beside = [...new Set([...afterPrefix, ...beforeSuffix])].filter(whole);
    if (beside.length > 1) return null;
    if (beside[0] !== undefined) return this.#isRivalled(piece, beside[0]) ? null : at(beside[0], 'words');
    const alone = places(words, 0);
    if (!alone || alone.length === MANY) return null;
    const rated = alone.filter(whole).map((start) => ({ start, ...this.#agreement(piece, start) }));
    const [best, next] = rated.sort((a, b) => b.total - a.total);
    if (best) {
      if (best.longest >= BESIDE && (!next || next.total * 2 <= best.total))
        return this.#isRivalled(piece, best.start) ? null : at(best.start, 'words');
      // Had the words stood twice, nobody knows which of the two is left.
      const isOnly = !next && words.length >= SHORTEST_ALIKE && this.#othersOf(piece)?.length === 0;
      return isOnly ? at(best.start, 'words') : null;
    }
    return this.#alike(piece, words, { from: 1, to: after.length - 1 });
  }

  /** The place of a piece of which the sentences stand there unaltered. */
  #inKeptSentence(piece: Stretch): Found | null {
    const { before, after, forth } = this.#kept;
    const [first, last] = [sentenceAt(before, piece.start), sentenceAt(before, piece.end - 1)];
    const [one, there] = [before[first], forth[first] ?? -1];
    if (!one || there < 0 || piece.start < one.start || piece.end > (before[last]?.end ?? 0)) return null;
    for (let i = first; i <= last; i++) if (forth[i] !== there + i - first) return null;
    const isBeside = (i: number, j: number) =>
      (i < 0 && j < 0) || (i === before.length && j === after.length) || (i >= 0 && j >= 0 && forth[i] === j);
    if (!isBeside(first - 1, there - 1) && !isBeside(last + 1, there + last - first + 1) && this.#isElsewhereToo(piece))
      return null;
    const start = (after[there]?.start ?? 0) + piece.start - one.start;
    const end = start + piece.end - piece.start;
    const isUnmoved = start === piece.start || this.#after.length - end === this.#before.length - piece.end;
    return { start, end, how: isUnmoved ? 'position' : 'words' };
  }

  /** Whether the words of a piece stand in more than one place that was none before. */
  #isElsewhereToo(piece: Stretch): boolean {
    const words = this.#before.slice(piece.start, piece.end);
    const places = this.#in('after').find(words, MANY, this.#budget);
    return !places || places.filter((start) => !this.#isTaken(piece, start, start + words.length)).length > 1;
  }

  /** Whether a sentence that stands at a place stood elsewhere in the text before. */
  #isTaken(piece: Stretch, start: number, end: number): boolean {
    const { before, after, back } = this.#kept;
    for (let j = sentenceAt(after, start); j <= sentenceAt(after, end - 1); j++) {
      const from = back[j] ?? -1;
      const was = before[from];
      if (from === -2 || (was && (was.end <= piece.start || was.start >= piece.end))) return true;
    }
    return false;
  }

  /** Where else the words of a piece stood in the text before, but for sentences that still stand; null: too often. */
  #othersOf(piece: Stretch): number[] | null {
    const words = this.#before.slice(piece.start, piece.end);
    const { before, forth } = this.#kept;
    const places = this.#in('before').find(words, MANY, this.#budget);
    if (!places || places.length === MANY) return null;
    return places.filter((start) => start !== piece.start && (forth[sentenceAt(before, start)] ?? -1) < 0);
  }

  /** Whether the same words that stood elsewhere belong to a place as much as these. */
  #isRivalled(piece: Stretch, start: number): boolean {
    const others = this.#othersOf(piece);
    if (!others) return true;
    const own = this.#agreement(piece, start).total;
    return others.some((at) => this.#agreement({ start: at, end: at + piece.end - piece.start }, start).total >= own);
  }

  /** The place of a piece that stands with what is around it as far from the beginning, or from the end, as it did. */
  #unmoved(piece: Stretch): Found | null {
    const { words, prefix, suffix } = this.#contextOf(piece);
    for (const start of [piece.start, piece.start + this.#after.length - this.#before.length])
      if (
        start >= prefix.length &&
        this.#after.startsWith(prefix + words + suffix, start - prefix.length) &&
        !this.#isTaken(piece, start, start + words.length)
      )
        return { start, end: start + words.length, how: 'position' };
    return null;
  }

  #contextOf({ start, end }: Stretch) {
    const slice = (from: number, to: number) => this.#before.slice(Math.max(0, from), to);
    return { words: slice(start, end), prefix: slice(start - CONTEXT, start), suffix: slice(end, end + CONTEXT) };
  }

  /** The place of a piece near where it should be by what stands beside it. */
  #findNear(piece: Stretch, expected: number, beside: { piece: Stretch; place: Stretch }): Found | null {
    const found = this.#nearTo(piece, expected);
    return found && this.#isInSentenceOf(piece, found, beside) ? found : null;
  }

  /** What stood in one sentence with another piece must still do so. */
  #isInSentenceOf(piece: Stretch, place: Stretch, beside: { piece: Stretch; place: Stretch }): boolean {
    const { before, after } = this.#kept;
    const isOne = (them: readonly Sentence[], one: Stretch, other: Stretch) => {
      const [a, b] = one.start < other.start ? [one, other] : [other, one];
      return sentenceAt(them, a.end - 1) >= sentenceAt(them, b.start);
    };
    return !isOne(before, piece, beside.piece) || isOne(after, place, beside.place);
  }

  #nearTo(piece: Stretch, expected: number): Found | null {
    const words = this.#before.slice(piece.start, piece.end);
    const at = (start: number): Found => ({ start, end: start + words.length, how: 'words' });
    const range = {
      from: Math.max(1, expected - NEAR),
      to: Math.min(this.#after.length - 1, expected + words.length + NEAR),
    };
    if (range.to <= range.from) return null;
    const unmoved = this.#inKeptSentence(piece) ?? this.#unmoved(piece);
    if (unmoved && unmoved.start >= range.from && unmoved.end <= range.to) return unmoved;
    const isFree = (start: number) => this.#isWhole(piece, start) && !this.#isTaken(piece, start, start + words.length);
    const isThere = expected > 0 && this.#after.startsWith(words, expected) && isFree(expected);
    if (isThere && (words.length >= SHORTEST_ALIKE || this.#agreement(piece, expected).longest >= BESIDE))
      return at(expected);
    const part = this.#after.slice(range.from, range.to);
    const there: number[] = [];
    for (let i = part.indexOf(words); i >= 0; i = part.indexOf(words, i + 1))
      if (isFree(range.from + i)) there.push(range.from + i);
    const beside = there.filter((start) => this.#agreement(piece, start).longest >= BESIDE);
    const [only] = beside.length > 0 ? beside : words.length < SHORTEST_ALIKE ? [] : there;
    if (only !== undefined && (beside.length === 1 || there.length === 1)) return at(only);
    if (there.length === 0) return this.#alike(piece, words, range);
    const found = this.#find(piece);
    return found && found.start >= range.from && found.end <= range.to ? found : null;
  }

  #alike(piece: Stretch, words: string, range: { from: number; to: number }): Found | null {
    const gap = this.#gapAround(piece);
    const near = { from: Math.max(range.from, gap.start), to: Math.min(range.to, gap.end) };
    const look = (within: { from: number; to: number }) =>
      within.to > within.from ? findAlike(words, this.#in('after'), this.#edges, within, this.#budget) : null;
    // Where the sentences came that took the place of its own, no other passage stands in its way.
    const found = look(near) ?? look(range);
    if (!found) return null;
    if (this.#isTaken(piece, found.start, found.end)) return null;
    // What stood in the text before already is another passage.
    const others = this.#in('before').find(this.#after.slice(found.start, found.end), MANY, this.#budget);
    const length = found.end - found.start;
    if (!others || others.some((start) => start >= piece.end || start + length <= piece.start)) return null;
    return { start: found.start, end: found.end, how: 'likeness' };
  }

  /** Whether words at a place begin and end with a word where the piece does. */
  #isWhole(piece: Stretch, start: number): boolean {
    const end = start + piece.end - piece.start;
    const cuts = (there: number, here: number) =>
      this.#edges.isWithin(this.#after, there) && !this.#edges.isWithin(this.#before, here);
    return !cuts(start, piece.start) && !cuts(end, piece.end);
  }

  /** How much of what stands before and after a piece stands there too. */
  #agreement(piece: Stretch, start: number): { total: number; longest: number } {
    const end = start + piece.end - piece.start;
    const [before, after] = [this.#before, this.#after];
    let [left, right] = [0, 0];
    while (
      left < CONTEXT &&
      left < Math.min(piece.start, start) &&
      before[piece.start - 1 - left] === after[start - 1 - left]
    )
      left++;
    while (right < CONTEXT && piece.end + right < before.length && before[piece.end + right] === after[end + right])
      right++;
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
export const anchor = (before: string, spans: Spans, after: string): Anchored | null =>
  new Anchoring(before, after).anchor(spans);

const rank: Readonly<Record<How, number>> = { position: 0, words: 1, likeness: 2 };

const keyOf = (parts: readonly Spans[]) => parts.map((spans) => spans.join()).join(';');

/** Whether what followed on a piece, or stood within it, still does. */
function isInOrder(pieces: readonly Stretch[], places: readonly Stretch[]): boolean {
  return pieces.every((piece, i) => {
    const [next, here, there] = [pieces[i + 1], places[i], places[i + 1]];
    if (!next || !here || !there) return true;
    if (next.start >= piece.end) return there.start >= here.end;
    return next.end > piece.end || (there.start >= here.start && there.end <= here.end);
  });
}
