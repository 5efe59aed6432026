import { BASE_RATE } from '@/lib/assessments/conventions';
import type { Stance } from '@/lib/vocabulary';

/** A binomial opinion: belief, disbelief, uncertainty; b + d + u = 1 (A. Jøsang, Subjective Logic, 2016, ch. 3). */
export type Opinion = { readonly b: number; readonly d: number; readonly u: number };

export const VACUOUS: Opinion = { b: 0, d: 0, u: 1 };

/** Projected probability P = b + a·u (ch. 3). */
export function project(opinion: Opinion, baseRate: number = BASE_RATE): number {
  return opinion.b + baseRate * opinion.u;
}

/** Cumulative fusion ⊕, for opinions that rest on different evidence (ch. 12). */
export function fuse(one: Opinion, two: Opinion): Opinion {
  const k = one.u + two.u - one.u * two.u;
  if (k === 0) return mean(one, two);
  return { b: (one.b * two.u + two.b * one.u) / k, d: (one.d * two.u + two.d * one.u) / k, u: (one.u * two.u) / k };
}

/** Averaging fusion, for opinions that rest on the same evidence (ch. 12). */
export function average(one: Opinion, two: Opinion): Opinion {
  const k = one.u + two.u;
  if (k === 0) return mean(one, two);
  return { b: (one.b * two.u + two.b * one.u) / k, d: (one.d * two.u + two.d * one.u) / k, u: (2 * one.u * two.u) / k };
}

function mean(one: Opinion, two: Opinion): Opinion {
  return { b: (one.b + two.b) / 2, d: (one.d + two.d) / 2, u: (one.u + two.u) / 2 };
}

/** The opinion of one origin: support or denial of that weight, the rest uncertainty (docs/confidence.md, step 6). */
export function opinionOf(stance: Stance, weight: number): Opinion {
  if (stance === 'questions') return VACUOUS;
  return { b: stance === 'affirms' ? weight : 0, d: stance === 'denies' ? weight : 0, u: 1 - weight };
}
