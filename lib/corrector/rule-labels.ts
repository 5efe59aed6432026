import type { Attribution } from '@/lib/detection/attribution';
import type { CodePoints } from '@/lib/text/code-points';
import type { Range } from '@/lib/text/tokens';
import { hashOf } from './hash';
import { ROLES } from './labels';
import { type Word, wordsAtSpans } from './words';

/** An attribution of the rules by words. */
export type Placed = Record<(typeof ROLES)[number], Range[]> & { nested: boolean };

/** What the rules say of each word. */
export type RuleLabels = {
  /** Bits: a role begins, or goes on, for each role; of attributions that stand in no other. */
  outer: Uint8Array;
  /** The same of attributions in the content of another. */
  inner: Uint8Array;
  /** The number of the rule that gave the word a role first. */
  rule: Int32Array;
  placed: Placed[];
};

/** Lays the attributions of a text over its words. */
export function ruleLabelsOf(
  words: readonly Word[],
  attributions: readonly Attribution[],
  points: CodePoints,
): RuleLabels {
  const outer = new Uint8Array(words.length);
  const inner = new Uint8Array(words.length);
  const rule = new Int32Array(words.length);
  const within = (spans: Attribution['cue']) => wordsAtSpans(words, points, spans);
  const placed = attributions.map(
    ({ source, cue, content }): Placed => ({
      ...{ source: within(source), cue: within(cue), content: within(content) },
      nested: false,
    }),
  );
  attributions.forEach((one, i) => {
    const own = placed[i];
    const parent = one.parent === null ? undefined : placed[one.parent];
    if (!own) return;
    const first = own.cue[0] ?? own.source[0];
    own.nested =
      first !== undefined && (parent?.content.some(({ from, to }) => from <= first.from && first.from < to) ?? false);
    const bits = own.nested ? inner : outer;
    const number = hashOf(one.rule);
    ROLES.forEach((role, r) => {
      for (const { from, to } of own[role])
        for (let at = from; at < to; at++) {
          bits[at] = (bits[at] ?? 0) | (at === from ? 1 << (2 * r) : 2 << (2 * r));
          if (rule[at] === 0) rule[at] = number;
        }
    });
  });
  return { outer, inner, rule, placed };
}
