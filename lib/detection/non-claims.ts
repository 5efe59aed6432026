import { nounPhraseBefore } from '@/lib/detection/phrases';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/**
 * What a text says about its own reporting: nothing was confirmed, or nobody answered. That is neither a claim nor a
 * denial.
 */
export type NonClaim = {
  source: Range[];
  words: Range;
  kind: 'not confirmed' | 'no comment' | 'not said';
  rule: string;
};

const NOT =
  "(?:not|n't|never|(?:could|can|did|do|does|has|have|had|would|was|were|is|are|wo|ca)n't|cannot|neither|unable|impossible|unclear)";
const ADVERBS =
  '(?: (?:immediately|independently|yet|been|be|able|to|so|far|also|possible|directly|fully|either|itself|himself|herself|themselves))*';
const patterns: [NonClaim['kind'], RegExp, string][] = [
  [
    'not confirmed',
    new RegExp(
      `(?:^| )(?:(?:could|can|did|do|does|has|have|had|would|was|were|is|are|been) )?${NOT}${ADVERBS} (?:verify|verified|confirm|confirmed|corroborate|corroborated|authenticate|authenticated)(?: (?:or|nor) (?:deny|denied))?(?= |$)`,
    ),
    'could not be verified',
  ],
  [
    'no comment',
    /(?:^| )(?:(?:has|have|had|also) )?(?:declin(?:ed|es|e|ing)|refus(?:ed|es|e|ing))(?: (?:to (?:comment|elaborate|discuss|speak|talk|say|confirm|deny|name|reveal|disclose|specify|explain|identify|provide|be interviewed|be (?:named|identified|quoted)|answer|respond|reply)|(?:requests? for|an?|multiple|several|repeated|further|any)(?: \w+)? ?(?:comment|interviews?|requests?)))(?= |$)/,
    'declined to comment',
  ],
  [
    'no comment',
    new RegExp(
      `(?:^| )(?:(?:could|can|did|do|does|has|have|had|would|was|were) )?${NOT}${ADVERBS} (?:respond|responded|reply|replied|return|returned|answer|answered|reached|available|comment)(?: (?:to|for|on|a|an|the|our|his|her|their|my|emailed|written|further|several|multiple|repeated|requests?|seeking|comment|calls?|messages?|emails?|phone|questions?|inquiries|from))*(?= |$)`,
    ),
    'did not answer',
  ],
  [
    'no comment',
    /(?:^| )ask(?:s|ed|ing)? (?:that \w+ )?not (?:to )?be (?:named|identified|quoted)(?= |$)/,
    'asked not to be named',
  ],
  [
    'no comment',
    /(?:^| )(?:would|will|could) ?(?:not|n't) (?:discuss|comment|elaborate|confirm|be drawn|answer)(?= |$)/,
    'would not discuss it',
  ],
  [
    'no comment',
    /(?:^| )(?:(?:would|will|is|was) (?:also )?(?:be )?)?(?:in(?:appropriate|opportune)|improper|wrong|premature|unwise|not (?:appropriate|proper|right)|unable|not able|not in a position) (?:for (?:him|her|it|them|us|me) )?to comment(?= |$)/,
    'would be wrong to comment',
  ],
  [
    'no comment',
    /(?:^| )(?:(?:would|will|is|was) (?:be )?)?(?:mak|issu|giv|offer|provid)(?:e|es|ing) no (?:further |public )?(?:statements?|comments?|interviews?)(?= |$)/,
    'would make no statement',
  ],
  [
    'not said',
    new RegExp(
      `(?:^| )(?:(?:did|do|does|has|have|had|would|will) )?${NOT}${ADVERBS} (?:say|said|specify|specified|disclose|disclosed|explain|explained) (?=whether|if|how|why|when|where|who|which|what)`,
    ),
    'did not say whether',
  ],
];

/** What of that kind a sentence holds. */
export function nonClaimsIn(s: Sentence): NonClaim[] {
  const words = s.tokens.map(({ lower }) => (/^\s|\s$/.test(lower) ? '_' : lower));
  const line = words.join(' ');
  const found: NonClaim[] = [];
  for (const [kind, pattern, rule] of patterns) {
    const match = pattern.exec(line);
    if (!match) continue;
    const before = line.slice(0, match.index + (match[0].startsWith(' ') ? 1 : 0));
    const from = before === '' ? 0 : before.trimEnd().split(' ').length;
    const to = from + match[0].trim().split(' ').length;
    if (found.some((other) => other.words.from < to && other.words.to > from)) continue;
    const source = nounPhraseBefore(s, from);
    found.push({ source: source ? [source] : [], words: { from, to }, kind, rule });
  }
  return found;
}
