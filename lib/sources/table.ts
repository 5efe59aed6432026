import type { ListDefinition } from '@/lib/data-table/definition';
import { reliabilities, sourceKinds } from '@/lib/vocabulary';

export const sourceList = {
  name: 'sources',
  path: '/sources',
  noun: ['source', 'sources'],
  csvAlways: [
    { name: 'id', type: 'integer', help: 'The number of the source; never reused.' },
    { name: 'slug', type: 'string', help: 'The name of the source in addresses.' },
  ],
  columns: {
    name: {
      label: 'Source',
      width: 280,
      sort: 'asc',
      shown: true,
      csv: [{ name: 'name', type: 'string', help: 'Its name.' }],
    },
    kind: {
      label: 'Kind',
      width: 120,
      sort: 'asc',
      shown: true,
      csv: [{ name: 'kind', type: 'string', help: 'outlet, agency, organization, person, unnamed or unknown.' }],
    },
    reliability: {
      label: 'Reliability',
      help: 'A (completely reliable) to F (cannot be judged), as NATO AJP-2.1 grades it.',
      width: 110,
      sort: 'asc',
      shown: true,
      csv: [{ name: 'reliability', type: 'string', help: 'A to F; empty where ungraded.' }],
    },
    originated: {
      label: 'Originated',
      help: 'Claims in which a chain begins with it.',
      width: 110,
      align: 'right',
      sort: 'desc',
      shown: true,
      csv: [{ name: 'originated', type: 'integer', help: 'Claims in which a chain begins with it.' }],
    },
    relayed: {
      label: 'Relayed',
      help: 'Claims in which it only passes on what others said.',
      width: 100,
      align: 'right',
      sort: 'desc',
      shown: true,
      csv: [{ name: 'relayed', type: 'integer', help: 'Claims in which it only relays.' }],
    },
    documents: {
      label: 'Documents',
      width: 110,
      align: 'right',
      sort: 'desc',
      shown: true,
      csv: [{ name: 'documents', type: 'integer', help: 'Documents held that it published.' }],
    },
    owner: {
      label: 'Owner',
      width: 180,
      sort: 'asc',
      shown: true,
      csv: [{ name: 'owner', type: 'string', help: 'Who owns it.' }],
    },
  },
  filters: {
    kind: { kind: 'choice', label: 'Kind', options: sourceKinds },
    reliability: {
      kind: 'choice',
      label: 'Reliability',
      options: { ...reliabilities, none: { label: 'ungraded', help: 'Nobody has graded it here.' } },
    },
    owner: { kind: 'records', label: 'Owner', records: 'source' },
  },
  defaultSort: { column: 'originated', desc: true },
} as const satisfies ListDefinition;

export type SourceColumn = keyof typeof sourceList.columns;
export type SourceFilter = keyof typeof sourceList.filters;
