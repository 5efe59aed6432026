import { listSource } from '@/lib/data-table/csv-source.server';
import { documentSql } from './queries.server';
import { documentList } from './table';

/** documents.csv: one row a document. */
export const documentsCsv = listSource(documentList, documentSql);
