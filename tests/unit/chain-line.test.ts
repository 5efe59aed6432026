import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatChainLine, hopAt, linesOf, parseChainLine, withoutSecondArrow } from '@/lib/attributions/chain-line';

const read = (text: string) => parseChainLine(text).map(({ name, document }) => [name, document]);

describe('a typed chain', () => {
  it.each([
    [
      'The Information → Reuters -> AI News',
      [
        ['The Information', null],
        ['Reuters', null],
        ['AI News', null],
      ],
    ],
    [
      'A>B [What B wrote] > C',
      [
        ['A', null],
        ['B', 'What B wrote'],
        ['C', null],
      ],
    ],
    [
      '"A > B" → "C [D]" ["x ] → y"]',
      [
        ['A > B', null],
        ['C [D]', 'x ] → y'],
      ],
    ],
    [
      'A\\>B → C\\[1\\]',
      [
        ['A>B', null],
        ['C[1]', null],
      ],
    ],
    [
      'The "Post" → """Quoted"" one"',
      [
        ['The "Post"', null],
        ['"Quoted" one', null],
      ],
    ],
    ['', [['', null]]],
    [
      'A → ',
      [
        ['A', null],
        ['', null],
      ],
    ],
    ['A [half', [['A [half', null]]],
    [
      'A [] → B',
      [
        ['A', null],
        ['B', null],
      ],
    ],
    [
      'A [x] y → B',
      [
        ['A [x] y', null],
        ['B', null],
      ],
    ],
    [
      '"A > B',
      [
        ['"A', null],
        ['B', null],
      ],
    ],
    ['  A  \n B  ', [['A B', null]]],
    [
      'Agence France-Presse → Le Monde',
      [
        ['Agence France-Presse', null],
        ['Le Monde', null],
      ],
    ],
  ])('%j is read', (text, hops) => expect(read(text)).toEqual(hops));

  it('gives the position of each hop', () => {
    const hops = parseChainLine('AB → CD [x] > ');
    expect(hops.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [4, 12],
      [13, 14],
    ]);
    expect([0, 3, 4, 12, 13, 14].map((caret) => hopAt(hops, caret))).toEqual([0, 0, 1, 1, 2, 2]);
    // A caret that the line has not come to yet is in the last one.
    expect([hopAt(hops, 15), hopAt(hops, 99)]).toEqual([2, 2]);
  });

  const text = fc.string({ unit: fc.constantFrom('→', '-', '>', '|', '\\', '[', ']', '"', ' ', 'a', 'é', '\n', '🗞') });
  it('is written and read back the same', () => {
    const words = fc.oneof(text, fc.string({ unit: 'grapheme' })).map((it) => it.replace(/\s+/gu, ' ').trim());
    const name = words.filter((it) => it !== '');
    const hop = fc.record({ name, document: fc.option(name) });
    fc.assert(
      fc.property(fc.array(hop, { minLength: 1, maxLength: 50 }), (hops) => {
        expect(parseChainLine(formatChainLine(hops)).map(({ name, document }) => ({ name, document }))).toEqual(hops);
      }),
      { numRuns: 2000 },
    );
  });

  it('any text is read, and writing it again changes nothing', () => {
    fc.assert(
      fc.property(text, (it) => {
        const once = formatChainLine(parseChainLine(it));
        expect(formatChainLine(parseChainLine(once))).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('a long line of unfinished signs is read to its end', () => {
    expect(parseChainLine(`${'a [ "'.repeat(3000)} > ${' '.repeat(5000)}x`).at(-1)?.name).toBe('x');
  });
});

describe('several lines', () => {
  it.each([
    ['A → B\nC → D', ['A → B', 'C → D']],
    ['A → B\r\n\r\n  C   → D \r', ['A → B', 'C → D']],
    ['A\u2028B\u0085C', ['A', 'B', 'C']],
    [' \n ', []],
    ['A\t→ B', ['A → B']],
  ])('%j', (text, lines) => expect(linesOf(text)).toEqual(lines));
});

describe('an arrow after an arrow', () => {
  /** `|` is the caret. */
  const typed = (text: string) => {
    const { line, caret } = withoutSecondArrow(text.replace('|', ''), text.indexOf('|'));
    return `${line.slice(0, caret)}|${line.slice(caret)}`;
  };
  it.each([
    ['A → ->|', 'A → |'],
    ['A → →|', 'A → |'],
    ['A → >|', 'A → |'],
    ['A → -> |', 'A → |'],
    ['A->->|', 'A→ |'],
    ['A → ->| B', 'A → |B'],
    ['A → -|', 'A → -|'],
    ['A →  |', 'A → |'],
    ['A →  | B', 'A → |B'],
    ['A ->|', 'A ->|'],
    ['A → B ->|', 'A → B ->|'],
    ['A \\→ ->|', 'A \\→ ->|'],
    ['|', '|'],
  ])('%j becomes %j', (before, after) => expect(typed(before)).toBe(after));
});
