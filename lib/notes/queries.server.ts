import type { Db } from '@/lib/db';
import type { NotedKind } from './schema';

/** A note on a record: what a file, or an editor, said of it beyond its fields. */
export type Note = { readonly id: number; readonly name: string; readonly text: string };

const listed = { select: { id: true, name: true, text: true }, orderBy: { id: 'asc' } } as const;

/** The notes on a record, the earliest first. */
export async function notesOf({ prisma }: Pick<Db, 'prisma'>, entity: NotedKind, id: number): Promise<Note[]> {
  if (entity === 'claim') return prisma.claimNote.findMany({ where: { claimId: id }, ...listed });
  if (entity === 'source') return prisma.sourceNote.findMany({ where: { sourceId: id }, ...listed });
  return prisma.documentNote.findMany({ where: { documentId: id }, ...listed });
}
