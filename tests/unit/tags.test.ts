import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeCertainty } from '@/lib/certainty/certainty';
import { detect } from '@/lib/detection/detect';
import { chainOf, lackOf } from '@/lib/tags/chain-of';
import { isPronoun, kindOf, nameIn } from '@/lib/tags/names';
import { inTextOrder, parentOf, upwards, wouldCircle } from '@/lib/tags/nesting';
import {
  keyOf,
  openProposals,
  type Proposal,
  proposalsOf,
  stanceOf,
  statementFrom,
  withParents,
} from '@/lib/tags/proposals';
import { extentOf, joinedSpans, liesWithin, type Tag, withoutSpans, wordsAt } from '@/lib/tags/tag';

const blank: Tag = {
  ...{
    id: 1,
    version: 1,
    versionId: 1,
    sourceSpans: [],
    cueSpans: [],
    contentSpans: [],
    nameSpans: [],
    parentId: null,
  },
  ...{ sourceId: null, sourceName: '', sourceKind: null, claimId: null, statement: '' },
  ...{ stance: 'affirms', certainty: null, state: 'marked', rule: '' },
};
const tag = (id: number, more: Partial<Tag> = {}): Tag => ({ ...blank, id, ...more });
const byId = (...tags: Tag[]) => new Map(tags.map((one) => [one.id, one]));

describe('spans', () => {
  it('what touches or overlaps becomes one, in order', () => {
    expect(joinedSpans([10, 12, 0, 3, 3, 5, 11, 20])).toEqual([0, 5, 10, 20]);
    const pairs = fc.array(fc.tuple(fc.nat(60), fc.nat(10)), { maxLength: 12 });
    fc.assert(
      fc.property(pairs, (list) => {
        const spans = list.flatMap(([start, length]) => [start, start + length]);
        const joined = joinedSpans(spans);
        const covered = (all: readonly number[], at: number) =>
          all.some((start, i) => i % 2 === 0 && start <= at && at < (all[i + 1] ?? 0));
        for (let at = 0; at < 75; at++) expect(covered(joined, at)).toBe(covered(spans, at));
        for (let i = 1; i < joined.length; i++) expect(joined[i]).toBeGreaterThan(joined[i - 1] ?? -1);
      }),
    );
  });

  it('marks can be removed from others', () => {
    expect(withoutSpans([0, 10, 20, 30], [5, 25])).toEqual([0, 5, 25, 30]);
    expect(withoutSpans([0, 10], [0, 10])).toEqual([]);
    expect(withoutSpans([0, 10], [3, 4, 6, 8])).toEqual([0, 3, 4, 6, 8, 10]);
  });

  it('a mark lies within another, and an empty one lies nowhere', () => {
    expect(liesWithin([2, 4, 11, 12], [0, 5, 10, 20])).toBe(true);
    expect(liesWithin([2, 6], [0, 5, 10, 20])).toBe(false);
    expect(liesWithin([], [0, 5])).toBe(false);
    expect(extentOf(tag(1, { sourceSpans: [30, 35], contentSpans: [2, 8] }))).toEqual({ start: 2, end: 35 });
    expect(extentOf(tag(1))).toBeNull();
  });

  it('words are counted in code points', () => {
    const points = [...'The 🚢 sails é'];
    expect(wordsAt(points, [4, 5, 12, 13])).toBe('🚢 … é');
  });
});

describe('nesting', () => {
  const outer = tag(1, { sourceSpans: [40, 47], contentSpans: [0, 38] });
  const middle = tag(2, { sourceSpans: [20, 30], contentSpans: [0, 19], parentId: 1 });

  it('the smallest content that holds source and cue is the parent', () => {
    const inner = { sourceSpans: [2, 5], cueSpans: [6, 8], contentSpans: [9, 18] };
    expect(parentOf(inner, [outer, middle])).toBe(2);
    expect(parentOf({ ...inner, sourceSpans: [20, 30] }, [outer, middle])).toBe(1);
    expect(parentOf({ ...inner, sourceSpans: [39, 45] }, [outer, middle])).toBeNull();
  });

  it('goes upwards, and a ring ends', () => {
    expect(upwards(middle, byId(outer, middle)).map(({ id }) => id)).toEqual([2, 1]);
    const ring = byId(tag(1, { parentId: 2 }), tag(2, { parentId: 1 }));
    expect(upwards(ring.get(1) ?? blank, ring).map(({ id }) => id)).toEqual([1, 2]);
    expect(wouldCircle(1, 2, byId(outer, middle))).toBe(true);
    expect(wouldCircle(2, 1, byId(outer, middle))).toBe(false);
  });

  it('what stands within comes first', () => {
    expect(inTextOrder([tag(3, { contentSpans: [50, 60] }), outer, middle]).map(({ id }) => id)).toEqual([2, 1, 3]);
  });
});

describe('chains of tags', () => {
  const said = { sourceSpans: [0, 1], cueSpans: [2, 3], contentSpans: [4, 9] };

  it('nesting is the chain, origin first', () => {
    const outer = tag(1, { ...said, sourceId: 7 });
    const inner = tag(2, { ...said, sourceName: 'The Gazette', sourceKind: 'outlet', parentId: 1 });
    expect(chainOf(inner, byId(outer, inner), 99).map(({ speaker }) => speaker)).toEqual([
      { name: 'The Gazette', kind: 'outlet' },
      { sourceId: 7 },
    ]);
  });

  it('an unnamed source relays nothing, and the publisher is not a hop', () => {
    const hearsay = tag(1, { cueSpans: [2, 3], contentSpans: [4, 9] });
    const inner = tag(2, { ...said, sourceId: 5, parentId: 1 });
    expect(chainOf(inner, byId(hearsay, inner), 99).map(({ speaker }) => speaker)).toEqual([{ sourceId: 5 }]);
    expect(chainOf(hearsay, byId(hearsay), 99).map(({ speaker }) => speaker)).toEqual([{ unknown: true }]);
    expect(chainOf(inner, byId(hearsay, inner), 5)).toEqual([]);
    expect(chainOf(tag(3, { contentSpans: [4, 9] }), byId(), 5)).toEqual([]);
  });

  it('says what is missing', () => {
    expect(lackOf(tag(1))).toBe('Mark what is said.');
    expect(lackOf(tag(1, said))).toBe('Say which claim it makes.');
    expect(lackOf(tag(1, { ...said, statement: 'It is so' }))).toBe('Say who the source is.');
    expect(lackOf(tag(1, { ...said, statement: 'It is so', sourceId: 1 }))).toBeNull();
  });
});

describe('names in source words', () => {
  it.each([
    ['Huawei’s chief executive, Ada Lind', 'Ada Lind'],
    ['The Information', 'The Information'],
    ['a report by the Bank of England', 'Bank of England'],
    ['Reuters', 'Reuters'],
    ['the ministry', 'the ministry'],
    ['Mr. Jean-Luc O’Neill', 'Jean-Luc O’Neill'],
    ['CEO Karin Holm', 'Karin Holm'],
    ['the Justice Department', 'Justice Department'],
  ])('%s → %s', (words, name) => expect(nameIn(words)).toBe(name));

  it('kinds are guessed', () => {
    expect(['Reuters', 'The Gazette', 'Ada Lind', 'Bank of England', 'Nvidia'].map(kindOf)).toEqual([
      'agency',
      'outlet',
      'person',
      'organization',
      'organization',
    ]);
    expect(['he', 'The company', 'Ada', 'the report'].map(isPronoun)).toEqual([true, true, false, true]);
  });
});

describe('proposals', () => {
  const text = [
    'V4 may run on Huawei chips, The Information said in a report cited by Reuters.',
    '“We know nothing,” said Huawei’s chief executive, Ada Lind, on Monday 🚢.',
    'Nvidia denied that it had lost the order. The company said it would deliver in May. She added that prices might rise.',
    'According to people familiar with the matter, the bank will buy it.',
  ].join('\n\n');
  const points = [...text];
  const all = proposalsOf(text, detect(text, { certaintyOf: (words) => proposeCertainty(words).certainty }), 'AI News');
  const of = (words: string): Proposal => {
    const found = all.find(
      ({ contentSpans }) => wordsAt(points, contentSpans).includes(words) && wordsAt(points, contentSpans).length < 60,
    );
    if (!found) throw new Error(`Nothing proposed for “${words}”.`);
    return found;
  };

  it('nest, resolve who is meant, and tell denials', () => {
    const inner = of('V4 may run');
    expect(withParents(inner, all).map(({ sourceName }) => sourceName)).toEqual(['Reuters', 'The Information']);
    expect(inner.certainty).toBe('possible');
    expect(of('We know nothing')).toMatchObject({ sourceName: 'Ada Lind', sourceKind: 'person' });
    expect(wordsAt(points, of('We know nothing').nameSpans)).toBe('Ada Lind');
    expect(of('lost the order')).toMatchObject({ sourceName: 'Nvidia', stance: 'denies' });
    expect(of('deliver in May')).toMatchObject({ sourceName: 'Nvidia', sourceKind: 'organization' });
    expect(of('prices might rise')).toMatchObject({ sourceName: 'Ada Lind', certainty: 'possible' });
    expect(of('the bank will buy it')).toMatchObject({
      sourceName: 'people familiar with the matter (AI News)',
      sourceKind: 'unnamed',
    });
  });

  it('what is saved or rejected is not proposed again, whatever else was corrected in it', () => {
    const one = of('deliver in May');
    expect(openProposals(all, [])).toEqual(all);
    expect(openProposals(all, [one])).toEqual(all.filter(({ key }) => key !== one.key));
    const corrected = {
      ...one,
      sourceSpans: [0, 2],
      contentSpans: [one.contentSpans[0] ?? 0, (one.contentSpans[1] ?? 0) - 1],
    };
    expect(openProposals(all, [corrected])).toEqual(all.filter(({ key }) => key !== one.key));
    expect(new Set(all.map(keyOf)).size).toBe(all.length);
  });

  it('statements are plain sentences', () => {
    expect(statementFrom('“that it had lost the order,”')).toBe('It had lost the order');
    expect(statementFrom('… ')).toBe('');
    expect(['denied', 'has rejected', 'said', 'questioned', 'doubts'].map((cue) => stanceOf(cue))).toEqual([
      'denies',
      'denies',
      'affirms',
      'questions',
      'questions',
    ]);
  });
});
