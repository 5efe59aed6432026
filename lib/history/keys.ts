import type { Entity } from '@/lib/entities/entities';
import type { Fields } from '@/lib/entities/record';
import { fold } from '@/lib/format/fold';

/**
 * What a record is compared, searched and sorted by: its texts, folded. Follows from its other fields, so that the
 * history does not keep it.
 */
export function keysOf(entity: Entity, fields: Fields): Fields {
  const text = (name: string) => String(fields[name] ?? '');
  if (entity === 'claim') return { statementKey: fold(text('statement')) };
  if (entity === 'document') return { titleKey: fold(text('title')) };
  if (entity === 'topic') return { nameKey: fold(text('name')) };
  if (entity === 'source')
    return { nameKey: fold(text('name')), folded: foldedNames(text('name'), (fields.aliases ?? []) as string[]) };
  return {};
}

/** Whether keys follow from the field of this name. */
export const followsFrom = (field: string): boolean => ['statement', 'title', 'name', 'aliases'].includes(field);

/** All names of a source, folded, one a line. */
export const foldedNames = (name: string, aliases: readonly string[]): string =>
  [name, ...aliases].map(fold).join('\n');
