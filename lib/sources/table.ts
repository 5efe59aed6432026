import { z } from 'zod';
import { field, type ListDefinition, type RowOf } from '@/lib/data-table/definition';
import { notesColumn } from '@/lib/data-table/notes-column';
import type { Mark } from '@/lib/data-table/search';
import { reliabilities, sourceKinds, wordsOf } from '@/lib/vocabulary';

/** Where the notes on sources stand. */
export const sourceNotes = { table: 'source_note', by: 'source_id' } as const;

export const sourceList = {
  name: 'sources',
  path: '/sources',
  noun: ['source', 'sources'],
  row: { id: field(z.int(), 's.id'), slug: field(z.string(), 's.slug') },
  marked: 'name',
  exports: [{ path: '/sources', label: 'One row per source', help: 'Everything this table shows, on all its pages.' }],
  csvAlways: [
    { name: 'id', type: 'integer', sql: 's.id', help: 'The number of the source; never reused.' },
    { name: 'slug', type: 'string', plain: true, sql: 's.slug', help: 'The name of the source in addresses.' },
  ],
  columns: {
    name: {
      label: 'Source',
      width: 280,
      sort: 'asc',
      shown: true,
      sql: 's.name_key',
      row: { name: field(z.string(), 's.name') },
      csv: [{ name: 'name', type: 'string', sql: 's.name', help: 'Its name.' }],
    },
    kind: {
      label: 'Kind',
      term: 'source',
      width: 120,
      sort: 'asc',
      shown: true,
      sql: 's.kind',
      row: { kind: field(z.enum(wordsOf(sourceKinds))) },
      csv: [
        {
          name: 'kind',
          type: 'string',
          plain: true,
          help: 'outlet, agency, organization, person, unnamed or unknown.',
        },
      ],
    },
    reliability: {
      label: 'Reliability',
      term: 'reliability',
      help: 'A (completely reliable) to F (cannot be judged), as NATO AJP-2.1 grades it.',
      width: 110,
      sort: 'asc',
      shown: true,
      sql: 's.reliability',
      order: { blanks: true },
      blank: { fields: ['reliability'], filled: 's.reliability IS NOT NULL' },
      row: { reliability: field(z.enum(wordsOf(reliabilities)).nullable()) },
      csv: [{ name: 'reliability', type: 'string', plain: true, help: 'A to F; empty where ungraded.' }],
    },
    originated: {
      label: 'Originated',
      help: 'Claims in which a chain begins with it.',
      width: 110,
      align: 'right',
      sort: 'desc',
      shown: true,
      sql: 'coalesce(roles.originated, 0)',
      row: { originated: field(z.int(), 'coalesce(roles.originated, 0)::int') },
      csv: [{ name: 'originated', type: 'integer', help: 'Claims in which a chain begins with it.' }],
    },
    relayed: {
      label: 'Relayed',
      help: 'Claims in which it only passes on what others said.',
      width: 100,
      align: 'right',
      sort: 'desc',
      shown: true,
      sql: 'coalesce(roles.relayed, 0)',
      row: { relayed: field(z.int(), 'coalesce(roles.relayed, 0)::int') },
      csv: [{ name: 'relayed', type: 'integer', help: 'Claims in which it only relays.' }],
    },
    documents: {
      label: 'Documents',
      width: 110,
      align: 'right',
      sort: 'desc',
      shown: true,
      sql: 'coalesce(holdings.documents, 0)',
      row: { documents: field(z.int(), 'coalesce(holdings.documents, 0)::int') },
      csv: [{ name: 'documents', type: 'integer', help: 'Documents held that it published.' }],
    },
    owner: {
      label: 'Owner',
      width: 180,
      sort: 'asc',
      shown: true,
      sql: 'owner.name_key',
      order: { blanks: true },
      blank: { fields: ['owner'], filled: 's.owner_id IS NOT NULL' },
      row: {
        owner: field(z.string().nullable(), 'owner.name'),
        ownerSlug: field(z.string().nullable(), 'owner.slug'),
      },
      csv: [{ name: 'owner', type: 'string', sql: 'owner.name', help: 'Who owns it.' }],
    },
    notes: notesColumn(sourceNotes, 's'),
  },
  filters: {
    kind: { kind: 'choice', label: 'Kind', options: sourceKinds, sql: 's.kind', type: 'source_kind' },
    reliability: {
      kind: 'choice',
      label: 'Reliability',
      sql: "coalesce(s.reliability::text, 'none')",
      type: 'text',
      options: {
        ...reliabilities,
        none: { label: 'ungraded', help: 'Nobody has graded it here.' },
      },
    },
    owner: { kind: 'records', label: 'Owner', records: 'source', sql: 's.owner_id' },
  },
  heading: 'name',
  defaultSort: { column: 'originated', desc: true },
} as const satisfies ListDefinition;

export type SourceColumn = keyof typeof sourceList.columns;
/** One row of the sources table. */
export type SourceRow = RowOf<typeof sourceList> & { marks: Mark[] };
