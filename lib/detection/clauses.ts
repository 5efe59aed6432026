import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** Whether words have a verb of their own: “the sky is blue”, not “the blue sky”. */
export function looksLikeClause(s: Sentence, { from, to }: Range): boolean {
  const first = s.tokens[from];
  // “That benefit” points, “that it failed” begins a clause.
  if (/^(?:that|what|how|why|whether|if|there|where|when|who)$/.test(first?.lower ?? ''))
    return !(first?.lower === 'that' && first.class === 'determiner');
  return s.tokens
    .slice(from, Math.min(to, from + 12))
    .some(({ class: it, lower }) => it === 'auxiliary' || (it === 'verb' && !/ing$/.test(lower)));
}
