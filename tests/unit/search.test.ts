import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchMarks, searchTerms } from '@/lib/data-table/search';

const marked = (text: string, q: string) =>
  searchMarks(text, searchTerms(q)).map(([start, end]) => text.slice(start, end));

describe('search terms', () => {
  it('are folded words and phrases', () => {
    expect(searchTerms('  Café "run on" DeepSeek’s ')).toEqual([
      { text: 'cafe', phrase: false },
      { text: 'run on', phrase: true },
      { text: "deepseek's", phrase: false },
    ]);
  });

  it('leave out what has no letter or digit', () => {
    expect(searchTerms('→ — % "" _')).toEqual([]);
  });
});

describe('marks', () => {
  it('stand on parts of words, whatever case and accents', () => {
    expect(marked('Huawei’s Ascend CHIPS, Café', 'chip cafe')).toEqual(['CHIPS', 'Café']);
  });

  it('stand on short words only where they begin one', () => {
    expect(marked('V4 and RV42', 'v4')).toEqual(['V4']);
  });

  it('take words with the same stem', () => {
    expect(marked('adapting parts', 'adapted')).toEqual(['adapting']);
  });

  it('keep their place behind letters that fold to several', () => {
    expect(marked('ﬁve 😀 straße chips', 'chips')).toEqual(['chips']);
  });

  it('are ascending, apart and inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, q) => {
        let at = 0;
        for (const [start, end] of searchMarks(text, searchTerms(q))) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
