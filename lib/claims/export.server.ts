import { listSource } from '@/lib/data-table/csv-source.server';
import { claimSql } from './queries.server';
import { claimList } from './table';

/** claims.csv: one row a claim, its chains in one cell. */
export const claimsCsv = listSource(claimList, claimSql);
