import { describe, expect, it } from 'vitest';
import { columnsInWords, columnsShown } from '@/components/import/columns-shown';
import { choiceInWords, readingInWords } from '@/components/import/reading-words';
import type { ColumnUse, Mapping } from '@/lib/import/mapping';
import { sharesWords } from '@/lib/import/similar';

const column = (header: string, as: ColumnUse) => ({ header, as });
const field = (key: string): ColumnUse => ({
  ...{ use: 'field', field: key, whenEmpty: 'keep', split: null, dates: null, words: {} },
});
const mapping: Mapping = {
  ...{ rows: 'claim', sources: 'separate', guarded: false },
  columns: [
    column('Claim', field('claim.statement')),
    column('Réf.', { use: 'note', name: 'Réf.', whenEmpty: 'keep' }),
    column('Colour', { use: 'out' }),
    column('Status', field('claim.status')),
  ],
};

describe('the columns that are listed', () => {
  const shown = (filter: 'all' | 'asks' | 'field' | 'note', named = '') =>
    columnsShown(mapping, { filter, named, asks: new Set([3]) });

  it('are all, those to decide on, or those of one use', () => {
    expect(shown('all')).toEqual([0, 1, 2, 3]);
    expect(shown('asks')).toEqual([3]);
    expect(shown('field')).toEqual([0, 3]);
    expect(shown('note')).toEqual([1]);
  });

  it('are found by a part of their name, whatever its case and accents', () => {
    expect(shown('all', ' REF')).toEqual([1]);
    expect(shown('field', 'ref')).toEqual([]);
  });

  it('are counted in words', () => {
    expect(columnsInWords(mapping)).toBe('2 become fields, 1 kept as a note, 1 left out');
    expect(columnsInWords({ ...mapping, columns: mapping.columns.slice(0, 1) })).toBe('1 becomes a field');
  });
});

describe('how a file is read, in words', () => {
  it('names what a choice says, and nothing else', () => {
    expect(choiceInWords({ delimiter: ';', quote: null })).toBe(
      'cells parted by semicolons, quotation marks as ordinary characters',
    );
    expect(choiceInWords({ header: 3, sheet: 'March' })).toBe('the names of the columns in row 3, the sheet “March”');
    expect(choiceInWords({ encoding: 'x-own' })).toBe('the encoding x-own');
  });

  it('is a line', () => {
    const choice = { encoding: 'utf-8', delimiter: '\t', quote: null, header: null, sheet: null };
    expect(readingInWords({ ...choice, kind: 'delimited' })).toBe('separated text, tabs, UTF-8, no names of columns');
    expect(readingInWords({ ...choice, kind: 'xlsx', sheet: 'A', header: 2 })).toBe(
      'a workbook, sheet “A”, names of the columns in row 2',
    );
    expect(readingInWords({ ...choice, kind: 'jsonl' })).toBe('JSON');
  });
});

describe('statements that are shown as alike', () => {
  it('share half the words of the shorter one', () => {
    expect(sharesWords('Two of its hangers are cracked', 'The bridge was closed since two hangers are cracked')).toBe(
      true,
    );
    expect(sharesWords('The pump failed twice in March', 'Part of the deck fell into the water on 2 March')).toBe(
      false,
    );
  });

  it('share more than one word', () => {
    expect(sharesWords('Rain', 'Rain')).toBe(false);
  });
});
