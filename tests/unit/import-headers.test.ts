import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, fields, fieldsOf } from '@/lib/import/fields';
import { headerWords, listed } from '@/lib/import/header-words';
import { fingerprint, headerKey, noteNames } from '@/lib/import/headers';
import { type Layout, layoutOf, layouts } from '@/lib/import/layouts';
import { NOTE_NAME_LIMIT, rowKinds } from '@/lib/import/mapping';
import { meaning } from '@/lib/import/meaning';
import { propose } from '@/lib/import/propose';
import { wordsOf } from '@/lib/vocabulary';
import { usesOf } from '../support/imported';

const kinds = wordsOf(rowKinds);

/** A header as somebody else might have written it. */
const disguised = (header: string) =>
  fc
    .record({
      upper: fc.boolean(),
      accent: fc.boolean(),
      gap: fc.constantFrom(' ', '_', '\n', '\r\n', '  ', '-', '\u00a0', ''),
      around: fc.constantFrom('', ' ', '\ufeff', '"', '\n'),
      end: fc.constantFrom('', ':', ' ', '*', '?'),
    })
    .map(({ upper, accent, gap, around, end }) => {
      const cased = upper ? header.toUpperCase() : header;
      const marked = accent ? cased.replace(/[aeiou]/gi, '$&\u0301') : cased;
      return around + marked.replaceAll(' ', gap) + end + around;
    });

describe('headers', () => {
  const all = kinds.flatMap((kind) => wordsOf(headerWords[kind]).flatMap((field) => words(headerWords[kind], field)));

  it('are found whatever their case, accents, spaces and line breaks', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...all).chain((header) => fc.tuple(fc.constant(header), disguised(header))),
        ([header, found]) => void expect(headerKey(found)).toBe(headerKey(header)),
      ),
      { numRuns: 1000 },
    ));

  it.each(wordsOf(layouts))('of the layout %s are found so, in any order and among others', (name) => {
    const { has, uses, label }: Layout = layouts[name];
    const headers = [...new Set([...has, ...Object.keys(uses), 'Anything else'])];
    fc.assert(
      fc.property(fc.tuple(...headers.map(disguised)), fc.nat(), (found, turn) => {
        const at = turn % found.length;
        expect(layoutOf([...found.slice(at), ...found.slice(0, at)])?.label).toBe(label);
      }),
    );
  });

  it.each([
    ['BCAT\n (geolocated)', 'bcatgeolocated'],
    ['Incident no. ', 'incidentno'],
    ['Fact_ID', 'factid'],
    ['Überschrift', 'uberschrift'],
    ['来源', '来源'],
    ['#', ''],
  ])('%j is %j', (header, key) => expect(headerKey(header)).toBe(key));

  it.each(kinds)('no word stands for two fields of %s', (kind) => {
    const keys = wordsOf(headerWords[kind]).flatMap((field) => [
      ...new Set(words(headerWords[kind], field).map(headerKey)),
    ]);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    expect(keys).not.toContain('');
  });

  it('tells the number of a record from the record, and one of several sources', () => {
    expect(meaning('Claim #', 'claim')?.field).toBe('claim.key');
    expect(meaning('№', 'claim')?.field).toBe('claim.key');
    expect(meaning('Claim#', 'claim')?.field).toBe('claim.key');
    expect(meaning('Source #2', 'claim')?.field).toBe('chain.source');
  });

  it.each(kinds)('words lead only to fields that %s has', (kind) => {
    const strange = wordsOf(headerWords[kind]).filter((field) => !fieldOf(field)?.rows.includes(kind));
    expect(strange).toEqual([]);
  });

  it('every field says in a sentence what it is, and no two of a file have one label', () => {
    expect(wordsOf(fields).filter((key) => !/^[A-Z].*\.$/.test(fields[key].help))).toEqual([]);
    for (const kind of kinds) {
      const labels = fieldsOf(kind).map(([, { label }]) => label);
      expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
    }
  });
});

function words(list: Readonly<Record<string, readonly string[] | undefined>>, field: string): string[] {
  return listed(list[field]);
}

describe('fingerprint', () => {
  it('is the same whatever the case and spaces, and differs by order, number and words', () => {
    const one = fingerprint(['Claim', 'Source 1', '']);
    expect(fingerprint(['CLAIM', 'source_1', ' '])).toBe(one);
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    const others = [
      ['Source 1', 'Claim', ''],
      ['Claim', 'Source 1'],
      ['Claim', 'Source 2', ''],
      ['Claims', 'ource 1', ''],
    ];
    expect(new Set([one, ...others.map(fingerprint)]).size).toBe(5);
  });

  it('differs for different headers', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), fc.array(fc.string(), { maxLength: 5 }), (a, b) => {
        const isSame = JSON.stringify(a.map(headerKey)) === JSON.stringify(b.map(headerKey));
        expect(fingerprint(a) === fingerprint(b)).toBe(isSame);
      }),
    ));
});

describe('names of notes', () => {
  it.each([
    [
      ['Comments', 'Comments', 'comments'],
      ['Comments', 'Comments (2)', 'comments (3)'],
    ],
    [
      ['Comments', 'Comments', 'Comments (2)'],
      ['Comments', 'Comments (3)', 'Comments (2)'],
    ],
    [
      ['', ' ', 'Column 2'],
      ['Column 1', 'Column 2', 'Column 2 (2)'],
    ],
    [['BCAT\n (geolocated)'], ['BCAT (geolocated)']],
  ])('%j become %j', (headers, names) => expect(noteNames(headers)).toEqual(names));

  it('are all different, never blank and never too long', () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom('a', 'A', 'a (2)', 'é'.repeat(300), '😀'.repeat(150)), fc.string())),
        (headers) => {
          const names = noteNames(headers);
          expect(names).toHaveLength(headers.length);
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
          expect(names.every((name) => name.trim() !== '' && name.length <= NOTE_NAME_LIMIT)).toBe(true);
        },
      ),
    ));

  it('of 16,384 equal headers are found at once', () => {
    expect(new Set(noteNames(Array.from({ length: 16_384 }, () => 'x'))).size).toBe(16_384);
  });
});

describe('an export of Whence that another program has saved', () => {
  const usesIn = (headers: string[]) => usesOf(propose(headers, []).mapping);

  it('is known in other capitals and spellings', () => {
    expect(usesIn(['ID', 'Slug', 'Statement', 'Chain', 'Weakest link', 'Colour'])).toEqual([
      'claim.id',
      'claim.slug',
      'claim.statement',
      'chain.exported',
      'out',
      'note: Colour',
    ]);
    expect(usesIn(['Claim ID', 'CLAIM_SLUG', 'statement', 'Position', 'source', 'SOURCE ID', 'Credits'])).toEqual([
      'claim.id',
      'claim.slug',
      'claim.statement',
      'out',
      'who.source',
      'who.sourceId',
      'credits.source',
    ]);
  });

  it('is not taken for one where nothing tells whose numbers these are', () => {
    expect(usesIn(['ID', 'Statement', 'First reported'])).toEqual([
      'claim.key',
      'claim.statement',
      'note: First reported',
    ]);
  });
});

describe('a file of which no column is known', () => {
  it('has it asked whether it has a header', () => {
    const kinds = (headers: string[]) => propose(headers, []).questions.map(({ kind }) => kind);
    expect(kinds(['It rained in May'])).toEqual(['header', 'statement']);
    expect(kinds(['', ''])).toEqual(['statement']);
    expect(kinds(['Claim', 'Colour'])).toEqual([]);
  });
});
