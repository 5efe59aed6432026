import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfQuote, spansOf } from '@/lib/attributions/quote.server';

const TEXT = 'He said:  “It’s over – for now”.\nThe İstanbul office, ﬁnally, said STRASSE. It’s not over.';
/** The marked words of the text, each span apart. */
const marked = (text: string, quote: string): string[] | null => {
  const spans = spansOf(text, quote);
  const points = [...text];
  return (
    spans && Array.from({ length: spans.length / 2 }, (_, i) => points.slice(spans[2 * i], spans[2 * i + 1]).join(''))
  );
};

describe('a quoted passage', () => {
  it.each([
    ['It’s over', ['It’s over']],
    ["it's OVER - for now", ['It’s over – for now']],
    ['said: "it', ['said:  “It']],
    ['  said:\n\t«It  ', ['said:  “It']],
    ['now". The', ['now”.\nThe']],
    ['İstanbul OFFICE', ['İstanbul office']],
    ['ﬁnally', ['ﬁnally']],
    ['strasse', ['STRASSE']],
    ['It’s over … not over.', ['It’s over', 'not over.']],
    ['He said [...] It’s … It’s not […] over', ['He said', 'It’s', 'It’s not', 'over']],
    ['… It’s over …', ['It’s over']],
  ])('%j stands there', (quote, words) => expect(marked(TEXT, quote)).toEqual(words));

  it.each([
    'It’s under',
    'straße',
    'not over … It’s over – for',
    'over. He',
    '',
    ' … ',
    'office … office',
    `${TEXT} and more`,
  ])('%j does not', (quote) => expect(spansOf(TEXT, quote)).toBeNull());

  it('is placed in code points, and first where it stands more than once', () => {
    expect(spansOf('🚢🚢 a ship, a ship', 'a ship')).toEqual([3, 9]);
    expect(spansOf('🚢🚢 a ship, a ship', 'a ship … a ship')).toEqual([3, 9, 11, 17]);
    expect(spansOf('𝒳 𝒴', '𝒴')).toEqual([2, 3]);
  });

  it('has at most a hundred parts', () => {
    const text = 'ab '.repeat(101);
    const parts = (count: number) => Array.from({ length: count }, () => 'ab').join('…');
    expect(spansOf(text, parts(100))).toHaveLength(200);
    expect(spansOf(text, parts(101))).toBeNull();
  });

  it('is found first in any text that has it, however repetitive', () => {
    const letters = (maxLength: number) =>
      fc.array(fc.constantFrom('a', 'b'), { maxLength }).map((list) => list.join(''));
    // The end of the quotation is mostly what the text has there.
    fc.assert(
      fc.property(letters(40), fc.nat(40), fc.nat(12), letters(2), (text, from, length, more) => {
        const quote = text.slice(from, from + length) + more;
        const at = text.indexOf(quote);
        expect(spansOf(text, quote)).toEqual(quote === '' || at < 0 ? null : [at, at + quote.length]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is found where its beginning stands before it, once more or in part', () => {
    for (let length = 1; length <= 8; length++)
      for (let bits = 0; bits < 2 ** length; bits++) {
        const quote = bits.toString(2).padStart(length, '0');
        for (let part = 0; part <= length; part++) {
          const text = `${quote.slice(0, part)}${quote}`;
          const at = text.indexOf(quote);
          expect([text, spansOf(text, quote)]).toEqual([text, [at, at + length]]);
          if (part < length) expect(spansOf(quote.slice(0, part), quote)).toBeNull();
        }
      }
  });

  it('needs a stored text that has it', () => {
    expect(placeOfQuote({ id: 7, text: TEXT }, 'it’s over')).toEqual({ versionId: 7, spans: [11, 20] });
    expect(placeOfQuote({ id: 7, text: TEXT }, 'it’s under')).toMatch(/not in the stored text/);
    expect(placeOfQuote(null, 'it’s over')).toMatch(/no stored text/);
  });
});
