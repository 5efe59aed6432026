import { attributionColumns } from '@/lib/claims/attribution-columns';
import { claimList } from '@/lib/claims/table';
import type { ListDefinition } from '@/lib/data-table/definition';
import { documentList } from '@/lib/documents/table';
import { REFUSED_HEADER } from '@/lib/import/headers';
import { sourceList } from '@/lib/sources/table';
import { guard, unguard } from './csv';

const lists: readonly ListDefinition[] = [claimList, sourceList, documentList];
/** The headers that mean something to whoever reads a file of ours. */
const taken = new Set([
  REFUSED_HEADER,
  ...attributionColumns.map(({ name }) => name),
  ...lists.flatMap(({ csvAlways, columns }) =>
    [...csvAlways, ...Object.values(columns).flatMap(({ csv }) => csv)].map(({ name }) => name),
  ),
]);

const PREFIX = 'note: ';

/**
 * What heads the column of the notes of one name: that name, or “note: status” where it could be taken for a column of
 * ours or for a formula.
 */
export const noteHeader = (name: string): string =>
  taken.has(name) || name.startsWith(PREFIX) || guard(name) !== name ? PREFIX + guard(name) : name;

/** The name of the notes in a column that has this header. */
export const noteNameOf = (header: string): string =>
  header.startsWith(PREFIX) ? unguard(header.slice(PREFIX.length)) : header;
