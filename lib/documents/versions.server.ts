import { z } from 'zod';
import type { Db } from '@/lib/db';
import { rowFrom } from '@/lib/db/rows';
import type { Tx } from '@/lib/db/transaction';
import type { DocumentState } from '@/lib/vocabulary';
import { Prisma } from '@/prisma/generated/client';

export type VersionLine = { number: number; storedAt: Date };
export type VersionPair = {
  document: { id: number; title: string; state: DocumentState; language: string };
  /** All stored versions, the first one first. */
  versions: VersionLine[];
  /** The two that are compared. Null if there are not two. */
  pair: { from: VersionLine & { text: string }; to: VersionLine & { text: string } } | null;
  /** Requested numbers that do not exist. */
  missing: number[];
};

/**
 * Two stored texts of a document. Null if there is no document with that number.
 * @param from without it, or where it is not there, the one before `to`
 * @param to likewise the latest
 */
export async function getVersionPair(
  { prisma }: Pick<Db, 'prisma'>,
  id: number,
  from?: number,
  to?: number,
): Promise<VersionPair | null> {
  const document = await prisma.document.findFirst({
    where: { id, deletedAt: null },
    select: { id: true, title: true, state: true, language: true },
  });
  if (!document) return null;
  const versions = await prisma.documentVersion.findMany({
    where: { documentId: id },
    select: { number: true, storedAt: true },
    orderBy: { number: 'asc' },
  });
  const there = new Set(versions.map(({ number }) => number));
  const missing = [...new Set([from, to])]
    .filter((number) => number !== undefined)
    .filter((number) => !there.has(number));
  const last = (below: number) => versions.findLast(({ number }) => number < below)?.number;
  const chosenTo = to !== undefined && there.has(to) ? to : last(Number.POSITIVE_INFINITY);
  const chosenFrom =
    from !== undefined && there.has(from)
      ? from
      : chosenTo && (last(chosenTo) ?? versions.find(({ number }) => number > chosenTo)?.number);
  if (!chosenTo || !chosenFrom) return { document, versions, pair: null, missing };
  const texts = await prisma.documentVersion.findMany({
    where: { documentId: id, number: { in: [chosenFrom, chosenTo] } },
    select: { number: true, storedAt: true, text: true },
  });
  const [one, other] = [
    texts.find(({ number }) => number === chosenFrom),
    texts.find(({ number }) => number === chosenTo),
  ];
  return { document, versions, pair: one && other ? { from: one, to: other } : null, missing };
}

/** The number of code points of a stored text; 0 if there is none with that number. */
export async function lengthOfText(tx: Tx, versionId: number): Promise<number> {
  const found = await rowFrom(
    tx,
    z.object({ length: z.int() }),
    Prisma.sql`SELECT char_length(text) AS length FROM document_version WHERE id = ${versionId}`,
  );
  return found?.length ?? 0;
}
