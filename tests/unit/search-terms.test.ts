import { describe, expect, it } from 'vitest';
import {
  hasParts,
  indexQuery,
  isWeak,
  searchMarks,
  searchProblem,
  searchTerms,
  weakQuery,
} from '@/lib/data-table/search';

const term = (text: string, phrase = false) => ({ text, phrase });
const letters = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');
const marked = (text: string, q: string) =>
  searchMarks(text, searchTerms(q)).map(([start, end]) => text.slice(start, end));

describe('what a search text says', () => {
  it('is searched for as far as twelve words, and said where there are more', () => {
    expect(searchProblem(letters(12))).toBeNull();
    expect(searchTerms(letters(13))).toHaveLength(12);
    expect(searchProblem(letters(14))).toContain('the 2 after them were left out');
    expect(searchProblem('   ')).toBeNull();
    expect(searchProblem('!?')).toContain('“!?” has no word');
    expect(searchProblem('→'.repeat(61))).toContain(`“${'→'.repeat(60)}” has no word`);
    expect(searchTerms('a → b')).toEqual([term('a'), term('b')]);
  });

  it('is a phrase between quotation marks of any kind', () => {
    for (const q of ['"run on"', '“run on”', '«run on»', '„run on“'])
      expect(searchTerms(`x ${q} y`)).toEqual([term('x'), term('run on', true), term('y')]);
    expect(searchTerms('"half')).toEqual([term('half')]);
    expect(searchTerms('(V4), "– on –"')).toEqual([term('v4'), term('on', true)]);
  });
});

describe('what the index is asked', () => {
  it.each([
    ['a word and what goes on with it, and its stem', term('chips'), `('chips':* | 'chip')`, []],
    ['a word that is its own stem', term('chip'), `('chip':*)`, []],
    ['of several words only the last goes on', term('co-founded'), `('co') & ('founded':* | 'found')`, []],
    ['a last word too short to go on', term('state-of'), `('state') & ('of')`, []],
    ['a phrase: its first word may be cut off in front', term('big chips', true), `'chips':*`, ['big chips']],
    ['a phrase of one word', term('chips', true), '', ['chips']],
    ['a phrase too short for parts', term('v4', true), `'v4':*`, ['v4']],
    ['a phrase of three letters', term('abc', true), '', ['abc']],
    ['a phrase: only its last word goes on', term('big red chips', true), `'red' & 'chips':*`, ['big red chips']],
    ['a short word alone goes on', term('v4'), `('v4':*)`, []],
    ['a last word of three letters goes on', term('co-abc'), `('co') & ('abc':*)`, []],
    ['a script without spaces, by pairs', term('芯片厂'), `'芯片' & '片厂'`, ['芯片厂']],
    ['two characters of it', term('芯片'), `'芯片'`, []],
    ['one character of it', term('芯'), `'芯':*`, []],
    ['both kinds together', term('deepseek芯片厂'), `('deepseek') & '芯片' & '片厂'`, ['芯片厂']],
    ['a mark that would end the text of the query', term('o’x'.replace('’', "'")), `('o') & ('x')`, []],
  ])('%s', (_, asked, words, parts) => expect(indexQuery(asked)).toEqual({ words, parts }));

  it('parts of words from three letters on, where words have spaces', () => {
    const parts = ['ab', 'abc', '芯片厂', 'v4 芯片'].map((text) => hasParts(term(text)));
    expect(parts).toEqual([false, true, false, true]);
  });

  it('short and frequent words are weak, phrases and others are not', () => {
    const weak = ['v4', 'the', 'with', 'chip', 'of-a', '芯', '芯片'].map((text) => isWeak(term(text)));
    expect(weak).toEqual([true, true, true, false, false, false, false]);
    expect(['abc', 'ab', 'not'].map((text) => isWeak(term(text)))).toEqual([false, true, true]);
    expect(isWeak(term('the', true))).toBe(false);
  });

  it('a weak word goes on where it is the last, or merely short', () => {
    expect([weakQuery(term('the'), false), weakQuery(term('the'), true)]).toEqual([`'the'`, `('the':*)`]);
    expect([weakQuery(term('v4'), false), weakQuery(term('v4'), true)]).toEqual([`('v4':*)`, `('v4':*)`]);
  });
});

describe('marks', () => {
  it('stand on a phrase as a whole alone, and on the pieces of what stands nowhere whole', () => {
    expect(marked('co founded, co-founded', 'co-founded')).toEqual(['co-founded']);
    expect(marked('co founded', 'co-founded')).toEqual(['co', 'founded']);
    expect(marked('run and on, run on', '"run on"')).toEqual(['run on']);
    expect(marked('run and on', '"run on"')).toEqual([]);
    expect(marked('chips', '"chip"')).toEqual(['chip']);
  });

  it('stand on every place, also where one follows upon another', () => {
    expect(marked('chip chip, microchip', 'chip')).toEqual(['chip', 'chip', 'chip']);
    expect(searchMarks('ababab', searchTerms('"ab"'))).toEqual([[0, 6]]);
    expect(searchMarks('chips', [])).toEqual([]);
  });

  it('of a short word stand only where one begins, and a long one in the middle too', () => {
    expect(marked('ab cab (ab) abc', 'ab')).toEqual(['ab', 'ab', 'ab']);
    expect(marked('cabinet', 'abi')).toEqual(['abi']);
    expect(marked('我的芯片', '片')).toEqual(['片']);
  });

  it('that overlap are one, as long as the longer', () => {
    expect(marked('microchips', 'microchip chips')).toEqual(['microchips']);
    expect(marked('adapting', 'adapt adapted')).toEqual(['adapting']);
    expect(marked('chip, part', 'part chip')).toEqual(['chip', 'part']);
  });

  it('take several spaces for one, and keep the places behind them', () => {
    expect(marked('run \n  on and on', '"run on"')).toEqual(['run \n  on']);
    expect(marked('a   b chips', 'chips')).toEqual(['chips']);
    expect(marked('ﬁve chips', 'five')).toEqual(['ﬁve']);
  });
});
