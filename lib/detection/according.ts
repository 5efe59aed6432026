import { looksLikeClause } from '@/lib/detection/clauses';
import type { Found } from '@/lib/detection/found';
import { nounPhraseAfter } from '@/lib/detection/phrases';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** “According to Reuters, …” and “…, according to people familiar with the matter”. */
export function accordingIn(s: Sentence): Found[] {
  const found: Found[] = [];
  s.tokens.forEach((token, i) => {
    if (token.lower !== 'according' || s.tokens[i + 1]?.lower !== 'to') return;
    const source = nounPhraseAfter(s, i + 2);
    if (!source) return;
    const content = contentAround(s, i, source.to);
    if (content.length === 0) return;
    const inQuotation = s.inQuotation[i] !== undefined;
    found.push({
      source: [source],
      cue: [{ from: i, to: i + 2 }],
      content,
      kind: 'report',
      lemma: 'accord',
      inQuotation,
      negated: false,
      rule: 'according to a source',
    });
  });
  return found;
}

/** The clause that a phrase between `from` and `to` belongs to: the text before it, after it, or both. */
export function contentAround(s: Sentence, from: number, to: number): Range[] {
  const { tokens } = s;
  const [start, end] = edges(s, from, to);
  let leftEnd = from;
  while (leftEnd > start && /^[,(–—]$|^--/.test(tokens[leftEnd - 1]?.text ?? '')) leftEnd--;
  let rightStart = to;
  while (rightStart < end && /^[,)–—:]$|^--/.test(tokens[rightStart]?.text ?? '')) rightStart++;
  const left = { from: start, to: leftEnd };
  const right = { from: rightStart, to: end };
  if (left.to - left.from < 2) return right.to > right.from ? [right] : [];
  if (right.to <= right.from || tokens[to]?.text !== ',' || looksLikeClause(s, left)) return [left];
  return [left, right];
}

/** The limits of the clauses: the ends of the sentence or quotation, or a semicolon. */
function edges(s: Sentence, from: number, to: number): [number, number] {
  const { tokens } = s;
  const quotation = s.quotations[s.inQuotation[from] ?? -1];
  let start = quotation ? quotation.from + 1 : 0;
  let end = quotation ? quotation.to - 1 : tokens.length;
  if (end > to && /^[.!?…]$/.test(tokens[end - 1]?.text ?? '')) end--;
  for (let i = start; i < end; i++) {
    if (tokens[i]?.text !== ';' || s.inQuotation[i] !== s.inQuotation[from]) continue;
    if (i < from) start = i + 1;
    else if (i >= to) end = i;
  }
  return [start, end];
}
