import { describe, expect, it } from 'vitest';
import { foldingOf, isLongName, shownName } from '@/lib/attributions/fold-chain';
import type { ChainHop } from '@/lib/claims/table';
import { linesOf } from '@/lib/format/fit';
import { textWidth } from '@/lib/format/text-width';

const hop = (name: string, i = 1): ChainHop => ({
  u: i,
  name,
  slug: 'a',
  kind: 'outlet',
  observed: true,
  stance: 'affirms',
  certainty: null,
  link: i === 0 ? null : 'reported',
  risen: false,
});
const chain = (...names: string[]) => ({ circular: false, hops: names.map(hop) });
const LONG = 'The Permanent Subcommittee on Investigations of the Assembly';

describe('things in a row', () => {
  it('go on in the next line where the next one does not fit', () => {
    expect(linesOf([40, 40], 90, 10)).toBe(1);
    expect(linesOf([40, 41], 90, 10)).toBe(2);
    expect(linesOf([50, 50, 50], 50, 10)).toBe(3);
  });

  it('take one line each if they are wider than it', () => {
    expect(linesOf([500, 10], 100, 10)).toBe(2);
    expect(linesOf([], 100, 10)).toBe(1);
  });
});

describe('a chain in two lines', () => {
  it('is shown whole where it fits', () => {
    expect(foldingOf(chain('The Information', 'Reuters', 'AI News'), 270)).toBe('whole');
    expect(foldingOf(chain('A', 'B', 'C', 'D', 'E', 'F'), 270)).toBe('whole');
  });

  it('leaves out its middle where two lines do not hold it, or where it has many hops', () => {
    expect(foldingOf(chain(LONG, 'Reuters', 'AI News', LONG), 270)).toBe('folded');
    expect(foldingOf(chain('A', 'B', 'C', 'D', 'E', 'F', 'G'), 2000)).toBe('folded');
  });

  it('names all three of three, the last two on one line', () => {
    expect(foldingOf(chain(LONG, LONG, LONG), 270)).toBe('tail');
    expect(foldingOf(chain(LONG, LONG, LONG), 2000)).toBe('whole');
  });

  it('needs more room for Chinese names of as many characters, and for a circle', () => {
    const names = Array.from({ length: 5 }, () => '新华社记者报道');
    expect(foldingOf(chain(...names), 270)).toBe('folded');
    expect(foldingOf(chain(...names.map(() => 'abcdefg')), 270)).toBe('whole');
    const full = chain('Reuters Agency One', 'Reuters Agency Two', 'Bloom');
    expect(foldingOf(full, 245)).toBe('whole');
    expect(foldingOf({ ...full, circular: true }, 245)).toBe('tail');
  });

  it('makes room for an arrow before each name but the first, and for all that stands beside a name', () => {
    const needed = (change: Partial<ChainHop>, circular = false) => {
      const hops = chain('Reuters', 'Reuters', 'Reuters').hops.map((it) => ({ ...it, ...change }));
      return Array.from({ length: 800 }, (_, i) => 50 + i).find(
        (room) => foldingOf({ circular, hops }, room) === 'whole',
      );
    };
    const twice = (text: string, more = 0) => Math.ceil(2 * (textWidth(text) * 1.04 + more) + 22 + 2 * 5);
    expect(needed({})).toBe(twice('Reuters'));
    expect(needed({ stance: 'denies' })).toBe(twice('denied by Reuters'));
    expect(needed({ risen: true })).toBe(twice('Reuters▲'));
    expect(needed({ kind: 'unnamed' })).toBe(twice('◐ Reuters'));
    expect(needed({ kind: 'unknown' })).toBe(twice('origin unknown', 12));
    expect(needed({}, true)).toBe(Math.ceil(textWidth('Reuters') * 1.04 + 22 + 2 * 5 + 72));
  });

  it('shows who is unnamed, and an origin that nobody knows', () => {
    expect(shownName(hop('officials'))).toBe('officials');
    expect(shownName({ ...hop('officials'), kind: 'unnamed' })).toBe('◐ officials');
    expect(shownName({ ...hop('x'), kind: 'unknown' })).toBe('origin unknown');
  });

  it('cuts long names alone', () => {
    expect(isLongName(hop('Reuters'))).toBe(false);
    expect(isLongName(hop(LONG))).toBe(true);
    const [just, more] = ['财'.repeat(9).concat('a'), '财'.repeat(9).concat('A')];
    expect([textWidth(just), isLongName(hop(just))]).toEqual([130, false]);
    expect([textWidth(more), isLongName(hop(more))]).toEqual([131, true]);
  });
});
