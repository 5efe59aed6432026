import { fold } from '@/lib/format/fold';
import { declarationOf, type Entity } from './entities';
import type { Fields } from './record';

/**
 * What a record is compared, searched and sorted by: its texts, folded, one on each line. It follows from the other
 * fields, so the history does not keep it.
 */
export function keysOf(entity: Entity, fields: Fields): Record<string, string> {
  const { keys = {} } = declarationOf(entity);
  const texts = (names: readonly string[]) => names.flatMap((name) => fields[name] ?? []).map(String);
  return Object.fromEntries(Object.entries(keys).map(([key, names]) => [key, texts(names).map(fold).join('\n')]));
}

/** Whether keys of such a record follow from the field of this name. */
export const followsFrom = (entity: Entity, field: string): boolean =>
  Object.values(declarationOf(entity).keys ?? {}).some((names) => names.includes(field));
