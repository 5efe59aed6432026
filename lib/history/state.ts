import type { Entity } from '@/lib/entities/entities';
import type { Fields, Id } from '@/lib/entities/record';

/** One recorded step of one record, as the history keeps it. */
export type Step = {
  readonly entity: Entity;
  readonly id: Id;
  readonly before: Fields | null;
  readonly after: Fields | null;
};
/** What a record should be again: null, it was not there; else the fields that must be as given. */
export type Target = { readonly entity: Entity; readonly id: Id; readonly fields: Fields | null };

/**
 * What each record was before the first of these steps.
 * @param steps in the order in which they happened
 */
export function stateBefore(steps: readonly Step[]): Target[] {
  const targets = new Map<string, { entity: Entity; id: Id; fields: Record<string, unknown> | null }>();
  for (const { entity, id, before } of steps) {
    const key = `${entity}:${id}`;
    const known = targets.get(key);
    if (!known) targets.set(key, { entity, id, fields: before && { ...before } });
    else if (known.fields && before) known.fields = { ...before, ...known.fields };
  }
  return [...targets.values()];
}
