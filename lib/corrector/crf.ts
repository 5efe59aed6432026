import { LABELS, mayFollow } from './labels';

/** A linear chain: scores of each label at each word are given, `n` × LABELS; these are those between labels. */
export type Transitions = {
  /** From one label to the next, LABELS × LABELS. */
  between: Float64Array;
  start: Float64Array;
  end: Float64Array;
};

export const noTransitions = (): Transitions => ({
  between: new Float64Array(LABELS * LABELS),
  start: new Float64Array(LABELS),
  end: new Float64Array(LABELS),
});

const NEVER = -1e9;
const allowed = Float64Array.from({ length: LABELS * LABELS }, (_, i) =>
  mayFollow(Math.floor(i / LABELS), i % LABELS) ? 0 : NEVER,
);
const startAllowed = Float64Array.from({ length: LABELS }, (_, label) => (mayFollow(0, label) ? 0 : NEVER));

/** The likeliest labels. */
export function viterbi(scores: Float64Array, n: number, { between, start, end }: Transitions): Uint8Array {
  const labels = new Uint8Array(n);
  if (n === 0) return labels;
  const back = new Uint8Array(n * LABELS);
  const steps = Float64Array.from(between, (step, i) => step + (allowed[i] ?? 0));
  let last = new Float64Array(LABELS);
  let next = new Float64Array(LABELS);
  for (let y = 0; y < LABELS; y++) last[y] = (scores[y] ?? 0) + (start[y] ?? 0) + (startAllowed[y] ?? 0);
  for (let i = 1; i < n; i++) {
    for (let y = 0; y < LABELS; y++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let x = 0; x < LABELS; x++) {
        const score = (last[x] ?? 0) + (steps[x * LABELS + y] ?? 0);
        if (score > best) {
          best = score;
          back[i * LABELS + y] = x;
        }
      }
      next[y] = best + (scores[i * LABELS + y] ?? 0);
    }
    [last, next] = [next, last];
  }
  let label = 0;
  for (let y = 1; y < LABELS; y++)
    if ((last[y] ?? 0) + (end[y] ?? 0) > (last[label] ?? 0) + (end[label] ?? 0)) label = y;
  for (let i = n - 1; i >= 0; i--) {
    labels[i] = label;
    label = back[i * LABELS + label] ?? 0;
  }
  return labels;
}

/**
 * How likely each label is at each word, `n` × LABELS. With `pairs`, the expected number of times each label follows
 * each other is added to it.
 */
export function marginals(
  scores: Float64Array,
  n: number,
  { between, start, end }: Transitions,
  pairs?: Float64Array,
): { shares: Float64Array; logZ: number } {
  const steps = new Float64Array(LABELS * LABELS);
  for (let i = 0; i < steps.length; i++) steps[i] = Math.exp((between[i] ?? 0) + (allowed[i] ?? 0));
  const forward = new Float64Array(n * LABELS);
  const backward = new Float64Array(n * LABELS);
  const own = new Float64Array(n * LABELS);
  const sums = new Float64Array(n);
  let logZ = 0;
  for (let i = 0; i < n; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let y = 0; y < LABELS; y++) most = Math.max(most, scores[i * LABELS + y] ?? 0);
    let sum = 0;
    for (let y = 0; y < LABELS; y++) {
      const at = i * LABELS + y;
      own[at] = Math.exp((scores[at] ?? 0) - most);
      let before = i === 0 ? Math.exp((start[y] ?? 0) + (startAllowed[y] ?? 0)) : 0;
      if (i > 0)
        for (let x = 0; x < LABELS; x++) before += (forward[at - y - LABELS + x] ?? 0) * (steps[x * LABELS + y] ?? 0);
      const value = before * (own[at] ?? 0) * (i === n - 1 ? Math.exp(end[y] ?? 0) : 1);
      forward[at] = value;
      sum += value;
    }
    for (let y = 0; y < LABELS; y++) forward[i * LABELS + y] = (forward[i * LABELS + y] ?? 0) / sum;
    sums[i] = sum;
    logZ += Math.log(sum) + most;
  }
  for (let y = 0; y < LABELS; y++) backward[(n - 1) * LABELS + y] = 1;
  for (let i = n - 2; i >= 0; i--) {
    const next = (i + 1) * LABELS;
    const last = i + 1 === n - 1;
    for (let x = 0; x < LABELS; x++) {
      let sum = 0;
      for (let y = 0; y < LABELS; y++) {
        const way =
          (steps[x * LABELS + y] ?? 0) *
          (own[next + y] ?? 0) *
          (backward[next + y] ?? 0) *
          (last ? Math.exp(end[y] ?? 0) : 1);
        sum += way;
        if (pairs)
          pairs[x * LABELS + y] =
            (pairs[x * LABELS + y] ?? 0) + ((forward[i * LABELS + x] ?? 0) * way) / (sums[i + 1] ?? 1);
      }
      backward[i * LABELS + x] = sum / (sums[i + 1] ?? 1);
    }
  }
  const shares = forward;
  for (let i = 0; i < shares.length; i++) shares[i] = (shares[i] ?? 0) * (backward[i] ?? 0);
  return { shares, logZ };
}
