import { describe, expect, it } from 'vitest';
import { columnsOf } from '@/lib/import/cells';
import { interpreter } from '@/lib/import/interpret';
import type { Mapping } from '@/lib/import/mapping';
import { mappingProblems } from '@/lib/import/mapping-problems';
import { placeholderIn, placeholdersIn } from '@/lib/import/placeholders.mjs';
import { propose } from '@/lib/import/propose';
import { openQuestions } from '@/lib/import/questions';
import { settled } from '@/lib/import/settled';
import { Telling } from '@/lib/import/telling.mjs';
import { imported, numbered, reasonsOf, rowOf, using } from '../support/imported';

const unknown = { name: 'origin unknown', kind: 'unknown' };

describe('what people write where there is no value', () => {
  it.each(['-', '–', ' — ', '--', '…', '/', '#N/A', '#REF!'])('“%s” is a sign that names nothing', (text) => {
    expect(placeholderIn(text)).toBe('sign');
  });
  it.each([
    'n/a',
    'N/A',
    'NaN',
    'null',
    'None',
    'unknown',
    'Unknown ',
    '?',
    'tbd',
    'k. A.',
    'Ohne Datum',
    '不明',
    'ＮＡ',
  ])('“%s” is a word that may be a name', (text) => expect(placeholderIn(text)).toBe('word'));
  it.each(['', ' ', 'Nan Goldin', 'Unknown Pleasures', 'C-3', '0', '1', 'Null Ltd', 'no', '2024'])(
    '“%s” is neither',
    (text) => expect(placeholderIn(text)).toBeNull(),
  );
  it('is found among the values of a cell, and in chains', () => {
    expect(placeholdersIn('unknown → Reuters')).toEqual(['unknown']);
    expect(placeholdersIn('The Wire -> ? -> AI News | n/a')).toEqual(['?', 'n/a']);
    expect(placeholdersIn('Ann Lee; none')).toEqual(['none']);
    expect(placeholdersIn('Nothing is unknown, he said.')).toEqual([]);
  });
});

describe('in a date, an address or a number', () => {
  it.each([
    ['Published', 'n/a'],
    ['Published', '-'],
    ['Published', 'unknown'],
    ['Published', 's. d.'],
    ['URL', 'N/A'],
    ['URL', '—'],
    ['Published', '#N/A'],
  ])('%s: “%s” is an empty cell', (header, cell) => {
    const { rows, questions, mapping } = imported(
      ['Title', header],
      [
        ['The pump failed', cell],
        ['It holds', header === 'URL' ? 'https://a.example/1' : '2024-03-05'],
      ],
    );
    expect(questions).toEqual([]);
    expect(mappingProblems(mapping)).toEqual([]);
    expect(rowOf(rows[0]).document).toEqual({ title: 'The pump failed', notes: [] });
    expect(rows[1]?.kind).toBe('row');
  });

  it('empties it where an empty cell does', () => {
    const { rows } = imported(
      ['Title', 'Published'],
      [['The pump failed', 'n/a']],
      using('Published', { whenEmpty: 'clear' }),
    );
    expect(rowOf(rows[0]).document?.publishedAt).toBeNull();
  });

  it('is asked or refused where it says something', () => {
    const { rows } = imported(['Title', 'Published'], [['The pump failed', 'last spring']]);
    expect(reasonsOf(rows[0])).toHaveLength(1);
  });
});

describe('where a name stands', () => {
  const rows = [
    ['It rained.', 'Unknown'],
    ['It snowed.', '–'],
    ['It hailed.', 'Reuters'],
  ];
  const read = (meant: string) =>
    imported(['Claim', 'Source'], rows, using('Source', { words: { unknown: meant, '-': 'empty' } }));

  it('words are asked about, signs are empty cells, and rows are refused until it is decided', () => {
    const { questions, rows: found } = imported(['Claim', 'Source'], rows);
    expect(questions).toEqual([
      {
        ...{ kind: 'words', column: 1, words: ['Unknown'] },
        text: 'Is nobody named where these words stand, or is somebody called so?',
      },
    ]);
    expect(reasonsOf(found[0])).toEqual([
      '1: “Unknown” may stand for nothing, or be what somebody is called. Say which it is.',
    ]);
    expect(rowOf(found[1]).chains).toEqual([]);
    expect(rowOf(found[2]).chains).toEqual([[{ source: { name: 'Reuters' } }]]);
  });
  it('can be a source that nobody knows', () => {
    expect(rowOf(read('unknown').rows[0]).chains).toEqual([[{ source: unknown }]]);
  });
  it('can be an empty cell', () => {
    expect(rowOf(read('empty').rows[0]).chains).toEqual([]);
  });
  it('is no blank row where nothing else stands in it', () => {
    expect(reasonsOf(imported(['Claim', 'Source'], [['-', '–']]).rows[0])).toEqual([
      'row: The row does not say which claim it is about. Give a statement, or the number or key of a claim.',
    ]);
  });
  it('can be a name', () => {
    expect(rowOf(read('name').rows[0]).chains).toEqual([[{ source: { name: 'Unknown' } }]]);
  });
  it('is asked of titles, statements, keys, topics and authors too', () => {
    const headers = ['Claim ID', 'Claim', 'Topics', 'Title', 'Author'];
    const { questions } = imported(headers, [['n/a', 'None', 'tbd', 'unknown', 'unknown']]);
    expect(questions.map((question) => 'column' in question && question.column)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('in chains and lists', () => {
  const chain = (words: Record<string, string>) =>
    imported(
      ['Claim', 'Chain'],
      [
        ['It rained.', 'unknown → Reuters → AI News'],
        ['It snowed.', '-'],
        ['It hailed.', 'Reuters -> ?'],
      ],
      using('Chain', { words }),
    );

  it('is asked', () => {
    const { questions } = chain({ '-': 'empty' });
    expect(questions.map((question) => question.kind === 'words' && question.words)).toEqual([['unknown', '?']]);
  });
  it('is a hop of which nobody knows who it is, a name, or a hop that is missing', () => {
    const { rows } = chain({ '-': 'empty', unknown: 'unknown', '?': 'empty' });
    expect(rowOf(rows[0]).chains[0]?.map(({ source }) => source)).toEqual([
      unknown,
      { name: 'Reuters' },
      { name: 'AI News' },
    ]);
    expect(rowOf(rows[1]).chains).toEqual([]);
    expect(reasonsOf(rows[2])).toEqual(['1: A source is missing after “Reuters”. Name it, or take an arrow away.']);
    const named = chain({ '-': 'empty', unknown: 'name', '?': 'name' }).rows;
    expect(rowOf(named[0]).chains[0]?.[0]?.source).toEqual({ name: 'unknown' });
  });
  it('leaves the other values of a cell', () => {
    const { rows } = imported(['Claim', 'Sources', 'Topics'], [['It rained.', 'Reuters; -', 'rain; –']]);
    expect(rowOf(rows[0]).chains).toEqual([[{ source: { name: 'Reuters' } }]]);
    expect(rowOf(rows[0]).claim?.topics).toEqual(['rain']);
  });
});

describe('in what Whence wrote', () => {
  it('words are names', () => {
    const headers = ['id', 'slug', 'statement'];
    const rows = numbered([['1', 'unknown', 'Unknown']]);
    const { mapping, questions } = propose(headers, rows);
    expect(questions).toEqual([]);
    expect(rowOf(interpreter(mapping)([2, '1', 'unknown', 'Unknown'])).claim?.statement).toBe('Unknown');
  });
});

describe('far from the beginning', () => {
  it('is told of a column, alone and among others, and a kept mapping asks for what it does not know', () => {
    const telling = new Telling();
    for (let row = 0; row < 500; row++) telling.take([`It rained ${row} times.`, `A ${row} → B ${row}`]);
    telling.take(['It snowed.', 'unknown → Reuters']);
    const cells = telling.columns;
    expect(cells[1]).toContain('unknown');
    const { mapping } = propose(['Claim', 'Chain'], numbered([['It rained.', 'A → B']]));
    const open = (kept: Mapping) => openQuestions(settled(kept, cells), cells).map(({ kind }) => kind);
    expect(open(mapping)).toEqual(['words']);
    expect(open(using('Chain', { words: { unknown: 'unknown' } })(mapping))).toEqual([]);
    const dates = settled(propose(['Title', 'Published'], []).mapping, columnsOf(numbered([['A', 'n/a']])));
    expect(rowOf(interpreter(dates)([2, 'A', 'n/a'])).document).toEqual({ title: 'A', notes: [] });
  });
});
