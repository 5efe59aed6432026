import type { Db } from '@/lib/db';
import type { DocumentState } from '@/lib/vocabulary';

/** A document in short. */
export type DocumentBrief = { id: number; title: string; state: DocumentState };

/** What a document is called and whether it stands; null where there is none of that number. */
export async function getDocumentBrief({ prisma }: Pick<Db, 'prisma'>, id: number): Promise<DocumentBrief | null> {
  return prisma.document.findFirst({ where: { id, deletedAt: null }, select: { id: true, title: true, state: true } });
}
