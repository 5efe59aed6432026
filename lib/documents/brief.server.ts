import type { Db } from '@/lib/db';
import type { DocumentState } from '@/lib/vocabulary';

/** A document in short. */
export type DocumentBrief = { id: number; title: string; state: DocumentState };

/** The title of a document and whether it stands. Null if there is none with that number. */
export async function getDocumentBrief({ prisma }: Pick<Db, 'prisma'>, id: number): Promise<DocumentBrief | null> {
  return prisma.document.findFirst({ where: { id, deletedAt: null }, select: { id: true, title: true, state: true } });
}
