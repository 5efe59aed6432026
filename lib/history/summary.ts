import { declarationOf, type Entity, isEntity, isHidden } from '@/lib/entities/entities';
import { type ChangedRecord, same } from '@/lib/entities/record';
import { fold } from '@/lib/format/fold';

/** What a change is listed, filtered and found by. */
export type Summary = {
  /** How many records of each kind. */
  readonly counts: Partial<Record<Entity, number>>;
  /** “claim.status”: what changed in records that existed before and after. */
  readonly fields: string[];
  /** The reason, and the names of all records before and after, folded. */
  readonly folded: string;
};

/** The summary of a change, from its records. */
export function summaryOf(
  records: readonly Pick<ChangedRecord, 'entity' | 'label' | 'before' | 'after'>[],
  reason: string,
): Summary {
  const counts: Partial<Record<Entity, number>> = {};
  const fields = new Set<string>();
  const texts = new Set([reason]);
  for (const { entity, label, before, after } of records) {
    counts[entity] = (counts[entity] ?? 0) + 1;
    texts.add(label);
    const former = before?.[(isEntity(entity) && declarationOf(entity).called) || ''];
    if (typeof former === 'string') texts.add(former);
    if (before && after)
      for (const name of Object.keys(after))
        if (!isHidden(entity, name) && !same(before[name], after[name])) fields.add(`${entity}.${name}`);
  }
  return { counts, fields: [...fields], folded: fold([...texts].filter(Boolean).join(' · ')) };
}
