import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** Whether words have a verb of their own: “the sky is blue”, not “the blue sky”. */
export function looksLikeClause(s: Sentence, { from, to }: Range): boolean {
  const first = s.tokens[from];
  // “That benefit” points, “that it failed” begins a clause.
  if (/^(?:that|what|how|why|whether|if|there|where|when|who)$/.test(first?.lower ?? ''))
    return !(first?.lower === 'that' && (first.class === 'determiner' || to - from < 3));
  if (/^(?:i|he|she|we|they)$/.test(first?.lower ?? '') && from + 1 < to) return true;
  return s.tokens
    .slice(from, Math.min(to, from + 12))
    .some(
      ({ class: it, lower }, i) =>
        (it === 'auxiliary' && !isOwner(s, from + i)) ||
        (it === 'verb' && !/ing$/.test(lower)) ||
        (i > 0 && isVerbByPlace(s, from + i)),
    );
}

/** “Lee[’s] number”, not “Lee’s right” nor “it’s late” */
const isOwner = ({ tokens }: Sentence, i: number): boolean =>
  /^['’]s$/.test(tokens[i]?.text ?? '') &&
  /^(?:name|noun)$/.test(tokens[i - 1]?.class ?? '') &&
  /^(?:name|noun|adjective|number)$/.test(tokens[i + 1]?.class ?? '') &&
  /^(?:name|noun|conjunction)$/.test(tokens[i + 1]?.class === 'adjective' ? (tokens[i + 2]?.class ?? '') : 'noun');

/** “the dress [weighs] 31 kilos”, “the valve [leaks] again”: what stands around a word tells that it is a verb. */
function isVerbByPlace({ tokens }: Sentence, i: number): boolean {
  const [before, token, after] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  return (
    token?.class === 'noun' &&
    /[^s]s$/.test(token.lower) &&
    (before?.class === 'noun' || before?.class === 'name') &&
    !/[^s]s$/.test(before.lower) &&
    /^(?:number|determiner|pronoun|adjective)$/.test(after?.class ?? '')
  );
}
