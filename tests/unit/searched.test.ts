import { describe, expect, it } from 'vitest';
import { foldedChains, SEARCHED, searchedOf } from '@/lib/assessments/searched';

describe('what a claim is found by', () => {
  it('is its statement, its chains and its notes, a line each, and their words', () => {
    const { folded, words } = searchedOf('the port closes', 'Reuters → Élysée', 'Seen By Kim');
    expect(folded).toBe('the port closes\nreuters → elysee\nseen by kim');
    expect(words).toEqual(expect.arrayContaining(['port', 'elysee', 'kim']));
    expect(searchedOf('the port closes', 'Reuters', '').folded).toBe('the port closes\nreuters');
  });

  it('has the chains alone after the statement', () => {
    expect(foldedChains(searchedOf('a b', 'Reuters', 'note'), 'a b')).toBe('reuters');
    expect(foldedChains(searchedOf('a b', '', ''), 'a b')).toBe('');
  });

  it.each([
    ['letters', 'x'],
    ['characters of two halves', '🚢'],
  ])('is of long chains and notes their first 20,000 %s', (_, letter) => {
    expect(SEARCHED).toBe(20_000);
    const lines = (length: number) => searchedOf('', letter.repeat(length), letter.repeat(length)).folded.split('\n');
    const most = letter.repeat(20_000);
    expect(lines(19_999)).toEqual(['', letter.repeat(19_999), letter.repeat(19_999)]);
    expect(lines(20_001)).toEqual(['', most, most]);
    expect(lines(45_000)).toEqual(['', most, most]);
    expect(searchedOf('', `ab${letter.repeat(30_000)}`, '').folded).toBe(`\nab${letter.repeat(19_998)}`);
  });
});
