import { listSource } from '@/lib/data-table/csv-source.server';
import { sourceSql } from './queries.server';
import { sourceList } from './table';

/** sources.csv: one row a source. */
export const sourcesCsv = listSource(sourceList, sourceSql);
