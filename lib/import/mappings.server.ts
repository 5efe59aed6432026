import type { Tx } from '@/lib/db/transaction';
import { fingerprint } from './headers';
import { mapping } from './mapping';
import type { KeptMapping } from './mappings';

type Reader = Pick<Tx, 'importMapping' | 'changeRecord'>;

/** The mappings that fit a file with these headers, the named ones first. */
export async function mappingsFor(tx: Reader, headers: readonly string[]): Promise<KeptMapping[]> {
  const stored = await tx.importMapping.findMany({
    where: { fingerprint: fingerprint(headers) },
    select: { id: true, name: true, mapping: true },
    orderBy: [{ name: 'desc' }, { id: 'asc' }],
  });
  const times = await keptOf(
    tx,
    stored.map(({ id }) => id),
  );
  return stored.flatMap(({ id, name, mapping: content }) => {
    // An earlier version may have kept what is not understood any more.
    const read = mapping.safeParse(content);
    if (!read.success || read.data.columns.length !== headers.length) return [];
    return [{ id, name, mapping: read.data, kept: times.get(id) ?? null }];
  });
}

/** When each mapping was kept or changed last, and by whom. */
async function keptOf(tx: Reader, ids: readonly number[]): Promise<Map<number, KeptMapping['kept']>> {
  const records = await tx.changeRecord.findMany({
    where: { entity: 'importMapping', entityId: { in: ids.map(String) } },
    select: { entityId: true, change: { select: { at: true, actorName: true } } },
    orderBy: { id: 'asc' },
  });
  return new Map(
    records.map(({ entityId, change: { at, actorName } }) => [
      Number(entityId),
      { at: at.toISOString(), by: actorName },
    ]),
  );
}
