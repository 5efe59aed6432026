import { declarationOf, type Entity, fieldOf, isEntity } from '@/lib/entities/entities';
import type { Fields, Id, States } from '@/lib/entities/record';
import { conflict } from '@/lib/errors';

/** One recorded step of one record. */
export type Step = States & { readonly entity: Entity; readonly id: Id };

/** What a record should be again. Null: it did not exist. Otherwise: the fields that must be as given. */
export type Target = {
  readonly entity: Entity;
  readonly id: Id;
  readonly fields: Fields | null;
  /** It was removed since, so everything that was kept of it is known. */
  readonly isWhole: boolean;
};

type StoredStep = { entity: string; entityId: string; before: unknown; after: unknown };

/**
 * A step that the history keeps, in terms of present records. @throws DomainError `conflict` for a kind of record that
 * is no longer kept
 */
export function stepOf({ entity, entityId, before, after }: StoredStep): Step {
  if (!isEntity(entity)) throw conflict('A record in it is of a kind that is no longer kept. Nothing was changed.');
  const id = declarationOf(entity).key === 'number' ? Number(entityId) : entityId;
  return { entity, id, before: keptNow(entity, before), after: keptNow(entity, after) };
}

/** The fields that a record has now. Earlier versions kept others, which follow from these. */
const keptNow = (entity: Entity, state: unknown): Fields | null =>
  typeof state === 'object' && state
    ? Object.fromEntries(Object.entries(state).filter(([name]) => fieldOf(entity, name)))
    : null;

/**
 * What each record was before the first of these steps.
 * @param steps in the order in which they happened
 */
export function stateBefore(steps: readonly Step[]): Target[] {
  const targets = new Map<string, Target>();
  for (const { entity, id, before, after } of steps) {
    const key = `${entity}:${id}`;
    const known = targets.get(key);
    const isWhole = after === null || known?.isWhole === true;
    const fields = known ? known.fields && { ...before, ...known.fields } : before;
    targets.set(key, { entity, id, fields, isWhole });
  }
  return [...targets.values()];
}
