import { describe, expect, it } from 'vitest';
import { mostTelling, rowInWords } from '@/lib/claims/row-in-words';
import type { ChainHop } from '@/lib/claims/table';

const hop = (name: string, more: Partial<ChainHop> = {}): ChainHop => ({
  u: name.length,
  name,
  slug: name,
  kind: 'outlet',
  observed: true,
  stance: 'affirms',
  certainty: null,
  link: name === 'A' ? null : 'reported',
  risen: false,
  ...more,
});

type Row = Parameters<typeof rowInWords>[0];
const row = (hops: ChainHop[], more: Partial<Row> = {}): Row => ({
  chains: [{ circular: false, hops }],
  chainCount: 1,
  weakestLink: null,
  outlets: hops.length,
  origins: 1,
  confidence: 'low',
  likelihood: 'likely',
  judged: false,
  warnings: [],
  ...more,
});
const says = (of: Row, term: string) => rowInWords(of).find((part) => part.term === term)?.says;

describe('a row in words', () => {
  it('tells who credits whom, the origin first', () => {
    expect(says(row([hop('A'), hop('B'), hop('C')]), 'chain')).toBe('A says so. B credits A, and C credits B.');
  });

  it('says of an own word that nobody is credited', () => {
    expect(says(row([hop('A')]), 'chain')).toBe('A says so in its own voice and credits nobody.');
    expect(says(row([hop('A', { stance: 'denies' })]), 'chain')).toMatch(/^A denies it in its own voice/);
  });

  it('names no origin where nobody recorded one', () => {
    const text = says(row([hop('', { kind: 'unknown' }), hop('B')], { origins: 0 }), 'chain');
    expect(text).toBe('Nobody recorded where it began. B credits somebody.');
  });

  it('passes over the middle of a long chain, and says so', () => {
    const text = says(row([hop('A'), hop('B'), hop('C'), hop('D'), hop('E')]), 'chain');
    expect(text).toBe('A says so. E has it by way of 3 others.');
  });

  it('mentions other chains and circles', () => {
    const text = says(
      { ...row([hop('A'), hop('B')], { chainCount: 3 }), chains: [{ circular: true, hops: [hop('A'), hop('B')] }] },
      'chain',
    );
    expect(text).toBe(
      'A says so. B credits A. In the end they credit each other in a circle. 2 more chains lead to it.',
    );
  });

  it('says that many outlets with one origin are one voice, and nothing of the kind otherwise', () => {
    const one = 'However many repeat it, it comes from one place.';
    expect(says(row([hop('A'), hop('B')], { outlets: 12 }), 'origins')).toBe(
      `12 outlets, 1 independent origin. ${one}`,
    );
    expect(says(row([hop('A')], { outlets: 1 }), 'origins')).toBe('1 outlet, 1 independent origin.');
    expect(says(row([hop('A')], { outlets: 2, origins: 2 }), 'origins')).toMatch(/do not have it from each other/);
    expect(says(row([hop('A')], { outlets: 2, origins: 0 }), 'origins')).toBe('2 outlets, and no origin that counts.');
  });

  it('says whose the confidence is, and leaves a likelihood out that is not known', () => {
    expect(says(row([hop('A')]), 'confidence')).toMatch(/^Low confidence\. .*A fixed rule suggests it/);
    expect(says(row([hop('A')], { judged: true }), 'confidence')).toMatch(/An editor judged it\.$/);
    expect(says(row([hop('A')], { confidence: 'none', likelihood: null }), 'confidence')).toMatch(
      /^It cannot be judged/,
    );
    expect(says(row([hop('A')], { likelihood: null }), 'likelihood')).toBeUndefined();
  });

  it('says nothing of warnings and links where there are none', () => {
    const terms = rowInWords(row([hop('A')])).map(({ term }) => term);
    expect(terms).toEqual(['chain', 'confidence', 'likelihood', 'origins']);
    expect(says(row([hop('A')], { warnings: ['dead-end'] }), 'warnings')).toMatch(/^“dead end”: /);
    expect(says(row([hop('A'), hop('B')], { weakestLink: 'reported' }), 'link')).toMatch(/weakest link is reported/);
  });
});

describe('the row that tells most', () => {
  it('prefers chains, warnings and links to a plain word', () => {
    const plain = row([hop('A')]);
    const rich = row([hop('A'), hop('B'), hop('C')], { warnings: ['single-origin'], weakestLink: 'reported' });
    expect(mostTelling([plain, rich])).toBe(rich);
    expect(mostTelling([])).toBeUndefined();
  });
});
