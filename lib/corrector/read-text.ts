import type { Detection } from '@/lib/detection/detect';
import { type CodePoints, codePointsOf } from '@/lib/text/code-points';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';
import { marginals, viterbi } from './crf';
import { Features } from './features';
import { beginOf, insideOf, LABELS, ROLES, type Role, type RoleSpan, spansOf } from './labels';
import type { Model } from './model';
import { type RuleLabels, ruleLabelsOf } from './rule-labels';
import { firstWhere, type Words, wordsOf } from './words';

/** A text as the learner reads it. Spans and shares are by words. */
export type Reading = Words & {
  points: CodePoints;
  rules: RuleLabels;
  spans: RoleSpan[];
  /** The index of the span at each word, or -1. */
  spanAt: Int32Array;
  /** How likely each label is at each word, LABELS for each, as far as it is asked for: in the unit of this word. */
  sharesNear: (word: number) => Float64Array;
};

/**
 * Reads a text with what the rules found in it.
 * @param sentences those of the text, where they are known
 */
export function readText(
  text: string,
  { attributions }: Pick<Detection, 'attributions'>,
  model: Model,
  sentences?: readonly Sentence[],
): Reading {
  const points = codePointsOf(text);
  const all = wordsOf(text, sentences);
  const rules = ruleLabelsOf(all.words, attributions, points);
  const features = new Features(all, rules);
  const scores = all.units.map((unit) => model.scores(features, unit));
  const spans = all.units.flatMap(({ from, to }, u) =>
    spansOf(viterbi(scores[u] ?? NONE, to - from, model.transitions), from),
  );
  const spanAt = new Int32Array(all.words.length).fill(-1);
  spans.forEach(({ from, to }, i) => {
    spanAt.fill(i, from, to);
  });
  return { ...all, points, rules, spans, spanAt, sharesNear: sharesIn(all, scores, model) };
}

const NONE = new Float64Array(0);

/** Few words are asked for, and what it takes is reckoned only for the units in which they are. */
function sharesIn({ words, units }: Words, scores: readonly Float64Array[], { transitions }: Model) {
  const shares = new Float64Array(words.length * LABELS);
  const known = new Set<number>();
  return (word: number): Float64Array => {
    const u = firstWhere(units.length, (i) => (units[i]?.to ?? 0) > word);
    const unit = units[u];
    if (unit && !known.has(u)) {
      known.add(u);
      shares.set(marginals(scores[u] ?? NONE, unit.to - unit.from, transitions).shares, unit.from * LABELS);
    }
    return shares;
  };
}

/** The learned spans of a role that touch some ranges, from left to right. */
export function spansTouching({ spans, spanAt }: Reading, role: Role, ranges: readonly Range[]): RoleSpan[] {
  const found = new Set<number>();
  for (const { from, to } of ranges) for (let i = from; i < to; i++) found.add(spanAt[i] ?? -1);
  return [...found]
    .sort((a, b) => a - b)
    .flatMap((i) => spans[i] ?? [])
    .filter((span) => span.role === roleNumber(role));
}

export const roleNumber = (role: Role): number => ROLES.indexOf(role);

/** How many words two ranges share. */
export const overlap = (a: Range, b: Range): number => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));

/** How likely a role is at the word of some ranges at which it is likeliest. */
export function likelihood({ sharesNear }: Pick<Reading, 'sharesNear'>, role: Role, ranges: readonly Range[]): number {
  const number = roleNumber(role);
  let most = 0;
  for (const { from, to } of ranges) {
    const shares = sharesNear(from);
    for (let i = from; i < to; i++)
      most = Math.max(most, (shares[i * LABELS + beginOf(number)] ?? 0) + (shares[i * LABELS + insideOf(number)] ?? 0));
  }
  return most;
}
