import { declarationOf, type Entity, fieldOf, fieldsOf } from './entities';

export type Id = number | string;
/** A record's fields as the history keeps them: plain JSON, with times as texts. */
export type Fields = Readonly<Record<string, unknown>>;
/** A record before and after a change. Null if it did not exist. */
export type States = { readonly before: Fields | null; readonly after: Fields | null };

/** One record that a change created, changed or removed. If it was changed, only the fields that differ. */
export type ChangedRecord = States & {
  readonly entity: Entity;
  readonly id: Id;
  readonly label: string;
  /** "claim:12": in whose history it stands. */
  readonly subjects: readonly string[];
};

/** Whether two JSON values are the same. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields of `after` that differ, with both values. Null if there are none. */
export function difference(before: Fields, after: Fields): { before: Fields; after: Fields } | null {
  const names = Object.keys(after).filter((name) => !same(before[name], after[name]));
  return names.length === 0 ? null : { before: picked(before, names), after: picked(after, names) };
}

/**
 * What the history keeps of a change of one record, from its whole rows. Null if nothing that it keeps differs. With a
 * time that changed, it also keeps how exactly it is known, even if that is as before.
 */
export function keptOf(entity: Entity, before: Fields | null, after: Fields | null): States | null {
  const all = fieldsOf(entity);
  if (!before || !after) {
    const lasting = all.filter((name) => fieldOf(entity, name)?.kept !== 'once removed');
    return { before: before && picked(before, all), after: after && picked(after, lasting) };
  }
  const differing = difference(picked(before, all), picked(after, all));
  if (!differing) return null;
  const precisions = Object.keys(differing.after).flatMap((name) => fieldOf(entity, name)?.precision ?? []);
  return {
    before: { ...differing.before, ...picked(before, precisions) },
    after: { ...differing.after, ...picked(after, precisions) },
  };
}

function picked(fields: Fields, names: readonly string[]): Fields {
  const found: Record<string, unknown> = {};
  for (const name of names) found[name] = fields[name] ?? null;
  return found;
}

/** The records in whose history a change of this one stands. */
export function subjectsOf(entity: Entity, id: Id, ...states: readonly (Fields | null)[]): string[] {
  const { own, partOf } = declarationOf(entity);
  const names = own ? [`${entity}:${id}`] : [];
  if (partOf)
    for (const state of states) if (state?.[partOf.by] != null) names.push(`${partOf.entity}:${state[partOf.by]}`);
  return [...new Set(names)];
}
