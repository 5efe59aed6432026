import type { Detection } from '@/lib/detection/detect';
import { type CodePoints, codePointsOf } from '@/lib/text/code-points';
import type { Range } from '@/lib/text/tokens';
import { marginals, viterbi } from './crf';
import { Features } from './features';
import { beginOf, insideOf, LABELS, ROLES, type Role, type RoleSpan, spansOf } from './labels';
import type { Model } from './model';
import { type RuleLabels, ruleLabelsOf } from './rule-labels';
import { type Words, wordsOf } from './words';

/** A text as the learner reads it. Spans and shares are by words. */
export type Reading = Words & {
  points: CodePoints;
  rules: RuleLabels;
  spans: RoleSpan[];
  /** The index of the span at each word, or -1. */
  spanAt: Int32Array;
  /** How likely each label is at each word, LABELS for each. */
  shares: Float64Array;
};

/** Reads a text with what the rules found in it. */
export function readText(text: string, { attributions }: Pick<Detection, 'attributions'>, model: Model): Reading {
  const points = codePointsOf(text);
  const all = wordsOf(text);
  const rules = ruleLabelsOf(all.words, attributions, points);
  const features = new Features(all.words, rules);
  const shares = new Float64Array(all.words.length * LABELS);
  const spans = all.units.flatMap((unit) => {
    const n = unit.to - unit.from;
    const scores = model.scores(features, unit);
    shares.set(marginals(scores, n, model.transitions).shares, unit.from * LABELS);
    return spansOf(viterbi(scores, n, model.transitions), unit.from);
  });
  const spanAt = new Int32Array(all.words.length).fill(-1);
  spans.forEach(({ from, to }, i) => {
    spanAt.fill(i, from, to);
  });
  return { ...all, points, rules, spans, spanAt, shares };
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
export function likelihood({ shares }: Pick<Reading, 'shares'>, role: Role, ranges: readonly Range[]): number {
  const number = roleNumber(role);
  let most = 0;
  for (const { from, to } of ranges)
    for (let i = from; i < to; i++)
      most = Math.max(most, (shares[i * LABELS + beginOf(number)] ?? 0) + (shares[i * LABELS + insideOf(number)] ?? 0));
  return most;
}
