import { looksLikeClause } from '@/lib/detection/clauses';
import { clauseEnd } from '@/lib/detection/contents';
import type { CueKind } from '@/lib/detection/cues';
import type { Found } from '@/lib/detection/found';
import { headOf } from '@/lib/detection/heads';
import { isActor } from '@/lib/detection/inferences';
import { isBodyNoun } from '@/lib/detection/people';
import { subjectBefore } from '@/lib/detection/subjects';
import { verbGroupOf } from '@/lib/detection/verb-groups';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';

/** What somebody is who holds or feels that something is so, and how they are who insist on it. */
const HOLDING =
  /^(?:sure|certain|convinced|confident|worried|concerned|afraid|fearful|hopeful|optimistic|pessimistic|doubtful|sceptical|skeptical|satisfied|persuaded|positive|alarmed|adamant|insistent|emphatic|unequivocal|categorical|clear|explicit|firm)$/;
const SAID = /^(?:adamant|insistent|emphatic|unequivocal|categorical|clear|explicit|firm)$/;
/** “of the opinion”, “under the impression”, “in no doubt”. */
const MIND = /^(?:opinion|view|belief|impression|conviction|doubt|illusion)$/;
const BEING =
  /^(?:is|are|was|were|been|be|am|['’]s|['’]re|['’]m|sounded|sounds|remains?|remained|felt|feels|seemed|seems|appeared|appears)$/;

/** “Lee is convinced that it leaks”, “The firm was adamant it had paid”, “She is of the opinion that …”. */
export function adjectiveCuesIn(s: Sentence, taken: readonly Found[]): Found[] {
  const found: Found[] = [];
  s.tokens.forEach((token, i) => {
    if (!BEING.test(token.lower) || s.inQuotation[i] !== undefined) return;
    const held = heldAfter(s, i);
    const one = held && foundAt(s, i, held);
    if (one && !taken.some(({ cue }) => cue.some(({ from, to }) => from < held.to && to > i))) found.push(one);
  });
  return found;
}

type Held = { word: string; kind: CueKind; to: number };

/** What somebody is after “is”, with where the words begin of what they hold. In: where “is” stands. */
function heldAfter(s: Sentence, be: number): Held | null {
  const { tokens } = s;
  let at = be + 1;
  while (tokens[at]?.class === 'adverb' || /^(?:so|as|quite|more|less|very|far)$/.test(tokens[at]?.lower ?? '')) at++;
  const word = tokens[at]?.lower ?? '';
  if (HOLDING.test(word))
    return isHeld(s, at + 1) ? { word, kind: SAID.test(word) ? 'report' : 'thought', to: at + 1 } : null;
  if (!/^(?:of|under|in)$/.test(word)) return null;
  const noun = tokens.slice(at + 1, at + 5).findIndex(({ lower }) => MIND.test(lower));
  const to = at + noun + 2;
  return noun >= 0 && tokens[to]?.lower === 'that' ? { word: tokens[to - 1]?.lower ?? '', kind: 'thought', to } : null;
}

/** “that it leaks”, “it leaks”, “the roof leaks” */
function isHeld(s: Sentence, at: number): boolean {
  const next = s.tokens[at];
  if (next?.lower === 'that') return s.tokens[at + 1] !== undefined;
  return (
    /^(?:pronoun|determiner|name)$/.test(next?.class ?? '') &&
    looksLikeClause(s, { from: at, to: Math.min(s.tokens.length, at + 8) })
  );
}

function foundAt(s: Sentence, be: number, { word, kind, to }: Held): Found | null {
  const group = verbGroupOf(s, be, 'past');
  const source = group.infinitive ? null : subjectBefore(s, group);
  if (!source || !canHold(s, source)) return null;
  const end = clauseEnd(s, to, 'thought');
  if (end <= to + 1) return null;
  const negated = s.tokens
    .slice(group.from, to)
    .some(({ lower }) => /^(?:not|n't|never|hardly|less|.*n't)$/.test(lower));
  return {
    ...{ source: [source], cue: [{ from: group.from, to }], content: [{ from: to, to: end }], kind, lemma: word },
    ...{ inQuotation: false, negated, rule: 'source, cue, content' },
  };
}

/** People and bodies are sure of something; “it is clear” and “the case is clear” say who holds it of nobody. */
function canHold(s: Sentence, source: Range): boolean {
  const { kind, noun } = headOf(s, source);
  if (kind === 'pronoun') return /^(?:he|she|they|who|i|we)$/.test(s.tokens[source.to - 1]?.lower ?? '');
  return kind === 'name' || kind === 'people' || isActor(noun) || isBodyNoun(noun);
}
