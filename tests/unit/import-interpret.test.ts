import { describe, expect, it } from 'vitest';
import { interpreter } from '@/lib/import/interpret';
import { type ColumnUse, type Mapping, mapping, NOTE_TEXT_LIMIT } from '@/lib/import/mapping';
import { mappingProblems } from '@/lib/import/mapping-problems';
import type { FileRow } from '@/lib/import/read-table';
import { imported, reasonsOf, rowOf, using } from '../support/imported';

type Use = string | ({ field: string } & Partial<Extract<ColumnUse, { use: 'field' }>>);

/** A mapping of columns to fields; a blank one is left out, one with “note:” before it a note. */
const mapped = (uses: readonly Use[], more: Partial<Mapping> = {}): Mapping =>
  mapping.parse({
    rows: 'claim',
    ...more,
    columns: uses.map((use, at) => ({
      header: `Header ${at + 1}`,
      as:
        use === ''
          ? { use: 'out' }
          : typeof use !== 'string'
            ? { use: 'field', ...use }
            : use.startsWith('note:')
              ? { use: 'note', name: use.slice(5) }
              : { use: 'field', field: use },
    })),
  });

const read = (uses: readonly Use[], cells: readonly string[], more: Partial<Mapping> = {}) =>
  interpreter(mapped(uses, more))([7, ...cells]);
const claim = 'claim.statement';
/** Chains of a file in which they have arrows. */
const chains = { field: 'chain.text', list: 'name' } as const;

describe('a row of a file', () => {
  it('is blank where nothing in it can be seen', () => {
    for (const cells of [[], ['', ''], [' ', '\t', '\u200b', '', '\n']])
      expect(read([claim, 'note:A'], cells)).toEqual({ kind: 'blank', row: 7 });
  });

  it('is refused with cells beyond the header, and taken where those are empty', () => {
    expect(reasonsOf(read([claim], ['It rained.', '', 'x', 'y']))).toEqual([
      'row: The row has 4 cells, the header 1. Put a cell that contains the separator in quotation marks.',
    ]);
    expect(read([claim], ['It rained.', '', ' ']).kind).toBe('row');
  });

  it('is taken with fewer cells; what is not there empties nothing', () => {
    const { row } = { row: rowOf(read([claim, { field: 'claim.topics', whenEmpty: 'clear' }], ['It rained.'])) };
    expect(row.claim).toEqual({ statement: 'It rained.', notes: [] });
  });

  it('is refused where it says nothing of a claim, rather than dropped', () => {
    const reason =
      'row: The row does not say which claim it is about. Give a statement, or the number or key of a claim.';
    expect(reasonsOf(read([claim, 'note:A'], ['', 'x']))).toEqual([reason]);
    expect(reasonsOf(read([claim, ''], ['', 'x']))).toEqual([reason]);
  });

  it('has every cell that is wrong named', () => {
    const cells = ['x'.repeat(1001), 'maybe', '00.00.0000', 'not an address', 'a\0b', 'A'];
    const uses = [claim, 'claim.status', 'document.published', 'document.url', 'note:N', 'chain.source'];
    expect(reasonsOf(read(uses, cells))).toEqual([
      '0: A statement has at most 1,000 characters.',
      '1: “maybe” is not known as “Status”. Say which word of Whence it means.',
      expect.stringMatching(/^2: “00.00.0000” would lie in the year 0;/),
      '3: Give a full address that begins with https:// or http://.',
      '4: It contains a NUL character, which cannot be stored. Take it out.',
    ]);
  });

  it.each([
    ['claim.id', 'C-12', '“C-12” is not a whole number.'],
    ['claim.id', '0', 'Numbers begin at 1.'],
    ['claim.id', '99999999999', 'There is no such number.'],
    ['claim.topics', 'long'.repeat(26), 'The name of a topic has at most 100 characters.'],
    ['chain.source', 'long'.repeat(51), 'A name has at most 200 characters.'],
    ['document.language', 'English', 'Give the language by its code, such as “en”, “de” or “zh”.'],
    ['document.published', '2999-01-01', 'The date lies in the future.'],
    ['document.published', '45356', expect.stringMatching(/^“45356” is no date/)],
    ['document.published', '1066', expect.stringMatching(/^“1066” would lie in the year 1066/)],
    ['document.published', '05.03.2024', expect.stringMatching(/can be 5 March 2024 or 3 May 2024/)],
    ['claim.key', 'long'.repeat(126), 'A key has at most 300 characters.'],
  ])('refuses %s %.30s', (field, cell, reason) => {
    const answer = interpreter(mapped([claim, field, 'document.title']))([7, 'It rained.', cell, 'T']);
    expect(answer).toEqual({ kind: 'refused', row: 7, refusals: [{ row: 7, column: 1, reason }] });
  });

  it('refuses a note that is too long', () => {
    expect(reasonsOf(read([claim, 'note:N'], ['x', 'n'.repeat(NOTE_TEXT_LIMIT + 1)]))).toEqual([
      '1: A note has at most 100,000 characters; this one has 100,001.',
    ]);
  });
});

describe('an empty cell', () => {
  const fields = ['claim.topics', 'document.url', 'document.authors', 'utterance.certainty', 'utterance.said'];

  it('says nothing', () => {
    const row = rowOf(read([claim, 'chain.source', ...fields, 'note:N'], ['x', 'A', '', '', '', '', '', '']));
    expect(row).toEqual({ row: 7, claim: { statement: 'x', notes: [] }, chains: [[{ source: { name: 'A' } }]] });
  });

  it('empties where the mapping says so', () => {
    const clearing = fields.map((field) => ({ field, whenEmpty: 'clear' as const }));
    const map = mapped([claim, 'chain.source', 'document.title', ...clearing]);
    map.columns.push({ header: 'N', as: { use: 'note', name: 'N', whenEmpty: 'clear' } });
    expect(rowOf(interpreter(map)([7, 'x', 'A', 'T', '', '', '', '', '', '']))).toEqual({
      row: 7,
      claim: { statement: 'x', topics: [], notes: [{ name: 'N', text: '' }] },
      chains: [
        [
          {
            source: { name: 'A' },
            certainty: null,
            saidAt: null,
            document: { title: 'T', url: null, authors: [], notes: [] },
          },
        ],
      ],
    });
  });

  it('empties nothing that the row does not speak of', () => {
    const uses = [claim, 'chain.source', ...fields.map((field) => ({ field, whenEmpty: 'clear' as const }))];
    expect(rowOf(read(uses, ['x', '', '', '', '', '', ''])).chains).toEqual([]);
  });
});

describe('closed words', () => {
  it('are ours by name or label, or what the table says; what differed is kept', () => {
    const uses = [
      claim,
      { field: 'document.kind', words: { 'press release': 'report', memo: '' }, name: 'Type' },
      'document.title',
    ];
    const kindOf = (cell: string) => {
      const row = rowOf(read(uses, ['x', cell, 'T']));
      return [row.chains[0]?.[0]?.document?.kind, row.claim?.notes];
    };
    expect(kindOf('Interview')).toEqual(['interview', []]);
    expect(kindOf(' Press  RELEASE ')).toEqual(['report', [{ name: 'Type', text: ' Press  RELEASE ' }]]);
    expect(kindOf('Memo')).toEqual([undefined, [{ name: 'Type', text: 'Memo' }]]);
    expect(() => kindOf('constructor')).toThrow('is not known');
  });

  it('of several parts are found with spaces or underscores', () => {
    const uses = [claim, 'claim.confidence', 'claim.likelihood', 'claim.reason'];
    const judged = (...cells: string[]) => rowOf(read(uses, ['x', ...cells])).claim?.judgement;
    expect(judged('High', 'Almost certain', 'Seen.')).toEqual({
      confidence: 'high',
      likelihood: 'almost_certain',
      reason: 'Seen.',
    });
    expect(judged('cannot be judged', '', 'No text.')).toEqual({
      confidence: 'none',
      likelihood: null,
      reason: 'No text.',
    });
    expect(() => judged('none', 'likely', 'x')).toThrow('A claim that cannot be judged has no likelihood.');
    expect(() => judged('', 'likely', '')).toThrow('A judgement needs a confidence.');
  });
});

describe('dates', () => {
  const on = (cell: string, dates: 'dmy' | 'mdy' | 'ymd' | null = null, years?: 'near' | 'last') => {
    const use = { field: 'utterance.said', dates, ...(years && { years }) };
    const row = rowOf(read([claim, 'chain.source', use], ['x', 'A', cell]));
    const said = row.chains[0]?.[0]?.saidAt;
    return said && `${said.at} ${said.precision} ${said.note}`.trim();
  };

  it.each([
    ['05.03.2024', 'dmy', '2024-03-05T00:00:00.000Z day'],
    ['5/3/2024', 'mdy', '2024-05-03T00:00:00.000Z day'],
    ['05.03.2024 14:30 UTC', 'dmy', '2024-03-05T14:30:00.000Z minute'],
    ['05.03.2024 14:30', 'dmy', '2024-03-05T00:00:00.000Z day 05.03.2024 14:30'],
    ['2024-03-05 14:30:00', null, '2024-03-05T00:00:00.000Z day 2024-03-05 14:30:00'],
    ['2024-03-05T14:30:00+02:00', 'mdy', '2024-03-05T12:30:00.000Z minute'],
    ['20240305143059', null, '2024-03-05T14:30:00.000Z minute'],
    ['20240305', 'mdy', '2024-03-05T00:00:00.000Z day'],
    ['March 2024', 'dmy', '2024-03-01T00:00:00.000Z month'],
    ['circa 2024', 'ymd', '2024-01-01T00:00:00.000Z year circa 2024'],
  ] as const)('%j in the order %s is %s', (cell, order, date) => expect(on(cell, order)).toBe(date));

  it.each([
    ['05.03.24', 'dmy', 'near', '2024-03-05T00:00:00.000Z day'],
    ['3/5/24, 2:30 PM UTC', 'mdy', 'near', '2024-03-05T14:30:00.000Z minute'],
    ['24-03-05', 'ymd', 'near', '2024-03-05T00:00:00.000Z day'],
    ['05.03.98', 'dmy', 'near', '1998-03-05T00:00:00.000Z day'],
    ['05.03.24', 'dmy', 'last', '1924-03-05T00:00:00.000Z day'],
    ['5-Mar-24', null, 'near', '2024-03-05T00:00:00.000Z day'],
    ['March 5, 24', null, 'last', '1924-03-05T00:00:00.000Z day'],
    ['05.03.2024', 'dmy', 'last', '2024-03-05T00:00:00.000Z day'],
    ['5 March 2024', 'dmy', 'last', '2024-03-05T00:00:00.000Z day'],
  ] as const)('%j in the order %s with years that mean %s is %s', (cell, order, years, date) =>
    expect(on(cell, order, years)).toBe(date),
  );

  it('refuses years of two digits until somebody says what they stand for', () => {
    for (const cell of ['05.03.24', '24-03-05', '5-Mar-24', '05.05.05'])
      expect(() => on(cell, 'dmy'), cell).toThrow(/two digits|in several ways/);
    expect(() => on('05.03.24', null, 'near')).toThrow('in several ways');
  });

  it('refuses a month above 12 in the order of its column', () => {
    expect(() => on('25.03.2024', 'mdy')).toThrow('there is no month 25');
    expect(() => on('20241301', null)).toThrow('there is no month 13');
  });
});

describe('chains', () => {
  const chainsOf = (text: string) =>
    rowOf(read([claim, chains], ['x', text])).chains.map((chain) =>
      chain.map(({ source, document }) => (document ? `${source?.name} [${document.title}]` : source?.name)),
    );

  it.each([
    ['A → B -> C > D', [['A', 'B', 'C', 'D']]],
    ['A → B\r\nC', [['A', 'B'], ['C']]],
    [
      'A → B | C → D',
      [
        ['A', 'B'],
        ['C', 'D'],
      ],
    ],
    ['A|B → C', [['A|B', 'C']]],
    ['A \\| B → C\\>D', [['A | B', 'C>D']]],
    ['"A | B" → C', [['A | B', 'C']]],
    ['"A ""x | y"" B" → C | D', [['A "x | y" B', 'C'], ['D']]],
    ['A [Rain | The Post] → B | C', [['A [Rain | The Post]', 'B'], ['C']]],
    ['A ["Rain ] | x"] | C', [['A [Rain ] | x]'], ['C']]],
    ['A \\[x | y', [['A [x'], ['y']]],
    ['A " | B', [['A "'], ['B']]],
  ])('%j are %j', (text, chains) => expect(chainsOf(text)).toEqual(chains));

  it.each([
    ['a gap', 'A → → C', 'A source is missing after “A”. Name it, or take an arrow away.'],
    ['an arrow at its end', 'A → ', 'A source is missing after “A”. Name it, or take an arrow away.'],
    ['an arrow at its beginning', '→ A', 'The chain begins with an arrow. Name the source before it.'],
    ['a source twice', 'A → É → e', '“e” stands twice in a row. A source cannot credit itself in one chain.'],
    [
      'too many hops',
      Array.from({ length: 51 }, (_, i) => `S${i}`).join(' → '),
      'A chain has at most 50 hops; this one has 51.',
    ],
    ['a long name', `A → ${'x'.repeat(201)}`, 'A name has at most 200 characters.'],
    ['a long title', `A [${'x'.repeat(501)}]`, 'A title has at most 500 characters.'],
    ['too many lines', 'A\n'.repeat(101), 'A cell has at most 100 chains.'],
    ['more signs than can be read', 'A'.repeat(200_001), 'Chains in one cell have at most 200,000 characters.'],
  ])('with %s are refused', (_, text, reason) => {
    expect(reasonsOf(read([claim, chains], ['x', text]))).toEqual([`1: ${reason}`]);
  });

  it('with awkward signs are read at once', () => {
    for (const sign of ['[', '"', '\\', '→ "', '| [', '> ', '[ "'])
      expect(read([claim, 'chain.text'], ['x', sign.repeat(60_000 / sign.length)]).kind).toMatch(/row|refused/);
  });

  it('as exported have brackets and quotation marks in the names', () => {
    const text = 'Smith [CEO] → "The Post" | origin unknown → A \\| B\\\\ → C\\>D';
    expect(rowOf(read([claim, 'chain.exported'], ['x', text])).chains).toEqual([
      [{ source: { name: 'Smith [CEO]' } }, { source: { name: '"The Post"' } }],
      [
        { source: { name: 'origin unknown', kind: 'unknown' } },
        { source: { name: 'A | B\\' } },
        { source: { name: 'C>D' } },
      ],
    ]);
  });

  const columns = ['chain.source', 'chain.sourceKind', 'chain.source', 'chain.source', claim];

  it('of several columns are one, in their order and without the empty ones, or one each', () => {
    const cells = ['A', 'agency', '', 'B', 'x'];
    const a = { source: { name: 'A', kind: 'agency' } };
    const b = { source: { name: 'B' } };
    expect(rowOf(read(columns, cells, { sources: 'chain' })).chains).toEqual([[a, b]]);
    expect(rowOf(read(columns, cells, { sources: 'separate' })).chains).toEqual([[a], [b]]);
    expect(reasonsOf(read(columns, ['A', '', '', 'a', 'x'], { sources: 'chain' }))).toEqual([
      'row: “a” stands twice in a row. A source cannot credit itself in one chain.',
    ]);
    expect(reasonsOf(read(columns, ['', 'agency', '', 'B', 'x']))).toEqual([
      'row: The row says what kind of source it is, but names none.',
    ]);
  });

  it('of a cell with several sources are one each', () => {
    const split = [claim, { field: 'chain.source', split: ';' }];
    expect(rowOf(read(split, ['x', 'A; B;;C '])).chains.map(([hop]) => hop?.source?.name)).toEqual(['A', 'B', 'C']);
    expect(reasonsOf(read(split, ['x', 'A;B'], { sources: 'chain' }))).toEqual([
      'row: Several sources in one cell cannot be one place of a chain.',
    ]);
  });
});

describe('several values', () => {
  it('on several lines of a cell of sources are not taken for one', () => {
    const reason = '1: The cell has several lines. Say whether each is a value of its own.';
    expect(reasonsOf(read([claim, 'chain.source'], ['x', 'A\nB']))).toEqual([reason]);
    expect(reasonsOf(read([claim, { field: 'chain.source', split: ';' }], ['x', 'A;B\nC']))).toEqual([reason]);
    expect(rowOf(read([claim, { field: 'chain.source', split: '\n' }], ['x', 'A\nB\n'])).chains).toHaveLength(2);
  });

  it('are refused where there are more than a record can have', () => {
    const split = (field: string) => ({ field, split: ';' });
    const many = (count: number) => Array.from({ length: count }, (_, i) => `t${i}`).join(';');
    expect(reasonsOf(read([claim, split('claim.topics'), split('claim.topics')], ['x', many(30), many(30)]))).toEqual([
      'row: A claim has at most 50 topics.',
    ]);
    expect(reasonsOf(read([claim, split('claim.topics')], ['x', many(501)]))).toEqual([
      '1: A cell has at most 500 values.',
    ]);
    expect(reasonsOf(read([claim, 'document.title', split('document.authors')], ['x', 'T', many(51)]))).toEqual([
      'row: At most 50 authors can be stored.',
    ]);
  });
});

describe('documents and words of a claim', () => {
  it('belong to the last source of each chain', () => {
    const uses = [
      claim,
      'chain.text',
      'document.title',
      'document.publisher',
      'utterance.stance',
      'link.cue',
      'link.note',
    ];
    expect(rowOf(read(uses, ['x', 'A → B | C', 'Rain', 'Post', 'denies', 'said A', 'seen'])).chains).toEqual([
      [
        { source: { name: 'A' } },
        {
          source: { name: 'B' },
          stance: 'denies',
          cues: ['said A'],
          note: 'seen',
          document: { title: 'Rain', publisher: { name: 'Post' }, notes: [] },
        },
      ],
      [
        {
          source: { name: 'C' },
          stance: 'denies',
          document: { title: 'Rain', publisher: { name: 'Post' }, notes: [] },
        },
      ],
    ]);
  });

  it('are those of the publisher where there is no source', () => {
    const uses = [claim, 'document.url', 'document.publisher'];
    const document = { url: 'https://a.example/1', publisher: { name: 'Post' }, notes: [] };
    expect(rowOf(read(uses, ['x', 'https://a.example/1', 'Post'])).chains).toEqual([
      [{ source: { name: 'Post' }, document }],
    ]);
    expect(rowOf(read(uses, ['x', 'https://a.example/1', ''])).chains).toEqual([
      [{ document: { url: 'https://a.example/1', notes: [] } }],
    ]);
    expect(rowOf(read(uses, ['x', '', 'Post'])).chains).toEqual([[{ source: { name: 'Post' } }]]);
    expect(rowOf(read(uses, ['x', '', ''])).chains).toEqual([]);
  });

  it('agree with the document that the chain names', () => {
    const uses = [claim, 'chain.text', 'document.title', 'document.url'];
    const documentOf = (...cells: string[]) => rowOf(read(uses, ['x', ...cells])).chains[0]?.at(-1)?.document;
    expect(documentOf('A [Rain]', '', 'https://a.example/1')).toEqual({
      title: 'Rain',
      url: 'https://a.example/1',
      notes: [],
    });
    expect(documentOf('A [rain]', 'Rain', '')).toEqual({ title: 'Rain', notes: [] });
    expect(() => documentOf('A [Rain]', 'Snow', '')).toThrow(
      'The chain ends in the document “Rain”, but the row has “Snow”.',
    );
  });

  it.each([
    [
      ['utterance.stance'],
      ['denies'],
      'The row says how or when it was said, but not by whom. Name a source or a document.',
    ],
    [
      ['link.cue', 'chain.source'],
      ['said', 'A'],
      'The row has a cue or a note on a link, but no source that credits another.',
    ],
    [
      ['document.kind', 'chain.source'],
      ['report', 'A'],
      'The row says something of a document, but gives neither its title nor its address.',
    ],
  ])('%j without what they belong to are refused', (uses, cells, reason) => {
    expect(reasonsOf(read([claim, ...uses], ['x', ...cells]))).toEqual([`row: ${reason}`]);
  });
});

describe('other rows', () => {
  it('of sources', () => {
    const uses = [
      ...[
        'source.name',
        'source.kind',
        { field: 'source.aliases', split: ';' },
        { field: 'source.domains', split: ',' },
      ],
      ...['source.owner', 'source.reliability', 'source.peopleCount', 'source.terms', 'source.description', 'note:N'],
    ];
    const cells = [
      'Post',
      'Outlet',
      'The Post; DP',
      'post.example, www.dp.example',
      'Gray',
      'b',
      '3',
      'on background',
      'Old',
      'n',
    ];
    expect(rowOf(read(uses, cells, { rows: 'source' }))).toEqual({
      row: 7,
      chains: [],
      source: {
        name: 'Post',
        kind: 'outlet',
        aliases: ['The Post', 'DP'],
        domains: ['post.example', 'dp.example'],
        owner: { name: 'Gray' },
        reliability: 'B',
        peopleCount: 3,
        terms: 'on background',
        description: 'Old',
        notes: [{ name: 'N', text: 'n' }],
      },
    });
    expect(reasonsOf(read(['source.name', 'note:N'], ['', 'n'], { rows: 'source' }))).toEqual([
      'row: The row does not say which source it is about. Give a name, or the number or key of a source.',
    ]);
  });

  it('of documents without title, address, number or key are refused', () => {
    expect(reasonsOf(read(['document.title', 'document.kind'], ['', 'report'], { rows: 'document' }))).toEqual([
      'row: The row does not say which document it is about. Give its title, address, number or key.',
    ]);
  });

  it('of attributions', () => {
    const uses = [
      'claim.id',
      'who.source',
      'who.sourceId',
      'who.documentTitle',
      'credits.source',
      'credits.stance',
      'link.cue',
    ];
    const of = (...cells: string[]) => read(uses, cells, { rows: 'attribution' });
    expect(rowOf(of('4', 'Post', '9', 'Rain', 'Agency', 'affirms', 'said'))).toEqual({
      row: 7,
      claim: { id: 4, notes: [] },
      chains: [
        [
          { source: { name: 'Agency' }, stance: 'affirms' },
          { source: { name: 'Post', id: 9 }, document: { title: 'Rain', notes: [] }, cues: ['said'] },
        ],
      ],
    });
    expect(rowOf(of('4', 'Post', '', '', '', '', '')).chains).toEqual([[{ source: { name: 'Post' } }]]);
    expect(rowOf(of('4', '', '', '', '', '', '')).chains).toEqual([]);
    expect(reasonsOf(of('4', '', '', '', 'Agency', '', ''))).toEqual([
      'row: The row says who is credited, but not who credits.',
    ]);
    expect(reasonsOf(of('4', 'Post', '', '', '', '', 'said'))).toEqual([
      'row: The row has a cue or a note on a link, but does not say who is credited.',
    ]);
    expect(reasonsOf(of('4', '', '9', '', '', '', ''))).toEqual([
      'row: The row says something of a source, but does not name it.',
    ]);
  });
});

describe('a mapping', () => {
  it.each<[string[], Partial<Mapping>, string]>([
    [['claim.statement', 'claim.statement'], {}, 'Only one column can be “Statement”.'],
    [['claim.statement', 'nothing'], {}, 'A row of this file is a claim. It has no field “nothing”.'],
    [['claim.statement', 'who.source'], {}, 'A row of this file is a claim. It has no field “Source”.'],
    [['claim.status'], {}, 'Choose a column for one of these: “Statement”, “Claim key”, “Claim number”.'],
    [['claim.statement', 'note:a', 'note:A'], {}, 'Two columns would become the note “A”.'],
    [
      ['claim.statement', 'chain.sourceKind'],
      {},
      'A column says what kind of source it is, but no column names a source.',
    ],
  ])('of %j is refused', (uses, more, reason) => {
    expect(mappingProblems(mapped(uses, more)).map((problem) => problem.reason)).toEqual([reason]);
    expect(() => interpreter(mapped(uses, more))).toThrow(reason);
  });

  it('cannot empty what must be there, nor give words that are not ours', () => {
    const problems = mappingProblems(
      mapped([
        { field: claim, whenEmpty: 'clear' },
        { field: 'claim.status', words: { done: 'finished', open: '' } },
      ]),
    );
    expect(problems).toEqual([
      { column: 0, reason: '“Statement” cannot be emptied.' },
      { column: 1, reason: '“finished” is no word of “Status”.' },
    ]);
  });
});

describe('text of others', () => {
  it('keeps its signs; text of ours loses the guard', () => {
    const cells = ["'=1+1", "''=x"];
    expect(rowOf(read([claim, 'note:N'], cells)).claim).toEqual({
      statement: "'=1+1",
      notes: [{ name: 'N', text: "''=x" }],
    });
    expect(rowOf(read([claim, 'note:N'], cells, { guarded: true })).claim).toEqual({
      statement: '=1+1',
      notes: [{ name: 'N', text: "'=x" }],
    });
  });

  it('in 16,384 columns is read at once', () => {
    const headers = ['Claim', ...Array.from({ length: 16_383 }, (_, at) => (at % 2 ? `Source ${at}` : 'x'))];
    const { rows } = imported(headers, [headers]);
    expect(reasonsOf(rows[0])).toEqual(['row: A row has at most 100 chains; this one has 500.']);
  });

  it('is read in one pass over many rows', () => {
    const headers = ['Claim', 'Status', 'Topics', 'Chain', 'Date', 'URL', 'Title', 'A', 'B', 'C', 'D', 'E'];
    const row = [
      ...[
        'The bridge over the river is shut.',
        'confirmed',
        'roads; rivers',
        'Agency → Daily Post → Radio Nord',
        '2024-03-05',
      ],
      ...['https://post.example/a/b', 'Bridge shut', 'a', 'b', '', 'd', 'e'],
    ];
    const { mapping: map } = imported(headers, [row], using('Date', { dates: 'dmy' }));
    const take = interpreter(map);
    const rows = Array.from({ length: 20_000 }, (_, at): FileRow => [at + 2, ...row]);
    expect(rows.filter((each) => take(each).kind === 'row')).toHaveLength(20_000);
  });
});

describe('a whole number', () => {
  it.each([
    ['12', 12],
    [' 12.0 ', 12],
    ['12,00', 12],
    ['1,234', 1234],
    ['1.234', 1234],
    ['1 234 567', 1_234_567],
    ['1’000', 1000],
    ['١٢', 12],
  ])('is read as spreadsheets write it: %j', (cell, id) =>
    expect(rowOf(read(['claim.id', claim], [cell, 'x'])).claim).toMatchObject({ id }),
  );

  it.each(['1.000', '1,000'])('is not guessed where it can be read in two ways: %j', (cell) =>
    expect(reasonsOf(read(['claim.id', claim], [cell, 'x']))).toEqual([
      `0: “${cell}” can be one number or a thousand times that. Write it in digits alone.`,
    ]),
  );

  it.each(['12.5', '12,34', '1.23.456', '-3', '1e3', '1,2345', '12.0.0'])('is none: %j', (cell) =>
    expect(reasonsOf(read(['claim.id', claim], [cell, 'x']))).toEqual([`0: “${cell}” is not a whole number.`]),
  );
});

describe('a date in another language', () => {
  const said = (cell: string, more: object = {}) =>
    read([claim, 'chain.source', { field: 'utterance.said', ...more }], ['x', 'A', cell]);

  it.each([
    ['5. März 2024', '2024-03-05', 'day'],
    ['Jänner 2024', '2024-01-01', 'month'],
    ['1er février 2024', '2024-02-01', 'day'],
    ['15 août 2023', '2023-08-15', 'day'],
    ['5 de marzo de 2024', '2024-03-05', 'day'],
    ['5 mrt. 2024', '2024-03-05', 'day'],
    ['12 ottobre 2023', '2023-10-12', 'day'],
    ['5-mai-2024', '2024-05-05', 'day'],
  ])('%s is %s', (cell, day, precision) => {
    expect(rowOf(said(cell)).chains[0]?.[0]?.saidAt).toMatchObject({ day, precision, note: '' });
  });

  it.each(['5. März 2024, 17.20 Uhr', '05.03.2024 17:20 Uhr', '5 mars 2024 17h20'])('keeps its time: %s', (cell) => {
    const saidAt = rowOf(said(cell, { dates: 'dmy' })).chains[0]?.[0]?.saidAt;
    expect(saidAt).toMatchObject({ day: '2024-03-05', precision: 'day', note: cell });
  });

  it('has its year of two digits asked about', () => {
    const { questions } = imported(['Claim', 'Quelle', 'Datum'], [['x', 'A', '5. Mär 24']]);
    expect(questions).toMatchObject([{ kind: 'years', column: 2, years: ['24'] }]);
  });

  it('is refused as it stands in the file', () => {
    for (const cell of ['31.02.2024', '1. Vendémiaire 2024', '30 février 2024'])
      expect(reasonsOf(said(cell, { dates: 'dmy' }))).toEqual([expect.stringContaining(`“${cell}” is no date`)]);
  });
});

describe('arrows of a chain', () => {
  const chainsOf = (cell: string) =>
    rowOf(read([claim, 'chain.text'], ['x', cell])).chains.map((hops) => hops.map(({ source }) => source?.name));

  it.each(['→', '->', '>', '-->', '=>', '⟶', '⇒', '➔', '➜', '➡️', '–>', '—>', '▶', '»', '›'])('%s', (arrow) => {
    expect(chainsOf(`A ${arrow} B${arrow}C`)).toEqual([['A', 'B', 'C']]);
  });

  it('are none in quotation marks, brackets and quoted names', () => {
    expect(chainsOf('"A => B" => C')).toEqual([['A => B', 'C']]);
    expect(chainsOf('« Le Soir » → AFP')).toEqual([['« Le Soir »', 'AFP']]);
    const [chain] = rowOf(read([claim, 'chain.text'], ['x', 'A [What => why] ⇒ B'])).chains;
    expect(chain).toMatchObject([
      { source: { name: 'A' }, document: { title: 'What => why' } },
      { source: { name: 'B' } },
    ]);
  });

  it.each(['B ← A', 'B <- A', 'B <-- A', 'B ⇐ A'])('that point to the left are refused: %s', (cell) =>
    expect(reasonsOf(read([claim, 'chain.text'], ['x', cell]))).toEqual([
      '1: An arrow points to the left. Write the origin first: “A → B”.',
    ]),
  );

  it('make a chain of a column of sources', () => {
    for (const cell of ['A => B', 'A ⟶ B', 'A > B'])
      expect(imported(['Claim', 'Source'], [['x', cell]]).mapping.columns[1]?.as).toMatchObject({
        field: 'chain.text',
      });
  });

  it('on both sides of a semicolon make two chains, and that is asked', () => {
    const { rows, questions } = imported(['Claim', 'Chain'], [['x', 'A → B; C → D']]);
    expect(rowOf(rows[0]).chains.map((hops) => hops.map(({ source }) => source?.name))).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ]);
    expect(questions).toMatchObject([{ kind: 'split', column: 1, split: ';' }]);
    const { rows: others } = imported(['Claim', 'Chain'], [['x', 'A → Smith; Sons']]);
    expect(rowOf(others[0]).chains).toHaveLength(1);
  });

  it('are read at once, however many brackets and quotation marks open', () => {
    for (const sign of ['[', '"', '=', '«', '<-', '[[=>'])
      expect(read([claim, 'chain.text'], ['x', sign.repeat(50_000)]).kind).toBe('refused');
  });
});
