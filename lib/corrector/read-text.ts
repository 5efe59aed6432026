import type { Detection } from '@/lib/detection/detect';
import { type CodePoints, codePointsOf } from '@/lib/text/code-points';
import type { Sentence } from '@/lib/text/sentences';
import type { Range } from '@/lib/text/tokens';
import { viterbi } from './crf';
import { Features } from './features';
import { ROLES, type Role, type RoleSpan, spansOf } from './labels';
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
  const spans = all.units.flatMap((unit) =>
    spansOf(viterbi(model.scores(features, unit), unit.to - unit.from, model.transitions), unit.from),
  );
  const spanAt = new Int32Array(all.words.length).fill(-1);
  spans.forEach(({ from, to }, i) => {
    spanAt.fill(i, from, to);
  });
  return { ...all, points, rules, spans, spanAt };
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
