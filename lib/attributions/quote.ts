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

/** The place of a quotation in a text, in code points; parts that are left out are written «…». Null where it does not stand there. */
export function spansOf(text: string, quote: string): number[] | null {
  const spans: number[] = [];
  let from = 0;
  for (const part of quote.split(/\[?…\]?|\[\.\.\.\]/u).map((it) => it.trim())) {
    if (part === '') continue;
    const pattern = new RegExp(patternOf(part), 'giu');
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match) return null;
    const start = [...text.slice(0, match.index)].length;
    spans.push(start, start + [...match[0]].length);
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
