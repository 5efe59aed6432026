import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatChains } from '@/lib/attributions/chain-text';
import { attributionColumns } from '@/lib/claims/attribution-columns';
import { claimList } from '@/lib/claims/table';
import type { CsvColumn, ListDefinition } from '@/lib/data-table/definition';
import { documentList } from '@/lib/documents/table';
import { type Cell, headerRow, kindOf, rowWriter } from '@/lib/exchange/csv';
import { machineDate, PRECISIONS } from '@/lib/format/date';
import { fold } from '@/lib/format/fold';
import { visible } from '@/lib/format/squeeze';
import { interpreter } from '@/lib/import/interpret';
import { propose } from '@/lib/import/propose';
import type { FileRow } from '@/lib/import/read-table';
import { sourceList } from '@/lib/sources/table';
import {
  certainties,
  claimStatuses,
  confidences,
  documentKinds,
  documentStates,
  likelihoods,
  passages,
  reliabilities,
  sourceKinds,
  stances,
  wordsOf,
} from '@/lib/vocabulary';
import { rowOf, usesOf } from '../support/imported';

const columnsOf = ({ csvAlways, columns }: ListDefinition): CsvColumn[] => [
  ...new Map(
    [...csvAlways, ...Object.values(columns).flatMap(({ csv }) => csv)].map((column) => [column.name, column]),
  ).values(),
];

/** Writes one row as an export does, with notes under names of their own, and reads it as an import does. */
function written(
  columns: readonly CsvColumn[],
  cells: Readonly<Record<string, Cell>>,
  notes: readonly [string, string][] = [],
) {
  const all = [...columns, ...notes.map(([name]) => ({ name, type: 'string' as const, help: '' }))];
  const write = rowWriter(all.map(kindOf), false);
  const parts = [...columns.map(({ name }) => cells[name] ?? null), ...notes.map(([, text]) => text)];
  const [header = [], ...rows]: string[][] = parse(headerRow(all, true) + write(parts), {
    bom: true,
    record_delimiter: '\r\n',
  });
  const sample = rows.map((found, at): FileRow => [at + 2, ...found]);
  const { mapping, questions } = propose(header, sample);
  const take = interpreter(mapping);
  return { mapping, questions, row: sample.map((each) => rowOf(take(each)))[0] };
}

const awkward = fc.constantFrom(
  ...[
    "'",
    '"',
    ',',
    '\r\n',
    '\n',
    '\t',
    '=',
    '+',
    '-',
    '@',
    '＝',
    ';',
    '→',
    '->',
    '>',
    '|',
    ' | ',
    '\\',
    '[',
    ']',
    ' ',
    '😀',
    'é',
  ],
);
const anyText = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 })
  .map((parts) => parts.join('').replaceAll('\0', ''));
const note = anyText.filter((text) => visible(text) !== '');
const line = anyText.map(visible).filter((text) => text !== '');
const topic = line.map((text) => visible(text.replaceAll(';', ''))).filter((text) => text !== '');
const chain = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .filter((names) => names.every((name, at) => at === 0 || fold(name) !== fold(names[at - 1] ?? '')));
const word = <T extends string>(list: Readonly<Record<T, unknown>>) => fc.constantFrom(...wordsOf(list));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const id = fc.integer({ min: 1, max: 2_147_483_647 });
const date = fc.record({
  at: fc.date({ min: new Date('1500-01-01T00:00Z'), max: new Date('2026-01-01'), noInvalidDate: true }),
  precision: fc.constantFrom(...PRECISIONS),
});
const dateCell = ({ at, precision }: { at: Date; precision: (typeof PRECISIONS)[number] }) =>
  machineDate(at.toISOString(), precision);
const backAsCell = (read: { at: string; precision: (typeof PRECISIONS)[number] } | null | undefined) =>
  read ? machineDate(read.at, read.precision) : undefined;
/** Without what was left out. */
const said = <T extends object>(part: T) => JSON.parse(JSON.stringify(part));

const hop = fc.record({
  source: line,
  id,
  kind: word(sourceKinds),
  stance: word(stances),
  certainty: maybe(word(certainties)),
  reported: maybe(date),
  document: maybe(
    fc.record({
      id,
      title: line,
      url: maybe(fc.webUrl({ validSchemes: ['https'] })),
      state: word(documentStates),
      passage: word(passages),
    }),
  ),
});
type ValueOf<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Hop = ValueOf<typeof hop>;

describe('what is exported comes in again', () => {
  it('of claims', () => {
    const claim = fc.record({
      id,
      statement: line,
      chains: fc.array(chain, { maxLength: 3 }),
      topics: fc.uniqueArray(topic, { maxLength: 3 }),
      status: word(claimStatuses),
      confidence: word(confidences),
      likelihood: maybe(word(likelihoods)),
      isJudged: fc.boolean(),
      note,
    });
    fc.assert(
      fc.property(claim, ({ id, statement, chains, topics, status, confidence, likelihood, isJudged, note }) => {
        const chance = confidence === 'none' ? undefined : likelihood;
        const { row, questions, mapping } = written(
          columnsOf(claimList),
          {
            id: String(id),
            slug: 'a-claim',
            statement,
            chain: formatChains(chains),
            confidence,
            confidence_basis: isJudged ? 'judged' : 'suggested',
            likelihood: chance ?? null,
            status,
            topics: topics.join('; '),
            origins: '2',
            warnings: 'circular; contested',
            added: '2026-04-06 11:30:00+00',
            first_reported: '2024',
          },
          [['Status', note]],
        );
        expect(questions).toEqual([]);
        expect(usesOf(mapping).filter((use) => use.startsWith('note'))).toEqual(['note: Status']);
        expect(row).toEqual({
          row: 2,
          claim: {
            id,
            slug: 'a-claim',
            statement,
            status,
            ...(topics.length > 0 && { topics }),
            notes: [{ name: 'Status', text: note }],
            ...(isJudged && { judgement: { confidence, likelihood: chance ?? null, reason: '' } }),
          },
          chains: chains.map((names) =>
            names.map((name) => ({ source: name === 'origin unknown' ? { name, kind: 'unknown' } : { name } })),
          ),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('of attributions', () => {
    const cellsOf = (prefix: 'credits_' | '', at: Hop): Record<string, Cell> => ({
      [prefix === '' ? 'source' : 'credits']: at.source,
      [prefix === '' ? 'source_id' : 'credits_id']: String(at.id),
      [prefix === '' ? 'source_kind' : 'credits_kind']: at.kind,
      [`${prefix}stance`]: at.stance,
      [`${prefix}certainty`]: at.certainty ?? null,
      [`${prefix}reported`]: at.reported ? dateCell(at.reported) : null,
      [`${prefix}reported_precision`]: at.reported?.precision ?? null,
      [`${prefix}document_id`]: at.document ? String(at.document.id) : null,
      [`${prefix}document_title`]: at.document?.title ?? null,
      [`${prefix}document_url`]: at.document?.url ?? null,
      [`${prefix}document_state`]: at.document?.state ?? null,
      [`${prefix}passage`]: at.document?.passage ?? null,
    });
    const expected = (at: Hop) =>
      said({
        source: { name: at.source, id: at.id, kind: at.kind },
        stance: at.stance,
        certainty: at.certainty,
        saidAt: at.reported && dateCell(at.reported),
        passage: at.document?.passage,
        document: at.document && {
          id: at.document.id,
          title: at.document.title,
          url: at.document.url,
          state: at.document.state,
          notes: [],
        },
      });
    fc.assert(
      fc.property(id, line, hop, maybe(hop), maybe(topic), (claimId, statement, who, credited, cue) => {
        const { row, questions } = written(attributionColumns, {
          claim_id: String(claimId),
          claim_slug: 'a-claim',
          statement,
          chain: '1',
          position: '2',
          ...cellsOf('', who),
          ...(credited && {
            ...cellsOf('credits_', credited),
            cue: cue ?? null,
            state: 'reported',
            attribution_id: '4',
          }),
        });
        expect(questions).toEqual([]);
        expect(row?.claim).toEqual({ id: claimId, slug: 'a-claim', statement, notes: [] });
        const found = row?.chains[0]?.map((each) => said({ ...each, saidAt: backAsCell(each.saidAt) }));
        const down = { ...expected(who), ...(credited && cue !== undefined && { cues: [cue] }) };
        expect(found).toEqual(credited ? [expected(credited), down] : [down]);
      }),
      { numRuns: 300 },
    );
  });

  it('of documents', () => {
    const document = fc.record({
      id,
      title: line,
      publisher: line,
      published: maybe(date),
      note: maybe(fc.constantFrom('circa 2024', '2023/2024', 'early 2021')),
      kind: word(documentKinds),
      state: word(documentStates),
      url: maybe(fc.webUrl({ validSchemes: ['https'] })),
    });
    fc.assert(
      fc.property(document, ({ id, title, publisher, published, note, kind, state, url }) => {
        const { row, questions } = written(columnsOf(documentList), {
          id: String(id),
          title,
          publisher,
          publisher_slug: 'a-publisher',
          published: published ? dateCell(published) : null,
          published_note: (published && note) ?? null,
          claims: '3',
          kind,
          state,
          url: url ?? null,
          added: '2026-04-06 11:30:00+00',
        });
        expect(questions).toEqual([]);
        const { publishedAt, ...rest } = row?.document ?? {};
        expect(rest).toEqual({
          id,
          title,
          publisher: { name: publisher },
          kind,
          state,
          ...(url && { url }),
          notes: [],
        });
        expect(backAsCell(publishedAt)).toBe(published && dateCell(published));
        expect(publishedAt?.note).toBe(published && (note ?? ''));
      }),
      { numRuns: 300 },
    );
  });

  it('of sources', () => {
    const source = fc.record({
      id,
      name: line,
      kind: word(sourceKinds),
      reliability: maybe(word(reliabilities)),
      owner: maybe(line),
    });
    fc.assert(
      fc.property(source, ({ id, name, kind, reliability, owner }) => {
        const { row, questions } = written(columnsOf(sourceList), {
          ...{ id: String(id), slug: 'a-source', name, kind, reliability: reliability ?? null, originated: '3' },
          ...{ relayed: '0', documents: '1', owner: owner ?? null },
        });
        expect(questions).toEqual([]);
        const owned = owner === undefined ? {} : { owner: { name: owner } };
        expect(row?.source).toEqual({
          ...{ id, slug: 'a-source', name, kind, notes: [] },
          ...(reliability && { reliability }),
          ...owned,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('of claims whatever columns were shown, and none computed is read', () => {
    const names = columnsOf(claimList).filter(({ name }) => !['id', 'slug', 'statement'].includes(name));
    fc.assert(
      fc.property(fc.shuffledSubarray(names), (some) => {
        const header = ['id', 'slug', 'statement', ...some.map(({ name }) => name)];
        const { mapping } = propose(header, []);
        expect(mapping).toMatchObject({ rows: 'claim', guarded: true });
        const read = new Set(['id', 'slug', 'statement', 'chain', 'status', 'topics']);
        if (header.includes('confidence_basis') && header.includes('confidence'))
          for (const name of ['confidence', 'confidence_basis', 'likelihood']) read.add(name);
        expect(mapping.columns.filter(({ as }) => as.use === 'field').map((column) => column.header)).toEqual(
          header.filter((name) => read.has(name)),
        );
        expect(mapping.columns.some(({ as }) => as.use === 'note')).toBe(false);
      }),
    );
  });
});
