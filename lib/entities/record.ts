import { declarationOf, type Entity, fieldOf, fieldsOf } from './entities';

export type Id = number | string;
/** A record's fields as the history keeps them: plain JSON, times as texts. */
export type Fields = Readonly<Record<string, unknown>>;
/** A record before and after a change; null where it was not there. */
export type States = { readonly before: Fields | null; readonly after: Fields | null };

/** One record that a change made, altered or removed; only the fields that differ when it was altered. */
export type ChangedRecord = States & {
  readonly entity: Entity;
  readonly id: Id;
  readonly label: string;
  /** "claim:12": in whose history it stands. */
  readonly subjects: readonly string[];
};

/** Whether two values, as they stand in JSON, are the same. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The fields of `after` that are not as they were, with both values; null when there are none. */
export function difference(before: Fields, after: Fields): { before: Fields; after: Fields } | null {
  const names = Object.keys(after).filter((name) => !same(before[name], after[name]));
  return names.length === 0 ? null : { before: picked(before, names), after: picked(after, names) };
}

/**
 * What the history keeps of a change of one record, told by its whole rows; null where nothing that it keeps differs.
 * A time that was changed keeps beside it how exactly it is known, also where that is as before.
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

const picked = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));

/** The records in whose history a change of this one stands. */
export function subjectsOf(entity: Entity, id: Id, ...states: readonly (Fields | null)[]): string[] {
  const { own, partOf } = declarationOf(entity);
  const names = own ? [`${entity}:${id}`] : [];
  if (partOf)
    for (const state of states) if (state?.[partOf.by] != null) names.push(`${partOf.entity}:${state[partOf.by]}`);
  return [...new Set(names)];
}
