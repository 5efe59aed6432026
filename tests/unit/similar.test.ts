import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, likenessInWords } from '@/lib/claims/likeness';
import { leadsOf, quoted, weightOf } from '@/lib/claims/similar-query';

const stemmed = (text: string) => ({
  text,
  stems: [
    ...new Set(
      text
        .toLowerCase()
        .split(/\W+/)
        .filter((word) => word.length > 2),
    ),
  ],
});
const evenly = (text: string) => new Map(stemmed(text).stems.map((stem) => [stem, 1]));
const alike = (a: string, b: string) => likeness(stemmed(a), stemmed(b), evenly(a));

describe('how much two texts are alike', () => {
  const text = 'Acme plans to buy Widget for two billion';

  it('the same is 1, whatever its capitals and spaces; nothing else is', () => {
    expect(alike(text, ' ACME plans  to buy Widget for two billion')).toBe(1);
    expect(alike(text, 'Acme plans to buy Widget for two billions')).toBeLessThan(1);
    expect(alike(text, 'Nobody knows')).toBeLessThan(0.1);
  });

  it('more words in common are more alike', () => {
    expect(alike(text, 'Acme plans to buy Widget')).toBeGreaterThan(alike(text, 'Acme plans to sell Gadget'));
  });

  it('lies between 0 and 1 for any texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const score = alike(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(likenessInWords(stemmed(a), stemmed(b), evenly(a))).not.toBe('');
      }),
    );
  });

  it('says why', () => {
    const why = (a: string, b: string) => likenessInWords(stemmed(a), stemmed(b), evenly(a));
    expect(why('Acme buys Widget', 'acme  buys Widget')).toBe('the same words');
    expect(why('Acme buys Widget', 'Widget buys Acme')).toBe('the same words in another order or form');
    expect(why('Acme buys Widget', 'Acme buys Widget in May')).toBe('has all these words, and more');
    expect(why('Acme buys Widget', 'Acme sells Gadget')).toBe('shares “Acme”');
    expect(why('Acme buys Widget', 'Acme gives Widget away')).toBe('shares “Acme” and “Widget”');
    expect(why('Acme', 'Nobody')).toBe('similar spelling');
  });
});

describe('the search for candidates', () => {
  const term = (name: string, rows: number) => ({ term: name, rows, of: 100_000 });
  const queries = (terms: Parameters<typeof leadsOf>[0]) => leadsOf(terms).map(({ query }) => query);

  it('takes each rare term by itself, and several common ones together', () => {
    expect(queries([term('rare', 3), term('common', 20_000), term('often', 7000)])).toEqual([
      "'rare'",
      "'often' & 'common'",
    ]);
    expect(queries([term('only', 90_000)])).toEqual(["'only'"]);
    expect(queries([])).toEqual([]);
  });

  it('ignores words that no claim has', () => {
    expect(queries([term('nowhere', 0), term('rare', 3)])).toEqual(["'rare'"]);
  });

  it('trusts rare terms more', () => {
    expect(weightOf(term('rare', 3))).toBeGreaterThan(weightOf(term('common', 20_000)));
    expect(weightOf(term('all', 100_000))).toBeGreaterThan(0);
  });

  it('asks for few, however long the text', () => {
    const many = Array.from({ length: 200 }, (_, i) => term(`w${i}`, 400 + i * 300));
    expect(leadsOf(many).length).toBeLessThan(60);
  });

  it('quotes what has a meaning of its own', () => {
    expect(quoted(String.raw`it's \ a`)).toBe(String.raw`'it''s \\ a'`);
  });
});
