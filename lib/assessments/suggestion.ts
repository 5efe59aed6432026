import { z } from 'zod';
import {
  type Confidence,
  confidences,
  type JudgementState,
  type Likelihood,
  likelihoods,
  type Warning,
  warnings,
  wordsOf,
} from '@/lib/vocabulary';

/** What the rule said at one moment, with the counts behind it. Kept with every judgement. */
export const suggestion = z.object({
  confidence: z.enum(wordsOf(confidences)),
  likelihood: z.enum(wordsOf(likelihoods)).nullable(),
  credibility: z.int().min(1).max(6),
  origins: z.int().min(0),
  documents: z.int().min(0),
  warnings: z.array(z.enum(wordsOf(warnings))),
  formulaVersion: z.int().min(0),
});
export type Suggestion = z.output<typeof suggestion>;

/** A suggestion as stored with a judgement; null for a judgement made before suggestions were kept. */
export function storedSuggestion(stored: unknown): Suggestion | null {
  const read = suggestion.safeParse(stored);
  return read.success ? read.data : null;
}

type Verdict = Pick<Suggestion, 'confidence' | 'likelihood' | 'credibility'>;

/**
 * Whether the rule now says something else: another confidence, likelihood or credibility. Counts and warnings alone
 * make no difference.
 */
export function hasMoved(then: Verdict, now: Verdict): boolean {
  return (
    then.confidence !== now.confidence || then.likelihood !== now.likelihood || then.credibility !== now.credibility
  );
}

/**
 * How a claim's latest judgement compares with the present suggestion. `then` is null if no suggestion was kept, so
 * nothing can have changed.
 */
export function judgementState(judged: boolean, then: Verdict | null, now: Verdict): JudgementState {
  if (!judged) return 'none';
  return then !== null && hasMoved(then, now) ? 'outdated' : 'current';
}

/**
 * What differs between then and now, one clause each, the verdict first: “suggested confidence was Low and is
 * Moderate”.
 */
export function movedInWords(then: Suggestion, now: Suggestion): string[] {
  const word = (list: Readonly<Record<string, { readonly label: string }>>, value: string | null) =>
    value === null ? 'none' : (list[value]?.label ?? value);
  const parts = [
    differs(then.confidence, now.confidence, (it: Confidence) => word(confidences, it), 'suggested confidence'),
    differs(then.likelihood, now.likelihood, (it: Likelihood | null) => word(likelihoods, it), 'suggested likelihood'),
    differs(then.credibility, now.credibility, String, 'suggested credibility'),
    differs(then.origins, now.origins, String, 'independent origins'),
    differs(then.documents, now.documents, String, 'documents'),
    differs(then.formulaVersion, now.formulaVersion, String, 'version of the rule'),
  ];
  const labels = (list: readonly Warning[]) => list.map((it) => warnings[it].label).join(', ');
  const gained = now.warnings.filter((it) => !then.warnings.includes(it));
  const lost = then.warnings.filter((it) => !now.warnings.includes(it));
  return [
    ...parts.flatMap((part) => part ?? []),
    ...(gained.length > 0 ? [`new ${gained.length === 1 ? 'warning' : 'warnings'}: ${labels(gained)}`] : []),
    ...(lost.length > 0 ? [`no longer: ${labels(lost)}`] : []),
  ];
}

function differs<T>(then: T, now: T, textOf: (value: T) => string, what: string): string | null {
  if (then === now) return null;
  const plural = what.endsWith('s');
  return `${what} ${plural ? 'were' : 'was'} ${textOf(then)}, now ${textOf(now)}`;
}
