import type { Tx } from '@/lib/db/transaction';
import { fingerprint } from './headers';
import { mapping } from './mapping';
import type { KeptMapping } from './mappings';

/** The mappings that fit a file with these headers, the named ones first. */
export async function mappingsFor(tx: Pick<Tx, 'importMapping'>, headers: readonly string[]): Promise<KeptMapping[]> {
  const kept = await tx.importMapping.findMany({
    where: { fingerprint: fingerprint(headers) },
    select: { id: true, name: true, mapping: true },
    orderBy: [{ name: 'desc' }, { id: 'asc' }],
  });
  return kept.flatMap(({ mapping: stored, ...rest }) => {
    // An earlier version may have kept what is not understood any more.
    const read = mapping.safeParse(stored);
    return read.success && read.data.columns.length === headers.length ? [{ ...rest, mapping: read.data }] : [];
  });
}
