import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BANDS,
  bandsOf,
  likenessOf,
  PRINTS_SHARED_FROM,
  SAME_WORDING_LIMIT,
  shapeOf,
  shinglesOf,
} from '@/lib/assessments/shingles';
import { edited, wordy } from '../support/texts';

/** The plain reading of the rule, for scripts with spaces. */
function slowJaccard(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => {
    const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
    return new Set(words.slice(4).map((_, i) => words.slice(i, i + 5).join(' ')));
  });
  if (!one || !other) return 0;
  const shared = [...one].filter((shingle) => other.has(shingle)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

const sharesBand = (a: readonly number[], b: readonly number[]) => a.some((band) => b.includes(band));
const likeness = (a: string, b: string) => likenessOf(shinglesOf(a), shinglesOf(b));
const jaccard = (a: string, b: string) => likeness(a, b).jaccard;

const word = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 300 }).map((n) => `w${n.toString(36)}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Élysée',
      'İstanbul',
      'straße',
      'ΣΊΣΥΦΟΣ',
      'Đàm',
      'город',
      'مدينة',
      '한국어',
      '𝒳𝒴',
      'it’s',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', maxLength: 6 })
      .filter(
        (text) => !/\p{sc=Han}|\p{sc=Hira}|\p{sc=Kana}|\p{sc=Thai}|\p{sc=Lao}|\p{sc=Khmer}|\p{sc=Myanmar}/u.test(text),
      ),
  },
);
const words = fc.array(word, { minLength: 0, maxLength: 250 });
/** A text and one made of it by a few edits. */
const related = fc
  .tuple(
    words,
    fc.array(fc.record({ at: fc.nat(), kind: fc.constantFrom('put', 'drop', 'add'), word }), { maxLength: 8 }),
  )
  .map(([all, edits]) => {
    const other = [...all];
    for (const { at, kind, word } of edits) {
      const place = other.length === 0 ? 0 : at % other.length;
      if (kind === 'put') other[place] = word;
      else other.splice(place, kind === 'drop' ? 1 : 0, ...(kind === 'add' ? [word] : []));
    }
    return [all.join(' '), other.join(', ')] as const;
  });

describe('shingles', () => {
  it('give the Jaccard that a plain reading gives, in either order', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          related,
          fc.tuple(words, words).map(([a, b]) => [a.join(' '), b.join(' ')] as const),
        ),
        ([a, b]) => {
          expect(jaccard(a, b)).toBe(slowJaccard(a, b));
          expect(jaccard(b, a)).toBe(jaccard(a, b));
        },
      ),
      { numRuns: 300 },
    ));

  it('are all shared with the same text', () =>
    fc.assert(
      fc.property(words, (all) => {
        expect(jaccard(all.join(' '), all.join('\n— '))).toBe(shinglesOf(all.join(' ')).length > 0 ? 1 : 0);
      }),
    ));

  it.each([
    ['', 0],
    ['four words are few', 0],
    ['five words are just enough', 1],
    ['over and over and over and over and over', 2],
    ['it’s not its', 0],
    ['据两名知情人士', 3],
    ['北京 2026', 0],
    ['กรุงเทพ', 2],
    ['one, two; three – four … five', 1],
  ])('%j has %i', (text, count) => expect(shinglesOf(text)).toHaveLength(count));

  it('do not mind case, accents, punctuation, or how a letter is composed', () => {
    expect(jaccard('Ĉu vi ŝatas ĉi tiun tekston?', 'CU VI SATAS CI TIUN TEKSTON'.normalize('NFD'))).toBe(1);
    expect(jaccard('a b c d e', 'a b c d é')).toBe(1);
    expect(jaccard('a b c d e', 'a b c d f')).toBe(0);
  });

  it('depend on the order of words and on where one ends', () => {
    expect(jaccard('a b c d e', 'e d c b a')).toBe(0);
    expect(jaccard('ab c d e f', 'a bc d e f')).toBe(0);
  });
});

describe('bands', () => {
  it('number 32, and are none without shingles', () => {
    expect(bandsOf(shinglesOf(wordy('a')))).toHaveLength(BANDS);
    expect(new Set(bandsOf(shinglesOf('five words are just enough'))).size).toBe(BANDS);
    expect(bandsOf(shinglesOf('too short'))).toEqual([]);
  });

  it('are whole numbers that a database can hold, the same for the same words', () =>
    fc.assert(
      fc.property(words, (all) => {
        const bands = bandsOf(shinglesOf(all.join(' ')));
        expect(bands.every((band) => band === (band | 0))).toBe(true);
        expect(bandsOf(shinglesOf(all.join('.\n— ')))).toEqual(bands);
      }),
    ));

  it('never change, since they are stored', () =>
    expect(bandsOf(shinglesOf(wordy('w', 50))).slice(0, 3)).toEqual([622530488, -240389094, -82504621]));

  it('show every pair that is near enough', () =>
    fc.assert(
      fc.property(related, ([a, b]) => {
        if (slowJaccard(a, b) >= SAME_WORDING_LIMIT)
          expect(sharesBand(bandsOf(shinglesOf(a)), bandsOf(shinglesOf(b)))).toBe(true);
      }),
      { numRuns: 1000 },
    ));

  it('show it among many texts, and no unrelated pair', () => {
    const originals = Array.from({ length: 150 }, (_, i) => wordy(`t${i}x`, 60 + 2 * i));
    const texts = [...originals, ...originals.map((text, i) => edited(text, 1 + (i % 9)))];
    const all = texts.map((text) => ({ text, bands: bandsOf(shinglesOf(text)) }));
    const missed: string[] = [];
    let [near, unrelated] = [0, 0];
    for (const [i, a] of all.entries())
      for (const [j, b] of all.slice(0, i).entries()) {
        const value = j % 150 === i % 150 ? slowJaccard(a.text, b.text) : 0;
        const isFound = sharesBand(a.bands, b.bands);
        if (value >= SAME_WORDING_LIMIT) near++;
        if (value >= SAME_WORDING_LIMIT && !isFound) missed.push(`${i} ${j}`);
        if (j % 150 !== i % 150 && isFound) unrelated++;
      }
    expect(near).toBeGreaterThan(60);
    expect(missed).toEqual([]);
    expect(unrelated).toBe(0);
  });
});

/** Whether the search finds that one text stands in the other: by enough prints. */
function isFound(a: string, b: string): boolean {
  const [one, other] = [shapeOf(a).prints, new Set(shapeOf(b).prints)];
  const shared = one.filter((print) => other.has(print)).length;
  return shared > 0 && shared >= PRINTS_SHARED_FROM * Math.min(one.length, other.size);
}

describe('prints', () => {
  it('never change, since they are stored', () =>
    expect(shapeOf(wordy('w', 80)).prints).toEqual([
      -2066906726, -1503629971, -1585776142, -1799875315, -1914114926, -1711484887, -1563240909, -1456446276,
      -1376686079, -1174595301, -692638546, -1892994752,
    ]));

  it('are of texts with forty shingles or more', () => {
    expect(shapeOf(wordy('w', 43))).toMatchObject({ shingles: { length: 39 }, prints: [] });
    expect(shapeOf(wordy('w', 44)).prints.length).toBeGreaterThan(0);
  });

  it('are shared wherever fourteen words in a row are', () => {
    const shared = wordy('shared', 14);
    const around = (mark: string, before: number) => `${wordy(mark, before)} ${shared} ${wordy(`${mark}end`, 60)}`;
    for (let before = 1; before <= 40; before += 3) {
      const [one, other] = [shapeOf(around('a', before)).prints, shapeOf(around('b', 41 - before)).prints];
      expect(one.filter((print) => other.includes(print)).length).toBeGreaterThan(0);
    }
  });
});

describe('a text that stands in another', () => {
  const story = wordy('story', 300);
  const opening = story.split(' ').slice(0, 120).join(' ');
  const longer = `${wordy('before', 90)} ${story} ${wordy('after', 200)}`;

  it.each([
    ['the beginning of a story', opening, story, 1],
    ['a story with paragraphs of its own around it', story, longer, 1],
    ['the beginning, in that', opening, longer, 1],
    ['the beginning with three words changed', edited(opening, 3), longer, 101 / 116],
  ])('%s', (_, a, b, contained) => {
    expect(likeness(a, b)).toMatchObject({ contained, same: true });
    expect(likeness(b, a)).toEqual(likeness(a, b));
    expect(likeness(a, b).jaccard).toBeLessThan(0.8);
    expect(isFound(a, b)).toBe(true);
  });

  it.each([
    ['fewer than forty shingles', story.split(' ').slice(0, 43).join(' '), longer],
    ['less than four fifths', edited(opening, 6), longer],
    ['nothing in common', wordy('other', 100), longer],
  ])('%s do not count', (_, a, b) => expect(likeness(a, b).same).toBe(false));

  it('of just forty shingles counts', () =>
    expect(likeness(story.split(' ').slice(0, 44).join(' '), longer).same).toBe(true));

  it('is found however it was edited', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 44, max: 400 }),
        fc.nat(),
        fc.array(fc.record({ at: fc.nat(), kind: fc.constantFrom('put', 'drop', 'add') }), { maxLength: 20 }),
        fc.nat(300),
        (length, seed, edits, around) => {
          const part = wordy(`${seed}x`, length).split(' ');
          edits.forEach(({ at, kind }, i) => {
            const place = at % part.length;
            if (kind === 'put') part[place] = `n${i}`;
            else part.splice(place, kind === 'drop' ? 1 : 0, ...(kind === 'add' ? [`n${i}`] : []));
          });
          const whole = `${wordy('p', around)} ${wordy(`${seed}x`, length)} ${wordy('q', around)}`;
          const [a, b] = [part.join(' '), whole];
          // Of nearly the same length, they are found by their bands, and too short a text has no prints.
          const isSeen = isFound(a, b) || sharesBand(bandsOf(shinglesOf(a)), bandsOf(shinglesOf(b)));
          if (likeness(a, b).same) expect(isSeen).toBe(true);
        },
      ),
      { numRuns: 500 },
    ));
});

describe('a very long text', () => {
  it('of five megabytes is read', () => {
    const long = wordy('long', 600_000);
    expect(long.length).toBeGreaterThan(5e6);
    const shingles = shinglesOf(long);
    expect(shingles).toHaveLength(600_000 - 4);
    expect(bandsOf(shingles)).toHaveLength(BANDS);
    expect(shinglesOf('x'.repeat(5e6))).toHaveLength(0);
    expect(shinglesOf('\u{1F600}'.repeat(1e6))).toHaveLength(0);
  }, 60_000);
});
