import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finderFor, MOST_FOUND, nearest } from '@/lib/text/find';

const found = (text: string, words: string) => finderFor(text)(words).map(({ start, end }) => text.slice(start, end));

describe('searching a text', () => {
  it('finds words whatever their case, accents, quotation marks and line breaks', () => {
    expect(found('The Café said: “it’s a CAFE\u0301.” 🚢 cafe', 'café')).toEqual(['Café', 'CAFE\u0301', 'cafe']);
    expect(found('He said “it’s late”.', `"it's`)).toEqual(['“it’s']);
    expect(found('closed in\n  May', 'in may')).toEqual(['in\n  May']);
    expect(found('a.b axb', 'a.b')).toEqual(['a.b']);
    expect(found('nothing', 'x')).toEqual([]);
    expect(found('nothing', '  ')).toEqual([]);
  });

  it('every word of a text is found where it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('port', 'Ærø', 'ﬁre', 'ÉTÉ', '한국', '“so”', '🚢', 'ß')), (words) => {
        const text = words.join(' ');
        const finder = finderFor(text);
        for (const word of words)
          expect(finder(word).some((one) => text.slice(one.start, one.end) === word)).toBe(true);
      }),
    );
  });

  it('stops at many, and long texts and lines are linear', () => {
    const text = 'été a '.repeat(350_000);
    const finder = finderFor(text);
    expect(finder('a')).toHaveLength(MOST_FOUND);
    expect(finder('été a été')).toHaveLength(MOST_FOUND);
    expect(finder('nowhere')).toEqual([]);
    expect(finderFor('x'.repeat(2_000_000))('y')).toEqual([]);
  });

  it('begins with the next place', () => {
    const places = finderFor('a b a')('a');
    expect([nearest(places, 1), nearest(places, 5), nearest([], 0)]).toEqual([1, 0, -1]);
  });
});
