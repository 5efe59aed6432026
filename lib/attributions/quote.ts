import type { Tx } from '@/lib/commands/command';

/** Where a quoted passage stands in the latest stored text of a document; white space, dashes and quotation marks need not be the same. A text says why not. */
export async function findQuote(tx: Tx, documentId: number, quote: string): Promise<{ versionId: number; spans: number[] } | string> {
  const version = await tx.documentVersion.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { id: true, text: true },
  });
  if (!version)
    return 'No text of this document is stored, so that nothing can be marked in it. Leave the words out, or store the text first.';
  const spans = spansOf(version.text, quote);
  return spans ? { versionId: version.id, spans } : 'These words do not stand in the stored text of the document. Copy them from there.';
}

const MOST_PARTS = 100;

/** The place of a quotation in a text, in code points; parts that are left out are written «…». Null where it does not stand there. */
export function spansOf(text: string, quote: string): number[] | null {
  const spans: number[] = [];
  const parts = quote.split(/\[?…\]?|\[\.\.\.\]/u);
  if (parts.length > MOST_PARTS) return null;
  let from = 0;
  // Code points up to there, counted once.
  let counted = 0;
  for (const part of parts.map((it) => it.trim())) {
    if (part === '') continue;
    const pattern = new RegExp(patternOf(part), 'giu');
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match) return null;
    const start = counted + [...text.slice(from, match.index)].length;
    counted = start + [...match[0]].length;
    spans.push(start, counted);
    from = match.index + match[0].length;
  }
  return spans.length > 0 ? spans : null;
}

const patternOf = (words: string) =>
  words
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/["“”„«»]/g, '["“”„«»]')
    .replace(/['‘’]/g, "['‘’]")
    .replace(/[-‐‑–—]/g, '[-‐‑–—]')
    .replace(/\s+/g, '\\s+');
