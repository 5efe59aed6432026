import type { ListDefinition } from '@/lib/data-table/definition';
import { DATE_FORM } from '@/lib/format/date';
import { documentKinds, documentStates } from '@/lib/vocabulary';

export const documentList = {
  name: 'documents',
  path: '/documents',
  noun: ['document', 'documents'],
  csvAlways: [{ name: 'id', type: 'integer', help: 'The number of the document; never reused.' }],
  columns: {
    title: {
      label: 'Document',
      width: 400,
      sort: 'asc',
      shown: true,
      csv: [{ name: 'title', type: 'string', help: 'Its title.' }],
    },
    publisher: {
      label: 'Publisher',
      width: 180,
      sort: 'asc',
      shown: true,
      csv: [
        { name: 'publisher', type: 'string', help: 'Who published it.' },
        { name: 'publisher_slug', type: 'string', help: 'The name of the publisher in addresses.' },
      ],
    },
    published: {
      label: 'Published',
      width: 130,
      sort: 'desc',
      shown: true,
      csv: [
        {
          name: 'published',
          type: 'string',
          help: `When it was published, ${DATE_FORM}; empty where the date is not known.`,
        },
        {
          name: 'published_note',
          type: 'string',
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
      csv: [{ name: 'claims', type: 'integer', help: 'Claims that stand in it.' }],
    },
    kind: {
      label: 'Kind',
      width: 110,
      sort: 'asc',
      shown: true,
      csv: [{ name: 'kind', type: 'string', help: 'What it is.' }],
    },
    state: {
      label: 'State',
      width: 110,
      sort: 'asc',
      shown: true,
      csv: [{ name: 'state', type: 'string', help: 'live, corrected or retracted.' }],
    },
    address: {
      label: 'Address',
      width: 260,
      sort: 'asc',
      shown: false,
      csv: [{ name: 'url', type: 'anyURI', help: 'Its address.' }],
    },
    added: {
      label: 'Added',
      width: 110,
      sort: 'desc',
      shown: false,
      csv: [{ name: 'added', type: 'dateTime', help: 'When it was entered here.' }],
    },
  },
  filters: {
    publisher: { kind: 'records', label: 'Publisher', records: 'source' },
    claim: { kind: 'records', label: 'Claim', records: 'claim' },
    kind: { kind: 'choice', label: 'Kind', options: documentKinds },
    state: { kind: 'choice', label: 'State', options: documentStates },
    published: { kind: 'date', label: 'Published' },
    claims: { kind: 'number', label: 'Claims' },
  },
  defaultSort: { column: 'published', desc: true },
} as const satisfies ListDefinition;

export type DocumentColumn = keyof typeof documentList.columns;
export type DocumentFilter = keyof typeof documentList.filters;
