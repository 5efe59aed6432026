import { describe, expect, it } from 'vitest';
import { findWords } from '@/lib/demo/find-words';
import { recordsInWords, staysInWords } from '@/lib/demo/removal';
import { inTurn } from '@/lib/demo/seed.server';

describe('the demonstration', () => {
  it('shows claims of the one case and of the other in turn, and loses none', () => {
    expect(inTurn([1, 2, 3], [11])).toEqual([1, 11, 2, 3]);
    expect(inTurn([1], [11, 12, 13])).toEqual([1, 11, 12, 13]);
    expect(inTurn([], [1])).toEqual([1]);
  });

  it('finds words in code points, and refuses words that stand nowhere or twice', () => {
    expect(findWords('😀 It may rain, she said.', 'It may rain, she said.', 'she')).toEqual([15, 18]);
    expect(() => findWords('rain and rain', 'rain')).toThrow('once');
    expect(() => findWords('sun', 'rain')).toThrow('once');
  });

  it('says in words what goes and what stays', () => {
    expect(recordsInWords({ claims: 27, documents: 1, sources: 3 })).toBe('27 claims, 1 document and 3 sources');
    expect(recordsInWords({ claims: 0, documents: 0, sources: 1 })).toBe('1 source');
    expect(recordsInWords({ claims: 2, documents: 0, sources: 2 })).toBe('2 claims and 2 sources');
    const goes = { claims: 1, documents: 1, sources: 1 };
    const none = { claims: 0, documents: 0, sources: 0 };
    expect(staysInWords({ goes, stays: none })).toBe('');
    expect(staysInWords({ goes, stays: { ...none, sources: 1 } })).toMatch(/^1 source stays, .* needs it\.$/);
    expect(staysInWords({ goes, stays: { ...none, sources: 2 } })).toMatch(/^2 sources stay, .* needs them\.$/);
  });
});
