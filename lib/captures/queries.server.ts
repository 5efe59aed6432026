import type { Db } from '@/lib/db';
import type { CaptureWay } from '@/lib/vocabulary';
import { captureStore } from './store.server';

/** A copy of a document, without its bytes. */
export type Capture = {
  readonly id: number;
  readonly how: CaptureWay;
  readonly requestedUrl: string | null;
  readonly finalUrl: string | null;
  readonly redirects: readonly string[];
  readonly status: number | null;
  readonly headers: unknown;
  readonly mediaType: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly capturedAt: Date;
  readonly kept: boolean;
};

/** `isHere`: its bytes are in the store. */
export type Copy = Capture & { readonly isHere: boolean };

export type CopiesOf = {
  readonly document: { readonly id: number; readonly title: string; readonly url: string | null };
  /** The latest first. */
  readonly copies: readonly Copy[];
  readonly total: number;
};

/** The columns of a capture. */
export const captureFields = {
  id: true,
  how: true,
  requestedUrl: true,
  finalUrl: true,
  redirects: true,
  status: true,
  headers: true,
  mediaType: true,
  fileName: true,
  sha256: true,
  size: true,
  capturedAt: true,
  kept: true,
} as const;

/** The copies of a document; null if there is no document with that number. @param most how many, the latest first */
export async function copiesOf(
  { prisma }: Pick<Db, 'prisma'>,
  documentId: number,
  most = 200,
): Promise<CopiesOf | null> {
  const document = await prisma.document.findFirst({
    where: { id: documentId, deletedAt: null },
    select: { id: true, title: true, url: true },
  });
  if (!document) return null;
  const [captures, total] = await Promise.all([
    prisma.capture.findMany({
      where: { documentId },
      select: captureFields,
      orderBy: [{ capturedAt: 'desc' }, { id: 'desc' }],
      take: most,
    }),
    prisma.capture.count({ where: { documentId } }),
  ]);
  return { document, copies: await Promise.all(captures.map(withPresence)), total };
}

/** One copy of a document that is not deleted, with the title of that; null if there is none. */
export async function copyOf(
  { prisma }: Pick<Db, 'prisma'>,
  documentId: number,
  id: number,
): Promise<(Copy & { document: { id: number; title: string } }) | null> {
  const found = await prisma.capture.findFirst({
    where: { id, documentId, document: { deletedAt: null } },
    select: { ...captureFields, document: { select: { id: true, title: true } } },
  });
  return found && withPresence(found);
}

const withPresence = async <C extends Capture>(capture: C): Promise<C & Copy> => ({
  ...capture,
  isHere: await captureStore().has(capture.sha256),
});
