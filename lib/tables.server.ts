import type { Pool } from 'pg';
import { attributionsCsv } from '@/lib/claims/attribution-export.server';
import { lookupClaims } from '@/lib/claims/lookup.server';
import { claimSql, listClaims } from '@/lib/claims/queries.server';
import { claimList, claimNotes } from '@/lib/claims/table';
import { type CsvSource, listSource } from '@/lib/data-table/csv-source.server';
import type { LookupItem, LookupQuery } from '@/lib/data-table/lookup.server';
import type { Table } from '@/lib/data-table/page.server';
import { lookupDocuments } from '@/lib/documents/lookup.server';
import { documentSql, listDocuments } from '@/lib/documents/queries.server';
import { documentList, documentNotes } from '@/lib/documents/table';
import { historyCsvFor } from '@/lib/history/export.server';
import { historySqlFor, listChanges } from '@/lib/history/queries.server';
import { historyList } from '@/lib/history/table';
import type { Viewer } from '@/lib/history/viewer';
import { lookupSources } from '@/lib/sources/lookup.server';
import { listSources, sourceSql } from '@/lib/sources/queries.server';
import { sourceList, sourceNotes } from '@/lib/sources/table';
import { lookupTopics } from '@/lib/topics/lookup.server';
import type { ListName } from './tables';

/** How the server reads each list: for everybody alike, or as who looks may see it. */
export const tables = {
  claims: { list: claimList, sqlFor: () => claimSql, rowsFor: (_, ...asked) => listClaims(...asked) },
  sources: { list: sourceList, sqlFor: () => sourceSql, rowsFor: (_, ...asked) => listSources(...asked) },
  documents: { list: documentList, sqlFor: () => documentSql, rowsFor: (_, ...asked) => listDocuments(...asked) },
  history: {
    list: historyList,
    sqlFor: async (viewer) => historySqlFor(await viewer()),
    rowsFor: (viewer, pool, ...asked) => listChanges(pool, viewer, ...asked),
  },
} as const satisfies Record<ListName, Table<object>>;

/** The CSV files, by the names that their addresses begin with. */
export const csvFiles = {
  /** One row a claim, its chains in one cell. */
  claims: listSource(claimList, claimSql, claimNotes),
  attributions: attributionsCsv,
  sources: listSource(sourceList, sourceSql, sourceNotes),
  documents: listSource(documentList, documentSql, documentNotes),
  history: historyCsvFor,
} as const satisfies Record<string, CsvSource | ((viewer: Viewer) => CsvSource)>;

/** What finds the records that a text in a form may mean, by the name in the address. */
export const lookups: Readonly<Record<string, (pool: Pool, query: LookupQuery) => Promise<LookupItem[]>>> = {
  sources: lookupSources,
  documents: lookupDocuments,
  claims: lookupClaims,
  topics: lookupTopics,
};
