import { contentAround } from '@/lib/detection/according';
import { looksLikeClause } from '@/lib/detection/clauses';
import type { Found } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { openingOf } from '@/lib/detection/openings';
import { nounPhraseAfter } from '@/lib/detection/phrases';
import { canBeCited } from '@/lib/detection/unnamed';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

const PASSING_ON =
  /^(?:alleged|claimed|cited|quoted|reported|relayed|carried|published|confirmed|revealed|posted|broadcast)$/;
const FIRST = /^(?:first|originally|initially|earlier|previously|also)$/;

/**
 * Who relays what others said: “…, citing two officials”, “… in a report cited by Reuters”, “first reported by the
 * Herald”.
 */
export function relaysIn(s: Sentence, taken: readonly Found[]): Found[] {
  const found: Found[] = [];
  s.tokens.forEach((token, i) => {
    if (taken.some(({ source, cue }) => [...source, ...cue].some(({ from, to }) => from <= i && i < to))) return;
    const one =
      token.lower === 'citing' || token.lower === 'quoting'
        ? citing(s, i, taken)
        : PASSING_ON.test(token.lower)
          ? passedOn(s, i)
          : null;
    if (one)
      found.push({
        ...one,
        kind: 'report',
        lemma: token.lower,
        inQuotation: s.inQuotation[i] !== undefined,
        negated: false,
      });
  });
  return found;
}

type Part = Pick<Found, 'source' | 'cue' | 'content' | 'rule' | 'relayedBy'>;

/** Whoever is cited said what the sentence says; the one who cites is a later hop of the chain. */
function citing(s: Sentence, at: number, taken: readonly Found[]): Part | null {
  const source = nounPhraseAfter(s, at + 1);
  if (!source || !canBeCited(s, source)) return null;
  const reports = taken.filter(({ kind }) => kind === 'report');
  const relayedBy =
    reports.filter(({ cue }) => (cue[0]?.from ?? 0) < at).at(-1) ??
    reports.find(({ source: by }) => by[0] && by[0].to <= at && by[0].to >= at - 1);
  if (at < 2 || !(relayedBy || s.tokens[at - 1]?.text === ',')) return null;
  const content = relayedBy?.content.filter(({ from, to }) => to <= at || from > at) ?? contentAround(s, at, source.to);
  return content.length > 0
    ? { source: [source], cue: [{ from: at, to: at + 1 }], content, rule: 'citing a source', relayedBy }
    : null;
}

function passedOn(s: Sentence, at: number): Part | null {
  const { tokens } = s;
  if (tokens[at + 1]?.lower !== 'by') return null;
  const phrase = nounPhraseAfter(s, at + 2);
  if (!phrase || !canBeCited(s, phrase)) return null;
  // “As reported by the Post, the mill closed”: the mill is no part of who reported.
  const source = tokens[0]?.lower === 'as' && at < 4 ? { from: phrase.from, to: headOf(s, phrase).core.to } : phrase;
  let from = at;
  while (
    FIRST.test(tokens[from - 1]?.lower ?? '') ||
    /^(?:was|were|is|been|has|had|as)$/.test(tokens[from - 1]?.lower ?? '')
  )
    from--;
  const cue = [{ from, to: at + 2 }];
  // “The plan, first reported by the Herald, would …”: all of it comes from there.
  const first = FIRST.test(tokens[at - 1]?.lower ?? '') || tokens[from]?.lower === 'as';
  const isAside = tokens[from - 1]?.text === ',' || (from === 0 && tokens[source.to]?.text === ',');
  const content: Range[] =
    // “As reported by the Post, the mill closed”
    first && (isAside || from === openingOf(s))
      ? contentAround(s, from, source.to)
      : [{ from: leftEdge(s, from), to: from }];
  // “Allegations published by the Herald” say nothing yet.
  const filled = content.filter((piece) => piece.to > piece.from && (first || looksLikeClause(s, piece)));
  return filled.length > 0 ? { source: [source], cue, content: filled, rule: 'passed on by a source' } : null;
}

function leftEdge(s: Sentence, at: number): number {
  for (let i = at - 1; i >= 0; i--) if (s.tokens[i]?.text === ';') return i + 1;
  return 0;
}
