import { looksLikeClause } from '@/lib/detection/clauses';
import { clauseEnd } from '@/lib/detection/contents';
import type { Found } from '@/lib/detection/found';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

const ADVERB = /^(?:reportedly|allegedly|supposedly|purportedly|rumoredly|rumouredly)$/;
const RUMOUR = /^(?:rumors?|rumours?|speculation|reports?|word|talk|gossip|claims?|suggestions?)$/;

/** “is reportedly planning”, “rumour has it that”, “there are reports that”: said by nobody in particular. */
export function hearsayIn(s: Sentence, taken: readonly Found[]): Found[] {
  const found: Found[] = [];
  s.tokens.forEach((token, i) => {
    if (taken.some(({ cue }) => cue.some(({ from, to }) => from <= i && i < to))) return;
    const one = ADVERB.test(token.lower) ? aroundAdverb(s, i) : RUMOUR.test(token.lower) ? afterRumour(s, i) : null;
    if (one)
      found.push({
        source: [],
        ...one,
        kind: 'seeming',
        lemma: token.lower,
        inQuotation: s.inQuotation[i] !== undefined,
        negated: false,
      });
  });
  return found;
}

type Part = Pick<Found, 'cue' | 'content' | 'rule'>;

function aroundAdverb(s: Sentence, at: number): Part | null {
  let start = at;
  while (start > 0 && !/^[,;:–—("“]$|^''$|^--/.test(s.tokens[start - 1]?.text ?? '') && !beginsAfter(s, start, at))
    start--;
  const end = clauseEnd(s, at, 'stance');
  const content = [
    { from: start, to: at },
    { from: at + 1, to: end },
  ].filter(({ from, to }) => to > from && s.tokens[from]?.class !== 'mark');
  return content.length > 0 ? { cue: [{ from: at, to: at + 1 }], content, rule: 'reportedly' } : null;
}

/** “was shot after [he allegedly] drew a gun”: whether the clause begins there. */
const beginsAfter = ({ tokens }: Sentence, start: number, at: number) =>
  start < at &&
  tokens[start]?.class !== 'auxiliary' &&
  /^(?:after|when|while|because|since|before|although|though|that)$/.test(tokens[start - 1]?.lower ?? '') &&
  !/^(?:verb|auxiliary)$/.test(tokens[start]?.class ?? '');

const LONGEST_ROUND = 7;

/** Where the words begin after “[The rumour] in town is”, or -1. In: where the rumour stands. */
function afterGoingRound({ tokens }: Sentence, at: number): number {
  if (!/^(?:rumou?r|claim|word|talk|gossip|story|theory)$/.test(tokens[at]?.lower ?? '')) return -1;
  const isRound = /^(?:going|doing|making|circulating|in|on|around|among|at|online|here|there|locally|currently)$/.test(
    tokens[at + 1]?.lower ?? '',
  );
  if (!isRound) return -1;
  for (let i = at + 2; i < at + LONGEST_ROUND; i++)
    if (/^(?:is|was)$/.test(tokens[i]?.lower ?? '')) return tokens[i + 1]?.lower === 'that' ? i + 1 : -1;
  return -1;
}

/** “there are [rumours]” */
const isThere = (tokens: Sentence['tokens'], at: number) =>
  tokens.slice(Math.max(0, at - 4), at).some(({ lower }) => lower === 'there');

/** “rumours on social media [that]”: where the words begin, or -1. */
function thatAfterPlace(tokens: Sentence['tokens'], at: number): number {
  for (let i = at + 1; i < at + LONGEST_ROUND; i++) {
    const token = tokens[i];
    if (token?.lower === 'that') return i > at + 1 ? i : -1;
    if (!/^(?:preposition|determiner|adjective|noun|name)$/.test(token?.class ?? 'mark')) return -1;
  }
  return -1;
}

function afterRumour(s: Sentence, at: number): Part | null {
  const { tokens } = s;
  const next = (skip: number) => tokens[at + skip]?.lower;
  const cue = (to: number): Range => ({ from: at, to });
  let begins = -1;
  if (next(1) === 'has' && next(2) === 'it') begins = at + 3;
  else if (next(1) === 'that' && tokens[at - 1]?.class !== 'determiner' && !/^['’]s$/.test(tokens[at - 1]?.lower ?? ''))
    begins = at + 1;
  else if (isThere(tokens, at) && !/^reports?$/.test(next(0) ?? '')) begins = thatAfterPlace(tokens, at);
  else if (/^(?:is|was)$/.test(next(1) ?? '') && next(2) === 'that' && /^(?:word|rumou?r)$/.test(next(0) ?? ''))
    begins = at + 2;
  // “The claim going round is that”, “The word on the street is that”
  else begins = afterGoingRound(s, at);
  // “Word is the wedding is off”
  if (begins < 0 && next(0) === 'word' && next(1) === 'is' && looksLikeClause(s, { from: at + 2, to: tokens.length }))
    begins = at + 2;
  if (begins < 0) return null;
  const to = clauseEnd(s, begins, 'report');
  return to > begins + 1
    ? { cue: [cue(begins)], content: [{ from: begins, to }], rule: 'rumour without a source' }
    : null;
}
