import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOf } from '@/lib/import/json-cells.mjs';
import { ListCutter } from '@/lib/import/json-list.mjs';
import { tableIn } from '../support/table-in';

const review = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  claimReviewed: 'The bridge was closed',
  itemReviewed: {
    '@type': 'Claim',
    author: { '@type': 'Person', name: 'A. Minister', jobTitle: 'Minister' },
    datePublished: '2024-03-05',
    appearance: [{ '@type': 'CreativeWork', url: 'https://example.org/a' }, 'https://example.org/b'],
  },
  url: 'https://example.com/check',
  headline: 'Was it?',
  author: { '@type': 'Organization', name: 'Checkers' },
  datePublished: '2024-03-07',
  reviewRating: { ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: 'Mostly false' },
  inLanguage: 'en',
  isAccessibleForFree: true,
};
const row = {
  claim: 'The bridge was closed',
  claimant: 'A. Minister',
  claim_date: '2024-03-05',
  appearance: 'https://example.org/a',
  more_appearances: 'https://example.org/b',
  review_url: 'https://example.com/check',
  review_title: 'Was it?',
  reviewer: 'Checkers',
  review_date: '2024-03-07',
  rating: 'Mostly false',
  rating_value: '1',
  rating_best: '5',
  rating_worst: '1',
  language: 'en',
};

async function reviewsIn(value: unknown) {
  const { headers, all, choice } = await tableIn(JSON.stringify(value));
  expect(choice.kind).toBe('claimreview');
  return all.map(([, ...cells]) => Object.fromEntries(headers.map((name, i) => [name, cells[i] ?? ''])));
}

describe('JSON Lines', () => {
  it('are rows, with columns in the order in which their names first appear', async () => {
    const lines = [
      { claim: 'It rains', day: '2024-03-05', tags: ['a', 'b', 3] },
      { claim: 'It snows', where: { place: 'Kyiv', at: [1, 2] }, sure: false, count: 1.5, none: null },
    ];
    const read = await tableIn(lines.map((line) => JSON.stringify(line)).join('\r\n'));
    expect(read.choice).toMatchObject({ kind: 'jsonl', header: null });
    expect(read.headers).toEqual(['claim', 'day', 'tags', 'where.place', 'where.at', 'sure', 'count', 'none']);
    expect(read.all).toEqual([
      [1, 'It rains', '2024-03-05', 'a | b | 3'],
      [2, 'It snows', '', '', 'Kyiv', '1 | 2', 'false', '1.5', ''],
    ]);
  });

  it('have columns for what stands in objects within them, unless a name is taken', async () => {
    const lines = [
      { claim: { text: 'It rains', id: 7 }, source: { name: 'Radio Nord', of: { kind: 'outlet' } }, none: {} },
      { claim: { text: 'It snows' }, source: null, 'a.b': 1, a: { b: 2 }, list: [{ x: 1 }] },
    ];
    const read = await tableIn(lines.map((line) => JSON.stringify(line)).join('\n'));
    expect(read.headers).toEqual('claim.text claim.id source.name source.of.kind source a.b a list'.split(' '));
    expect(read.all).toEqual([
      [1, 'It rains', '7', 'Radio Nord', 'outlet'],
      [2, 'It snows', '', '', '', '', '1', '{"b":2}', '[{"x":1}]'],
    ]);
  });

  it('that are lists of cells are refused in a sentence', async () => {
    await expect(tableIn('[["claim","source"],["It rains","A"]]')).rejects.toMatchObject({ message: /no JSON object/ });
  });

  it('keep every digit of a number, and count blank lines', async () => {
    const read = await tableIn('{"id":1234567890123456789,"x":"12345678901234567890","e":1e400}\n\n{"id":2}\n');
    expect(read.all).toEqual([[1, '1234567890123456789', '12345678901234567890', '1e400'], [2], [3, '2']]);
    expect(read).toMatchObject({ rows: 3, blank: 1 });
  });

  it('are otherwise read as JSON always is', () => {
    const value = fc.object({
      values: [fc.string(), fc.constantFrom('\\', '1e5', '"', '9'.repeat(20)), fc.nat(), fc.boolean()],
    });
    fc.assert(
      fc.property(value, (one) => {
        expect(jsonOf(JSON.stringify(one))).toEqual(JSON.parse(JSON.stringify(one)));
      }),
    );
  });

  it.each([
    ['no JSON', '{"a":1}\n{"a":2\n{"a":3}\n', 2, /^Line 2 is not a JSON object \(.+\)\. It is “{"a":2”\.$/],
    ['no object', '{"a":1}\n[2]\n{"a":3}', 2, /^Line 2 is not a JSON object\. It is “\[2\]”\.$/],
    ['a number', '{"a":1}\n7\n{"a":3}', 2, /It is “7”/],
    ['no JSON, the first', '{"a":"1\n{"a":2}\n{"a":3}', 1, /^Line 1 /],
    [
      'nested too deeply',
      `{"a":1}\n{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n{"a":3}`,
      2,
      /too deeply|begins/,
    ],
    ['an item that is no object', '[{"a":1}, 7, {"a":3}]', 2, /^Item 2 is not a JSON object\. It is “7”\.$/],
    ['an item that is a text', '[{"a":1}, "x, ]", {"a":3}]', 2, /It is “"x, \]"”/],
    ['an item that is no JSON', '[{"a":1}, {a:2}, {"a":3}]', 2, /^Item 2 /],
    ['an item that is a list', '[{"a":1}, [2], {"a":3}]', 2, /^Item 2 /],
  ])('have rows that cannot be read where a line is %s', async (_, text, at, problem) => {
    const read = await tableIn(text);
    expect(read).toMatchObject({ rows: 3, blank: 0, choice: { kind: 'jsonl' } });
    expect(read.all).toHaveLength(2);
    expect(read.broken).toEqual([{ row: at, problem: expect.stringMatching(problem) }]);
    expect(read.notices).toEqual([`1 row cannot be read, first row ${at}, and will be refused.`]);
  });

  it('are refused where none is an object', async () => {
    await expect(tableIn('[1]\n[2]', { kind: 'jsonl' })).rejects.toMatchObject({ message: /no JSON object/ });
  });

  it('may be a list of objects', async () => {
    const read = await tableIn('[\n {"a": "x ] }"},\n {"b": [ "\\"" ]}\n]');
    expect([read.headers, read.all]).toEqual([
      ['a', 'b'],
      [
        [1, 'x ] }'],
        [2, '', '"'],
      ],
    ]);
    await expect(tableIn('[{"a":1}, {"a"')).rejects.toMatchObject({ message: expect.stringContaining('breaks off') });
  });

  it('are cut out of a list wherever its pieces begin and end', () => {
    const values = fc.array(fc.oneof(fc.object(), fc.array(fc.string()), fc.string(), fc.integer(), fc.boolean()));
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), fc.constantFrom(undefined, 1), (list, size, space) => {
        const text = JSON.stringify(list, null, space);
        const cutter = new ListCutter(1);
        const found: unknown[] = [];
        for (let at = 0; at < text.length; at += size)
          for (const one of cutter.take(text.slice(at, at + size))) found.push(JSON.parse(one));
        expect([found, cutter.isWhole]).toEqual([JSON.parse(text), true]);
      }),
    );
  });
});

describe('fact-checks', () => {
  it('are rows, and what else stands in them follows under its own name', async () => {
    expect(await reviewsIn(review)).toEqual([
      { ...row, 'itemReviewed.author.jobTitle': 'Minister', isAccessibleForFree: 'true' },
    ]);
  });

  it.each([
    ['a list', [review, review]],
    ['a graph', { '@context': 'https://schema.org', '@graph': [review, { '@type': 'WebPage' }, review] }],
    [
      'a feed',
      { '@type': 'DataFeed', dataFeedElement: [{ '@type': 'DataFeedItem', item: [review] }, { item: review }] },
    ],
  ])('are found in %s', async (_, value) => {
    expect(await reviewsIn(value)).toEqual([expect.objectContaining(row), expect.objectContaining(row)]);
  });

  it('name things of their graph', async () => {
    const graph = [
      { ...review, author: { '@id': '#us' }, '@type': ['ClaimReview'] },
      { '@id': '#us', '@type': 'Organization', name: 'Us' },
    ];
    expect(await reviewsIn({ '@graph': graph })).toEqual([expect.objectContaining({ reviewer: 'Us' })]);
  });

  it('are rows as a search for them gives them, one for each check of a claim', async () => {
    const check = { publisher: { name: 'Checkers', site: 'example.com' }, url: 'https://example.com/x', title: 'T' };
    const claims = [
      {
        text: 'It rains',
        claimant: 'Somebody',
        claimDate: '2024-03-05T00:00:00Z',
        claimReview: [{ ...check, reviewDate: '2024-03-06', textualRating: 'False', languageCode: 'en' }, check],
      },
    ];
    const found = {
      claim: 'It rains',
      claimant: 'Somebody',
      reviewer: 'Checkers',
      review_url: 'https://example.com/x',
    };
    expect(await reviewsIn({ claims })).toEqual([
      expect.objectContaining({ ...found, rating: 'False', language: 'en', publisher_site: 'example.com' }),
      expect.objectContaining(found),
    ]);
  });

  it('have their claim in the claim reviewed where it stands nowhere else', async () => {
    const check = { '@type': 'ClaimReview', url: 'https://example.com/x' };
    for (const claim of [
      { text: 'It rains' },
      { name: 'It rains' },
      { '@type': 'Claim', name: 'It rains', text: null },
    ])
      expect(await reviewsIn({ ...check, itemReviewed: claim })).toMatchObject([{ claim: 'It rains' }]);
    expect(await reviewsIn({ ...check, claimReviewed: 'It rains', itemReviewed: { name: 'Rain' } })).toMatchObject([
      { claim: 'It rains', 'itemReviewed.name': 'Rain' },
    ]);
  });

  it('may write the names of schema.org in full, and texts with their language', async () => {
    const found = [{ claim: 'It rains', review_url: 'https://example.com/x', reviewer: 'Us', rating: 'False' }];
    for (const before of ['schema:', 'http://schema.org/', 'https://schema.org/']) {
      const text = (value: string) => [{ '@value': value, '@language': 'en' }];
      const check = {
        '@type': [`${before}ClaimReview`],
        [`${before}claimReviewed`]: text('It rains'),
        [`${before}url`]: { '@id': 'https://example.com/x' },
        [`${before}author`]: [{ [`${before}name`]: text('Us') }],
        [`${before}reviewRating`]: { [`${before}alternateName`]: text('False') },
      };
      expect(await reviewsIn(check)).toMatchObject(found);
    }
    expect(await reviewsIn({ type: 'ClaimReview', claimReviewed: 'It rains' })).toMatchObject([{ claim: 'It rains' }]);
  });

  it('name a claim of their graph together with its type', async () => {
    const graph = [
      { '@id': '#c', '@type': 'Claim', author: { '@type': 'Person', '@id': '#p' } },
      { '@id': '#p', '@type': 'Person', name: 'A. Minister' },
      { '@type': 'ClaimReview', claimReviewed: 'It rains', itemReviewed: { '@type': 'Claim', '@id': '#c' } },
      { '@type': 'ClaimReview', claimReviewed: 'It rains', itemReviewed: { '@id': '#c' } },
    ];
    const found = { claim: 'It rains', claimant: 'A. Minister' };
    expect(await reviewsIn({ '@graph': graph })).toMatchObject([found, found]);
  });

  it('lose nothing of those who claim and check, and of where it appeared', async () => {
    const [found] = await reviewsIn({
      '@type': 'ClaimReview',
      claimReviewed: 'It rains',
      author: [{ name: 'A', url: 'https://a.example' }, { name: 'B', url: 'https://b.example' }, 'C'],
      itemReviewed: [
        {
          author: { name: 'One', sameAs: ['https://one.example'] },
          appearance: { url: 'https://x.example', headline: 'X' },
        },
        { author: { name: 'Two' }, datePublished: '2024' },
      ],
    });
    expect(found).toMatchObject({
      claimant: 'One | Two',
      reviewer: 'A | B | C',
      'author.url': 'https://a.example | https://b.example',
      'itemReviewed.author.sameAs': 'https://one.example',
      'itemReviewed.appearance.headline': 'X',
      'itemReviewed.2.datePublished': '2024',
    });
  });

  it('within a page are refused with what to do', async () => {
    const page = `<script type="application/ld+json">${JSON.stringify(review)}</script>`;
    await expect(tableIn(page)).rejects.toMatchObject({ message: expect.stringContaining('This is a web page') });
  });

  it('are found line by line', async () => {
    const read = await tableIn(`${JSON.stringify(review)}\n{"a\n${JSON.stringify(review)}\n`);
    expect(read).toMatchObject({ rows: 3, choice: { kind: 'claimreview' }, broken: [{ row: 2 }] });
  });

  it('are refused where there are none', async () => {
    await expect(tableIn('{"a":1}', { kind: 'claimreview' })).rejects.toMatchObject({
      message: expect.stringContaining('no fact-check'),
    });
  });
});

describe('a list within an object', () => {
  const one = { claim: 'It rains', day: '2024-03-05' };
  it.each([
    ['claims', { claims: [one, { claim: 'It snows' }] }, 'The rows are those of the list “claims”.'],
    [
      'deeper, with more beside it',
      { data: { results: [one, { claim: 'It snows' }], total: 2 }, next: null, at: 'x' },
      'The rows are those of the list “data.results”. What stands beside it is left out: data.total, next, at.',
    ],
  ])('is the table, and that is said: %s', async (_, value, notice) => {
    const read = await tableIn(JSON.stringify(value, null, 2));
    expect(read.all).toEqual([
      [1, 'It rains', '2024-03-05'],
      [2, 'It snows'],
    ]);
    expect(read.notices).toContain(notice);
  });
  it.each([
    ['an object that says something itself', { claim: 'It rains', sources: [{ name: 'A' }, { name: 'B' }] }],
    ['two lists', { claims: [one], sources: [{ name: 'A' }] }],
    ['a list of texts', { claims: ['It rains'] }],
  ])('is no table where it is %s', async (_, value) => {
    expect((await tableIn(JSON.stringify(value))).all).toHaveLength(1);
  });
});
