import { looksLikeClause } from '@/lib/detection/clauses';
import { clauseEnd } from '@/lib/detection/contents';
import type { Found } from '@/lib/detection/found';
import { openingOf } from '@/lib/detection/openings';
import { nounPhraseAfter, nounPhraseBefore } from '@/lib/detection/phrases';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

const KNOWN =
  /^(?:revealed|understood|reported|claimed|alleged|said|noted|learned|learnt|believed|rumou?red|suggested|announced|emphasi[sz]ed|stressed|recalled|disclosed|reiterated|pointed|thought|feared)$/;
const EMERGED = /^(?:emerged|emerges|transpired|transpires)$/;
const COURT = /^(?:court|jury|inquest|tribunal|hearing|inquiry|judge|trial|panel|jurors)$/;
const HELPING =
  /^(?:'s|'m|'re|am|can|now|also|later|has|have|had|is|are|was|were|be|been|further|already|only|first|exclusively)$/;
const MOST_HELPING = 5;

/** “…, it emerged on Monday”, “…, a jury was told”, “as was stressed, …”: said by somebody whom nobody names. */
export function impersonalIn(s: Sentence, taken: readonly Found[]): Found[] {
  const found: Found[] = [];
  s.tokens.forEach((token, i) => {
    if (s.inQuotation[i] !== undefined || !isImpersonal(token.lower)) return;
    const cue = cueAround(s, i);
    if (!cue || taken.some((one) => one.cue.some(({ from, to }) => from < cue.to && to > cue.from))) return;
    // “it was learned from officials that”
    const from = s.tokens[cue.to]?.lower === 'from' ? nounPhraseAfter(s, cue.to + 1) : null;
    const content = contentOf(s, from ? { from: cue.from, to: from.to } : cue);
    if (content)
      found.push({
        ...{ source: from ? [from] : [], cue: [cue], content, kind: 'report', lemma: token.lower },
        ...{ inQuotation: false, negated: false },
        rule: from ? 'content, passive cue, source' : 'said by nobody who is named',
      });
  });
  return found;
}

const isImpersonal = (word: string) =>
  KNOWN.test(word) || EMERGED.test(word) || /^(?:heard|hears?|hearing|told|informed)$/.test(word);

/** The cue with its subject, where that is “it” or a court, or with “as”. */
function cueAround(s: Sentence, verb: number): Range | null {
  const { tokens } = s;
  const lower = tokens[verb]?.lower ?? '';
  let from = verb;
  while (from > 0 && verb - from < MOST_HELPING && HELPING.test(tokens[from - 1]?.lower ?? '')) from--;
  const helping = tokens.slice(from, verb).map((token) => token.lower);
  const passive = helping.some((word) => /^(?:is|are|was|were|be|been|am|'s|'m|'re)$/.test(word));
  const before = tokens[from - 1]?.lower ?? '';
  if (before === 'it' && (EMERGED.test(lower) || (passive && KNOWN.test(lower))))
    return { from: from - 1, to: verb + 1 };
  if (/^(?:i|we)$/.test(before) && passive && /^(?:told|informed)$/.test(lower))
    return { from: from - 1, to: verb + 1 };
  // “Hearing from two guards that the gate is shut”
  if (lower === 'hearing')
    return tokens[verb + 1]?.lower === 'from' && (verb === 0 || tokens[verb - 1]?.class === 'mark')
      ? { from: verb, to: verb + 1 }
      : null;
  // “We hear the tour is off”
  if (/^(?:i|we)$/.test(before) && lower === 'hear' && from === verb) return { from: from - 1, to: verb + 1 };
  if (before === 'as' && passive && KNOWN.test(lower)) return { from: from - 1, to: verb + 1 };
  const isTold = lower === 'told' && (passive || (s.paragraph === 0 && verb === tokens.length - 1));
  if (!(/^(?:heard|hears?)$/.test(lower) ? !passive : isTold)) return null;
  // “…, corruption hearing told”
  const subject = nounPhraseBefore(s, from) ?? hearingBefore(s, from);
  return isCourt(s, subject) ? { from: subject.from, to: verb + 1 } : null;
}

function hearingBefore({ tokens }: Sentence, to: number): Range {
  let from = to - 1;
  while (from > 0 && /^(?:noun|name|adjective)$/.test(tokens[from - 1]?.class ?? '')) from--;
  return { from: Math.max(0, from), to };
}

/** Whether a phrase is a court or its like, before which things are said. */
export const isCourt = ({ tokens }: Sentence, { from, to }: Range): boolean =>
  tokens.slice(from, to).some(({ lower }) => COURT.test(lower));

const OPENS = /^(?:where|which|who|that|and|but|when|because|while|although|though|since|so)$/;

/** “The gate, it is said, [has been open]”, “in Chengdu, where, it is learned, [a bank may open]”: around the cue. */
function aroundCue(s: Sentence, { from, to }: Range): Range[] | null {
  const { tokens } = s;
  const next = tokens[to + 1];
  if (tokens[from]?.lower !== 'it' || tokens[from - 1]?.text !== ',' || tokens[to]?.text !== ',' || !next) return null;
  const right = { from: to + 1, to: clauseEnd(s, to + 1, 'report') };
  const last = tokens[from - 2];
  const goesOn = next.class === 'auxiliary' || (next.class === 'verb' && !/ing$/.test(next.lower));
  if (OPENS.test(last?.lower ?? '') && last?.lower !== 'which') return looksLikeClause(s, right) ? [right] : null;
  return goesOn ? [{ from: openingOf(s), to: from - 1 }, right] : null;
}

function contentOf(s: Sentence, cue: Range): Range[] | null {
  const content = contentBeside(s, cue);
  return aroundCue(s, cue) ?? (content && [content]);
}

function contentBeside(s: Sentence, { from, to: verbTo }: Range): Range | null {
  const { tokens } = s;
  const isAs = tokens[from]?.lower === 'as';
  let to = verbTo;
  // “As was reported earlier, the port is shut”
  while (isAs && /^(?:earlier|above|before|previously|already|yesterday|today)$/.test(tokens[to]?.lower ?? '')) to++;
  const next = tokens[to];
  if (next?.lower === 'that' || (isAs && next?.text === ',')) {
    const begins = next.lower === 'that' ? to : to + 1;
    const end = clauseEnd(s, begins, 'report');
    return end > begins + 1 ? { from: begins, to: end } : null;
  }
  // “I am told they are bad”, “It is thought he owns a greyhound”
  if (
    next &&
    /^(?:pronoun|determiner|name|noun|number|adjective)$/.test(next.class) &&
    !/^(?:by|of)$/.test(next.lower)
  ) {
    const end = clauseEnd(s, to, 'report');
    if (end > to + 1 && looksLikeClause(s, { from: to, to: end })) return { from: to, to: end };
  }
  const isLast =
    next === undefined || /^[.,;]$/.test(next.text) || /^(?:on|in|at|by|last|yesterday|today)$/.test(next.lower);
  return isLast && from > 3 && tokens[from - 1]?.text === ',' ? { from: 0, to: from - 1 } : null;
}
