import type { Db } from '@/lib/db';
import { isAway } from '@/lib/errors';
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

/** `isHere`: its bytes are in the store; null while the store does not answer. */
export type Copy = Capture & { readonly isHere: boolean | null };

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
export async function copiesOf(db: Pick<Db, 'prisma'>, documentId: number, most = 200): Promise<CopiesOf | null> {
  const found = await capturesOf(db, documentId, most);
  return found && { ...found, copies: await withPresence(found.copies) };
}

/** As `copiesOf`, without asking whether their bytes are here. */
export async function capturesOf(
  { prisma }: Pick<Db, 'prisma'>,
  documentId: number,
  most: number,
): Promise<(Omit<CopiesOf, 'copies'> & { readonly copies: readonly Capture[] }) | null> {
  const document = await prisma.document.findFirst({
    where: { id: documentId, deletedAt: null },
    select: { id: true, title: true, url: true },
  });
  if (!document) return null;
  const [copies, total] = await Promise.all([
    prisma.capture.findMany({
      where: { documentId },
      select: captureFields,
      orderBy: [{ capturedAt: 'desc' }, { id: 'desc' }],
      take: most,
    }),
    prisma.capture.count({ where: { documentId } }),
  ]);
  return { document, copies, total };
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
  return found && ((await withPresence([found]))[0] ?? null);
}

/** How many are looked for at once. */
const TOGETHER = 16;

async function withPresence<C extends Capture>(captures: readonly C[]): Promise<(C & Copy)[]> {
  const store = captureStore();
  const hashes = [...new Set(captures.map(({ sha256 }) => sha256))];
  const here = new Map<string, boolean>();
  try {
    for (let at = 0; at < hashes.length; at += TOGETHER)
      await Promise.all(
        hashes.slice(at, at + TOGETHER).map(async (sha256) => here.set(sha256, await store.has(sha256))),
      );
  } catch (error) {
    if (!isAway(error)) throw error;
  }
  return captures.map((capture) => ({ ...capture, isHere: here.get(capture.sha256) ?? null }));
}
