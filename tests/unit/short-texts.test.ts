import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isolated } from '@/lib/format/isolated';
import { shortened } from '@/lib/format/shortened';

it('shortens a text after a word, or where it has no spaces', () => {
  expect(shortened('DeepSeek is rewriting parts of V4', 60)).toBe('DeepSeek is rewriting parts of V4');
  expect(shortened('DeepSeek is rewriting parts of V4', 26)).toBe('DeepSeek is rewriting…');
  expect(shortened('上海东'.repeat(30), 10)).toBe('上海东上海东上海东…');
  expect(shortened('a '.repeat(3) + 'x'.repeat(90), 20)).toBe(`a a a ${'x'.repeat(13)}…`);
});

it('never lets a text grow, nor cuts a letter in two', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, most) => {
      const short = shortened(text, most);
      expect([...short].length).toBeLessThanOrEqual(most);
      expect(short.isWellFormed()).toBe(text.isWellFormed());
    }),
  ));

it('isolates what runs from right to left, and leaves all else alone', () => {
  expect(isolated('الجزيرة')).toBe('\u2068الجزيرة\u2069');
  expect(isolated('הארץ 24')).toBe('\u2068הארץ 24\u2069');
  expect(isolated('财新网 Caixin')).toBe('财新网 Caixin');
});
