import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationReader, annotationsOf, type CaseTag } from '@/lib/case/annotations';
import { BadCell, cellsOf, recordOf } from '@/lib/case/cells';
import { caseFileNames, fileOf } from '@/lib/case/kinds';
import { CASE_FORMAT, isCase, metadataOf, packageIn, packageOf } from '@/lib/case/package';
import { byFields, byKey, pairUp } from '@/lib/case/pairing';
import { ownsItself } from '@/lib/case/taking';
import { guard } from '@/lib/exchange/csv';
import { storageProblem } from '@/lib/format/storable';
import { codePointsOf } from '@/lib/text/code-points';

const texts = fc
  .string({ unit: 'grapheme', maxLength: 60 })
  .map((text) => text.trim() || '=x')
  .filter((text) => storageProblem(text) === null);
/** The cells of a copy, some of them otherwise. */
const copyWith = (cells: Readonly<Record<string, string>>) =>
  Object.values({
    ...{ id: '1', documentId: '1', how: 'fetched', requestedUrl: '', finalUrl: 'https://a.example/', redirects: '[]' },
    ...{ status: '200', headers: '{}', mediaType: 'text/html', fileName: '', sha256: 'a'.repeat(64), size: '5' },
    ...{ capturedAt: '2026-04-06T11:30:00.000Z', kept: 'true', ...cells },
  });
const hostile = fc.oneof(texts, fc.constantFrom("'=1", '=1;=2', "''=", '\t=x', 'a\r\nb', '[1]', 'true'));

describe('the cells of a case', () => {
  it('hold every note, whatever it says', () => {
    const record = fc.record({
      ...{ id: fc.integer({ min: 1, max: 9999 }), claimId: fc.constant(1), name: hostile, text: hostile },
      key: fc.option(hostile),
    });
    fc.assert(
      fc.property(record, (note) => {
        const file = fileOf('claim-notes');
        const cells = cellsOf(file, note).map((cell) => guard(cell ?? ''));
        expect(recordOf(file, cells)).toEqual(note);
      }),
    );
  });

  it('hold lists, numbers, times and what is not known', () => {
    const source = {
      ...{ id: 3, slug: 'a-b', name: 'A', kind: 'outlet', aliases: ['a, "b"', '=c'], domains: [], description: '' },
      ...{ ownerId: null, reliability: 'B', peopleCount: null, terms: '', grantedById: 2 },
      ...{ createdAt: '2026-04-06T11:30:00.123Z', deletedAt: null, mergedIntoId: null },
    };
    const file = fileOf('sources');
    const cells = cellsOf(file, source).map((cell) => cell ?? '');
    expect(cells[4]).toBe('["a, \\"b\\"","=c"]');
    expect(recordOf(file, cells)).toEqual(source);
  });

  it.each([
    ['topics', ['0', 'a', 'A'], 'id'],
    ['topics', ['1', 'A b', 'A'], 'slug'],
    ['topics', ['1', 'a', ' '], 'name'],
    ['topics', ['1', 'a', 'x'.repeat(101)], 'name'],
    ['topics', ['1', 'a', 'x\0'], 'name'],
    ['links', ['1', '1', '1', '2', 'yes', '', '2026-04-06T11:30:00.000Z'], 'verbatim'],
    ['links', ['1', '1', '1', '2', 'true', '', '6 April'], 'createdAt'],
    ['readings', ['1', '1', '', 'said', '[3,1]', '[]', '[]', 'false'], 'sourceSpans'],
    ['readings', ['1', '1', '', 'said', '[', '[]', '[]', 'false'], 'sourceSpans'],
    ['hyperlinks', ['1', '-1', '5', 'https://a.example/'], 'start'],
    ['hyperlinks', ['1', '0', '5', 'data:text/html,a'], 'href'],
    ['answers', ['1', '1', 'gone', '', 'ftp://a.example/', '', 'Ann', '2026-04-06T11:30:00.000Z'], 'address'],
    ['answers', ['1', '1', 'lost', '', '', '', 'Ann', '2026-04-06T11:30:00.000Z'], 'finding'],
    ['copies', copyWith({ redirects: '["https://a.example/","javascript:a"]' }), 'redirects'],
    ['copies', copyWith({ headers: '{"Set-Cookie: a\\r\\nb":"c"}' }), 'headers'],
    ['copies', copyWith({ status: '7' }), 'status'],
    ['copies', copyWith({ sha256: '../../etc/passwd' }), 'sha256'],
    ['copies', copyWith({ size: '2147483648' }), 'size'],
  ] as const)('of %s refuse %j', (name, cells, field) => {
    const error = (() => {
      try {
        return recordOf(fileOf(name), cells);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(BadCell);
    expect(error).toMatchObject({ field, reason: expect.stringMatching(/^\S.+\.$/) });
  });
});

const tag: CaseTag = {
  ...{ id: 12, documentId: 5, versionId: 9, parentId: 11, sourceId: 3, sourceName: '', sourceKind: null },
  ...{ sourceSpans: [2, 4], cueSpans: [], contentSpans: [0, 1, 3, 5], nameSpans: [], claimId: null },
  ...{ statement: 'It rains', stance: 'denies', certainty: 'possible', state: 'marked', rule: 'by hand' },
  ...{ leftBehind: false, createdAt: '2026-04-06T11:30:00.000Z' },
};
const text = '🜚ab🜚c';
const stored = { path: 'texts/5-1.txt', text, points: codePointsOf(text) };
const readBack = (lines: readonly string[]) => {
  const reader = new AnnotationReader();
  return [...lines.map((line) => reader.line(line)), reader.end()].flatMap((found) => found ?? []);
};
const written = (one: CaseTag) => annotationsOf(one, stored).map((annotation) => JSON.stringify(annotation));

describe('the annotations of a case', () => {
  it('count code points, quote the words, and have a target for each piece', () => {
    const [source, content] = annotationsOf(tag, stored);
    expect(content?.target).toMatchObject([
      { source: 'texts/5-1.txt', selector: [{ exact: '🜚' }, { start: 0, end: 1 }] },
      {
        selector: [
          { exact: '🜚c', prefix: '🜚ab' },
          { start: 3, end: 5 },
        ],
      },
    ]);
    expect(source?.body).toMatchObject([{ value: 'source' }, { id: '#tag-12', 'whence:number': 12 }]);
    expect(content?.body).toMatchObject([{ value: 'content' }, { id: '#tag-12' }]);
  });

  it('say all of a tag, also of one that marks nothing', () => {
    const nothing = {
      ...tag,
      id: 13,
      sourceSpans: [],
      contentSpans: [],
      parentId: null,
      sourceName: 'He',
      leftBehind: true,
    };
    const found = readBack([...written(tag), ...written(nothing), ...written({ ...tag, id: 14 })]);
    expect(found.map((one) => one.tag)).toEqual([tag, nothing, { ...tag, id: 14 }]);
    expect(found[0]?.quotes).toContainEqual({ start: 3, end: 5, exact: '🜚c' });
  });

  it('refuse what is none, and a part of a tag without the rest', () => {
    expect(() => readBack(['{'])).toThrow('It is not a web annotation as Whence writes it.');
    expect(() => readBack(written(tag).slice(1))).toThrow('It does not say to which tag it belongs.');
    const unsorted = written({ ...tag, contentSpans: [3, 5, 0, 1] });
    expect(() => readBack(unsorted)).toThrow('Its places are not pairs of start and end, in order.');
  });
});

describe('the package of a case', () => {
  const facts = {
    changed: '2026-04-06T11:30:00.000Z',
    title: 'Claims',
    version: '1.0.0',
    installation: 'x',
    rows: { claims: 2 },
  };
  it('is read as it was written, and is known by its files', () => {
    expect(packageIn(JSON.stringify(packageOf(facts)))).toEqual({
      ...{ title: 'Claims', created: facts.changed },
      whence: { format: CASE_FORMAT, version: '1.0.0', installation: 'x', rows: { claims: 2 } },
    });
    expect(isCase(['datapackage.json', 'claims.csv', 'claims.csv-metadata.json', 'texts/1-1.txt'])).toBe(true);
    expect(isCase(['datapackage.json', 'archive/data.warc.gz'])).toBe(false);
  });

  it('takes a copy as it stands there, with its headers and addresses', () => {
    const cells = copyWith({ headers: '{"etag":"\\"1\\""}', redirects: '["http://a.example/?b=\\"c\\""]' });
    const record = recordOf(fileOf('copies'), cells);
    expect(record).toMatchObject({
      headers: { etag: '"1"' },
      redirects: ['http://a.example/?b="c"'],
      requestedUrl: null,
    });
    expect(cellsOf(fileOf('copies'), record).map((cell) => cell ?? '')).toEqual(cells);
  });

  it('names a table, a key and its references for every file, and only files that are there', () => {
    const { resources } = packageOf(facts);
    const names = new Set<string>(caseFileNames);
    for (const resource of resources) {
      if (!('schema' in resource)) continue;
      const fields = resource.schema.fields.map(({ name }) => name);
      expect(fields).toEqual(expect.arrayContaining(resource.schema.primaryKey));
      for (const { fields: own, reference } of resource.schema.foreignKeys) {
        expect(fields).toEqual(expect.arrayContaining(own));
        if (reference.resource) expect(names).toContain(reference.resource);
      }
    }
    expect(metadataOf('links').tableSchema.foreignKeys[1]).toEqual({
      columnReference: ['downstream_id'],
      reference: { resource: 'utterances.csv', columnReference: ['id'] },
    });
  });
});

describe('knowing records again', () => {
  const here = [
    { id: 1, n: 'a', k: 1 },
    { id: 2, n: 'a', k: 2 },
    { id: 3, n: 'b', k: 3 },
  ];
  it('takes what is surest first, each record once, and equals in their order', () => {
    const file = [
      { n: 'a', k: 9 },
      { n: 'a', k: 1 },
      { n: 'a', k: 8 },
    ];
    const pairs = pairUp(file, here, [byFields('n', 'k'), byFields('n')]);
    expect([...pairs].map(([at, { id }]) => [at, id])).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });

  it('does not guess where a way says that it is unclear', () => {
    const unclear = () => new Error('which?');
    const name = ({ n }: { readonly n?: unknown }) => String(n);
    expect(() => pairUp([{ n: 'a' }], here, [{ ...byKey(name), unclear }])).toThrow('which?');
    expect(pairUp([{ n: 'b' }], here, [{ ...byKey(name), unclear }]).get(0)).toMatchObject({ id: 3 });
  });

  it('finds sources that own themselves', () => {
    expect(
      ownsItself([
        { id: 1, ownerId: 2 },
        { id: 2, ownerId: null },
      ]),
    ).toBeUndefined();
    expect(
      ownsItself([
        { id: 1, ownerId: 2 },
        { id: 2, ownerId: 3 },
        { id: 3, ownerId: 2 },
      ]),
    ).toMatchObject({ id: 2 });
  });
});
