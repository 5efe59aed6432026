import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonInWords, comparisonOf, textDiff } from '@/lib/documents/compare';

const paragraphs = (count: number, word = 'Paragraph') =>
  Array.from({ length: count }, (_, i) => `${word} ${i} says something of its own, namely ${i * 7919}.`);
const text = (lines: readonly string[]) => lines.join('\n\n');

describe('two texts side by side', () => {
  it('differ in the words of a paragraph, and others are folded', () => {
    const before = paragraphs(30);
    const after = before.with(14, 'Paragraph 14 says nothing at all of its own, namely 110866.');
    const comparison = comparisonOf(text(before), text(after));
    expect(comparison).toMatchObject({ added: 3, removed: 1, changes: 1, left: 0 });
    expect(
      comparison.parts.map((part) =>
        part.kind === 'folded' ? `${part.paragraphs} folded` : `${part.kind}:${part.text}`,
      ),
    ).toEqual([
      '14 folded',
      'same:Paragraph 14 says',
      'gone: something',
      'new: nothing at all',
      'same: of its own, namely 110866.\n',
      '15 folded',
    ]);
    expect(comparisonInWords(comparison)).toBe('3 words added, 1 removed.');
  });

  it('show a paragraph that was put in as a whole, and one that says something else as replaced', () => {
    const before = paragraphs(3);
    const added = comparisonOf(text(before), text(before.toSpliced(1, 0, 'New here.')));
    expect(added.parts.filter(({ kind }) => kind === 'new')).toEqual([{ kind: 'new', text: 'New here.\n\n' }]);
    expect(comparisonInWords(added)).toBe('2 words added.');
    const other = comparisonOf(
      'It rained in the north all day and all night.',
      'Eleven of the ships, she says, sank in a storm off Lindhaven.',
    );
    expect(other.parts.map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });

  it('say when nothing or no word differs', () => {
    expect(comparisonInWords(comparisonOf('The same.', 'The same.'))).toBe('The two texts are the same.');
    const spaces = comparisonOf('One. Two.', 'One.\n\nTwo.');
    expect(comparisonInWords({ ...spaces, added: 0, removed: 0 })).toBe(
      'No word differs, only spaces, line ends or punctuation.',
    );
    expect(comparisonInWords(comparisonOf('One two.', 'One'))).toBe('1 word removed.');
  });

  it('fold the middle of a long line too', () => {
    const words = Array.from({ length: 2000 }, (_, i) => `word${i}`);
    const { parts } = comparisonOf(words.join(' '), words.with(1000, 'other').join(' '));
    expect(parts.map(({ kind }) => kind)).toEqual(['folded', 'same', 'gone', 'new', 'same', 'folded']);
    expect(parts.every((part) => part.kind === 'folded' || part.text.length < 700)).toBe(true);
  });

  it('can both be read off whole, whatever they are', () => {
    const any = fc
      .array(fc.constantFrom('a', 'b', ' ', 'chip', '\n', '.', 'é', '🚢', '\n\n'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(any, any, (before, after) => {
        const parts = textDiff(before, after);
        const without = (kind: string) => parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('');
        expect([without('new'), without('gone')]).toEqual([before, after]);
      }),
      { numRuns: 500 },
    );
  });

  it('of two megabytes are compared, however much differs', { timeout: 60_000 }, () => {
    const before = paragraphs(40_000);
    const cases = {
      one: before.with(20_000, 'Something else.'),
      hundred: before.map((line, i) => (i % 400 === 0 ? line.replace('says', 'does not say') : line)),
      all: before.map((line) => line.replace('says', 'does not say')),
      other: paragraphs(39_000, 'Another'),
      joined: [before.join(' ').replaceAll('says', 'does not say')],
    };
    for (const [name, after] of Object.entries(cases)) {
      const { parts } = comparisonOf(before.join('\n'), after.join('\n'));
      const length = parts.reduce((sum, part) => sum + (part.text?.length ?? 0), 0);
      expect([name, length < 1_500_000]).toEqual([name, true]);
    }
  });
});
