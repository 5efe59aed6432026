import type { Db } from '@/lib/db';
import { comparisonInWords, type ShownPart } from '@/lib/documents/compare';
import { compareTexts } from '@/lib/documents/compare-texts.server';
import { textHash } from '@/lib/documents/text-hash.server';
import { conflict, notFound } from '@/lib/errors';
import { fetchPage } from '@/lib/intake/fetch-page.server';
import type { Network } from '@/lib/intake/guarded-connect.server';
import { makeReady, readMaterial } from '@/lib/intake/read.server';
import type { TextLink } from '@/lib/text/links';
import { holdBytes } from './hold.server';
import { fetchedPage } from './material.server';
import type { HeldCapture } from './seen';

/** What the page of a document says now, beside the latest text. Nothing is stored but what was seen, for a day. */
export type FetchedAgain = {
  readonly capture: HeldCapture;
  readonly text: string;
  /** Where words of the text lead to other pages. */
  readonly links: readonly TextLink[];
  /** The number of the latest text; null if none is stored. */
  readonly latest: number | null;
  /** The number of the stored text that says exactly this; null if none does. */
  readonly storedAs: number | null;
  /** What differs from the latest text, in words and as shown; null where that could not be found. */
  readonly differs: { readonly words: string; readonly parts: readonly ShownPart[] } | null;
  readonly language: string;
  readonly notices: readonly string[];
};

type Asked = { readonly who: string; readonly signal?: AbortSignal; readonly network?: Network };

/**
 * Fetches the page of a document once more.
 * @throws DomainError as `fetchPage` and `readMaterial` do; `not found`; `conflict` if it has no address
 */
export async function fetchAgain(db: Pick<Db, 'prisma'>, documentId: number, asked: Asked): Promise<FetchedAgain> {
  const { who, ...options } = asked;
  const document = await db.prisma.document.findFirst({
    where: { id: documentId, deletedAt: null },
    select: { url: true, language: true },
  });
  if (!document) throw notFound('There is no such document.');
  if (document.url === null) throw conflict('This document has no address. Give it one first, or bring in a file.');
  makeReady();
  const { material, seen } = fetchedPage(await fetchPage(document.url, options), document.url);
  const { text, links, notices } = await readMaterial(material, { who, ...(asked.signal && { signal: asked.signal }) });
  const { held, notice } = await holdBytes(who, seen);
  const stored = await db.prisma.documentVersion.findMany({
    where: { documentId },
    select: { id: true, number: true, sha256: true },
    orderBy: { number: 'desc' },
  });
  const sha256 = textHash(text);
  const told = [...notices, ...(notice ? [notice] : [])];
  const [latest] = stored;
  const before = latest && (await db.prisma.documentVersion.findUniqueOrThrow({ where: { id: latest.id } })).text;
  const compared = before === undefined ? null : await compareTexts(before, text, who);
  if (compared) told.push(...('problem' in compared ? [compared.problem] : compared.notice ? [compared.notice] : []));
  return {
    capture: held,
    text,
    links,
    latest: latest?.number ?? null,
    storedAs: stored.find((version) => version.sha256 === sha256)?.number ?? null,
    differs:
      compared && 'comparison' in compared
        ? { words: comparisonInWords(compared.comparison), parts: compared.comparison.parts }
        : null,
    language: document.language,
    notices: told,
  };
}
