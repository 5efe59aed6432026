import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '@/lib/format/fold';
import { indexWords, pairsOf, piecesOf, stemOf, termsOf } from '@/lib/format/search-words';

const pieces = (text: string) => piecesOf(fold(text)).map((piece) => piece.text);

describe('the words of a text', () => {
  it.each([
    ['The plant, closed “for good”.', ['the', 'plant', 'closed', 'for', 'good']],
    ['Huawei’s COVID-19 don’t l’usine', ['huawei', 'covid', '19', 'don', 't', 'l', 'usine']],
    ['华为Ascend芯片', ['华为', 'ascend', '芯片']],
    ['कारखाना बंद', ['कारखाना', 'बंद']],
    ['번역을 한다', ['번역을', '한다']],
    ['ที่โรงงาน 12', ['ที่โรงงาน', '12']],
    ['→ — %', []],
  ])('%s', (text, found) => expect(pieces(text)).toEqual(found));

  it('are cut into pairs where there are no spaces', () => {
    expect(pairsOf('上海东')).toEqual(['上海', '海东', '东']);
    expect(pairsOf('𠀀海')).toEqual(['𠀀海', '海']);
    expect(piecesOf('上海 plant').map(({ spaced }) => spaced)).toEqual([false, true]);
  });

  it('have English stems where they are plain Latin letters', () => {
    expect(stemOf('policies')).toBe('polici');
    expect(stemOf('chip')).toBeNull();
    expect(stemOf('v42')).toBeNull();
    expect(stemOf('планов')).toBeNull();
  });

  it('stand in the index as they are, beside their stems', () => {
    expect(indexWords(fold('Policies: 上海')).sort()).toEqual(['polici', 'policies', '上海', '海'].sort());
    expect(termsOf(fold('Policies policies 上海东'))).toEqual(['polici', 'polici', '上海', '海东']);
  });

  it('fit into the index, however long they are', () => {
    for (const word of ['x'.repeat(5000), '𝟘字'.repeat(2000), 'я'.repeat(5000), '\u{1F130}a'.repeat(900)])
      for (const one of indexWords(fold(word))) {
        expect(Buffer.byteLength(one)).toBeLessThan(2047);
        expect(one.isWellFormed()).toBe(true);
      }
  });

  it('are found in their surroundings', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, text) => {
        const found = new Set(indexWords(fold(`${before} ${text}`)));
        expect(indexWords(fold(text)).filter((word) => !found.has(word))).toEqual([]);
      }),
    );
  });
});
