import { z } from 'zod';
import { field, type ListDefinition, type RowOf } from '@/lib/data-table/definition';
import { edtf } from '@/lib/data-table/edtf';
import { notesColumn } from '@/lib/data-table/notes-column';
import type { Mark } from '@/lib/data-table/search';
import { DATE_FORM } from '@/lib/format/date';
import { precision } from '@/lib/format/date-schema';
import { documentKinds, documentStates, wordsOf } from '@/lib/vocabulary';

const claimsIn = '(SELECT count(DISTINCT u.claim_id)::int FROM utterance u WHERE u.document_id = d.id)';
/** The same of all documents, counted in one pass. */
const standing =
  'LEFT JOIN (SELECT document_id AS id, count(DISTINCT claim_id) AS claims FROM utterance GROUP BY document_id) standing ON standing.id = d.id';

/** Where the notes on documents stand. */
export const documentNotes = { table: 'document_note', by: 'document_id' } as const;

export const documentList = {
  name: 'documents',
  path: '/documents',
  noun: ['document', 'documents'],
  row: { id: field(z.int(), 'd.id') },
  marked: 'title',
  exports: [
    { path: '/documents', label: 'One row per document', help: 'Everything this table shows, on all its pages.' },
  ],
  whole: {
    path: '/documents.wacz',
    label: 'Copies (.wacz)',
    help: 'What was seen of them, byte for byte, for programs that show web archives.',
  },
  csvAlways: [{ name: 'id', type: 'integer', sql: 'd.id', help: 'The number of the document; never reused.' }],
  columns: {
    title: {
      label: 'Document',
      width: 400,
      sort: 'asc',
      shown: true,
      sql: 'd.title_key',
      row: { title: field(z.string(), 'd.title') },
      csv: [{ name: 'title', type: 'string', sql: 'd.title', help: 'Its title.' }],
    },
    publisher: {
      label: 'Publisher',
      width: 180,
      sort: 'asc',
      shown: true,
      sql: 'publisher.name_key',
      order: { join: 'JOIN source publisher ON publisher.id = d.source_id' },
      row: { publisher: field(z.string(), 'p.name'), publisherSlug: field(z.string(), 'p.slug') },
      csv: [
        { name: 'publisher', type: 'string', sql: 'p.name', help: 'Who published it.' },
        {
          name: 'publisher_slug',
          type: 'string',
          plain: true,
          sql: 'p.slug',
          help: 'The name of the publisher in addresses.',
        },
      ],
    },
    published: {
      label: 'Published',
      width: 130,
      sort: 'desc',
      shown: true,
      sql: 'd.published_at',
      order: { blanks: true, finer: 'd.published_precision', added: 'd.created_at' },
      blank: { fields: ['published', 'note'], filled: "(d.published_at IS NOT NULL OR d.published_note <> '')" },
      row: {
        published: field(z.date().nullable()),
        precision: field(precision, 'd.published_precision'),
        note: field(z.string(), 'd.published_note'),
      },
      csv: [
        {
          name: 'published',
          type: 'string',
          plain: true,
          date: true,
          sql: edtf('d.published_at', 'd.published_precision'),
          help: `When it was published, ${DATE_FORM}; empty where the date is not known.`,
        },
        {
          name: 'published_note',
          type: 'string',
          sql: 'd.published_note',
          help: 'What is known of the date beyond that, such as “circa 2024”.',
        },
      ],
    },
    claims: {
      label: 'Claims',
      help: 'Claims that stand in it.',
      width: 90,
      align: 'right',
      sort: 'desc',
      shown: true,
      sql: 'coalesce(standing.claims, 0)',
      order: { join: standing },
      row: { claims: field(z.int(), claimsIn) },
      csv: [{ name: 'claims', type: 'integer', sql: claimsIn, help: 'Claims that stand in it.' }],
    },
    kind: {
      label: 'Kind',
      width: 110,
      sort: 'asc',
      shown: true,
      sql: 'd.kind',
      row: { kind: field(z.enum(wordsOf(documentKinds))) },
      csv: [{ name: 'kind', type: 'string', plain: true, help: 'What it is.' }],
    },
    state: {
      label: 'State',
      term: 'document',
      width: 110,
      sort: 'asc',
      shown: true,
      sql: 'd.state',
      row: { state: field(z.enum(wordsOf(documentStates))) },
      csv: [{ name: 'state', type: 'string', plain: true, help: 'live, corrected or retracted.' }],
    },
    address: {
      label: 'Address',
      width: 260,
      sort: 'asc',
      shown: false,
      sql: 'd.url_key COLLATE "C"',
      order: { blanks: true },
      blank: { fields: ['url'], filled: 'd.url IS NOT NULL' },
      row: { url: field(z.string().nullable(), 'd.url') },
      csv: [{ name: 'url', type: 'anyURI', sql: 'd.url', help: 'Its address.' }],
    },
    added: {
      label: 'Added',
      width: 110,
      sort: 'desc',
      shown: false,
      sql: 'd.created_at',
      row: { added: field(z.date()) },
      csv: [{ name: 'added', type: 'dateTime', help: 'When it was entered here.' }],
    },
    notes: notesColumn(documentNotes, 'd'),
  },
  filters: {
    publisher: { kind: 'records', label: 'Publisher', records: 'source', sql: 'd.source_id' },
    claim: { kind: 'records', label: 'Claim', records: 'claim' },
    kind: { kind: 'choice', label: 'Kind', options: documentKinds, sql: 'd.kind', type: 'document_kind' },
    state: { kind: 'choice', label: 'State', options: documentStates, sql: 'd.state', type: 'document_state' },
    published: { kind: 'date', label: 'Published', sql: 'd.published_at', precision: 'd.published_precision' },
    claims: { kind: 'number', label: 'Claims', sql: claimsIn },
  },
  heading: 'title',
  defaultSort: { column: 'published', desc: true },
} as const satisfies ListDefinition;

export type DocumentColumn = keyof typeof documentList.columns;
/** One row of the documents table. */
export type DocumentRow = RowOf<typeof documentList> & { marks: Mark[] };
