import { marginals, noTransitions, type Transitions } from './crf';
import type { Examples } from './examples';
import { ALWAYS } from './features';
import { beginOf, LABELS, ROLES } from './labels';
import type { Weights } from './model';

export type TrainOptions = {
  seed: number;
  /** How far the first step goes; later ones go less far. */
  rate: number;
  /** How much large weights cost. */
  penalty: number;
  /** The share of the features of a word that are left out each time it is seen, so that none is relied on alone. */
  drop: number;
};

/** Weights while they are learnt. A feature keeps its place; `keys` are the numbers of the features. */
export type Learnt = {
  keys: Int32Array;
  weights: Float32Array;
  transitions: Transitions;
  /** The mean of both over all epochs but the first. */
  average: Float32Array;
  averageTransitions: Transitions;
  /** Sums of squared slopes: the more there was, the shorter the next step. */
  sums: Float32Array;
  transitionSums: Transitions;
  epoch: number;
};

const FEWEST = 3;
const COUNTERS = 1 << 26;

/**
 * The features that are seen often enough, as the start of a training. The examples hold their places afterwards in
 * place of their numbers.
 */
export function beginning(examples: Examples): Learnt {
  const counts = new Uint8Array(COUNTERS);
  examples.forEachFeature((feature) => {
    const at = feature >>> 6;
    if ((counts[at] ?? 0) < FEWEST) counts[at] = (counts[at] ?? 0) + 1;
  });
  const keys = new Set<number>();
  const seen = new Map<number, number>();
  examples.forEachFeature((feature) => {
    if ((counts[feature >>> 6] ?? 0) < FEWEST || keys.has(feature)) return;
    const count = (seen.get(feature) ?? 0) + 1;
    if (count < FEWEST) seen.set(feature, count);
    else {
      keys.add(feature);
      seen.delete(feature);
    }
  });
  return placed(examples, Int32Array.from(keys).sort());
}

/**
 * The start of a training that goes on from weights that were learned before: their features, and those that are seen
 * often enough now. It steps the less far from where they were, the larger `trust` is.
 */
export function goingOn(examples: Examples, { keys, rows, scale, transitions }: Weights, trust: number): Learnt {
  const counts = new Map<number, number>();
  examples.forEachFeature((feature) => counts.set(feature, (counts.get(feature) ?? 0) + 1));
  const before = new Map<number, number>();
  keys.forEach((key, place) => {
    before.set(key, place);
  });
  const own = [...counts].flatMap(([feature, count]) => (count >= FEWEST && !before.has(feature) ? [feature] : []));
  const learnt = placed(examples, Int32Array.from([...keys, ...own]).sort());
  learnt.keys.forEach((key, to) => {
    const from = before.get(key);
    if (from === undefined) return;
    for (let y = 0; y < LABELS; y++) learnt.weights[to * LABELS + y] = (rows[from * LABELS + y] ?? 0) * scale;
  });
  learnt.sums.fill(trust);
  for (const name of ['between', 'start', 'end'] as const) {
    learnt.transitions[name].set(transitions[name]);
    learnt.transitionSums[name].fill(trust);
  }
  return learnt;
}

/** The start of a training with these features. */
export function placed(examples: Examples, keys: Int32Array): Learnt {
  const places = new Map<number, number>();
  keys.forEach((key, place) => {
    places.set(key, place);
  });
  examples.replaceFeatures((feature) => places.get(feature) ?? -1);
  return {
    ...{ keys, weights: new Float32Array(keys.length * LABELS), transitions: noTransitions(), epoch: 0 },
    ...{ average: new Float32Array(keys.length * LABELS), averageTransitions: noTransitions() },
    ...{ sums: new Float32Array(keys.length * LABELS), transitionSums: noTransitions() },
  };
}

/** Goes once through all examples in an order that the seed and the epoch give. Out: the mean cost of a word. */
export function trainOnce(examples: Examples, learnt: Learnt, { seed, rate, penalty, drop }: TrainOptions): number {
  const { weights, sums, transitions, transitionSums } = learnt;
  const { units } = examples;
  const order = shuffled(units.length, seed + 7919 * learnt.epoch);
  const random = randomFrom(seed + 104729 * (learnt.epoch + 1));
  const share = 1 / (1 - drop);
  let total = 0;
  for (let t = 0; t < order.length; t++) {
    const { from, to } = units[order[t] ?? 0] ?? { from: 0, to: 0 };
    const n = to - from;
    const kept = Array.from({ length: n }, (_, i) => keptOf(examples.of(from + i), drop, random));
    const scores = scoresOf(kept, weights, share);
    const slopes = noTransitions();
    const { shares, logZ } = marginals(scores, n, transitions, slopes.between);
    slopes.start.set(shares.subarray(0, LABELS));
    slopes.end.set(shares.subarray((n - 1) * LABELS));
    const labels = Array.from({ length: n }, (_, i) => examples.label(from + i));
    total += logZ - scoreOf(labels, scores, transitions);
    lessen(slopes, labels);
    for (let i = 0; i < n; i++) {
      const right = i * LABELS + (labels[i] ?? 0);
      shares[right] = (shares[right] ?? 0) - 1;
    }
    for (let i = 0; i < n; i++) {
      if (isRight(shares, i * LABELS)) continue;
      const features = kept[i] ?? [];
      for (let f = 0; f < features.length; f++) {
        const base = (features[f] ?? 0) * LABELS;
        for (let y = 0; y < LABELS; y++) {
          const slope = (shares[i * LABELS + y] ?? 0) * share;
          if (slope < LEAST && slope > -LEAST) continue;
          const sum = (sums[base + y] ?? 0) + slope * slope;
          sums[base + y] = sum;
          weights[base + y] = (weights[base + y] ?? 0) - (rate * slope) / (SMALL + Math.sqrt(sum));
        }
      }
    }
    step(transitions, slopes, transitionSums, rate);
    if ((t + 1) % Math.ceil(order.length / SHRINKS) === 0) shrink(learnt, rate, penalty / SHRINKS);
  }
  learnt.epoch++;
  average(learnt);
  return total / Math.max(1, examples.length);
}

/** The first epochs are far from where the others end. */
const NOT_AVERAGED = 2;

function average({ weights, average: mean, transitions, averageTransitions, epoch }: Learnt): void {
  if (epoch <= NOT_AVERAGED) return;
  const add = (to: Float32Array | Float64Array, by: Float32Array | Float64Array) => {
    for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + ((by[i] ?? 0) - (to[i] ?? 0)) / (epoch - NOT_AVERAGED);
  };
  add(mean, weights);
  for (const name of ['between', 'start', 'end'] as const) add(averageTransitions[name], transitions[name]);
}

/** What a training comes to. */
export const averaged = ({ keys, weights, average: mean, transitions, averageTransitions, epoch }: Learnt): Weights =>
  epoch <= NOT_AVERAGED
    ? { keys, rows: weights, scale: 1, transitions }
    : { keys, rows: mean, scale: 1, transitions: averageTransitions };

/** Slopes that are smaller change nothing. */
const LEAST = 1e-4;
/** A word whose labels are as good as certain and right teaches nothing. */
const NEARLY = 3e-3;
const SMALL = 1e-3;
/** How often in an epoch large weights are paid for. */
const SHRINKS = 4;

function isRight(shares: Float64Array, at: number): boolean {
  for (let y = at; y < at + LABELS; y++) if ((shares[y] ?? 0) > NEARLY || (shares[y] ?? 0) < -NEARLY) return false;
  return true;
}

/** Makes all weights smaller, the more the less was learnt of them. */
function shrink({ weights, sums }: Learnt, rate: number, penalty: number): void {
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight !== 0) weights[i] = weight / (1 + (rate * penalty) / (SMALL + Math.sqrt(sums[i] ?? 0)));
  }
}

/** The score of one way through all words. */
function scoreOf(labels: readonly number[], scores: Float64Array, { between, start, end }: Transitions): number {
  let sum = (start[labels[0] ?? 0] ?? 0) + (end[labels.at(-1) ?? 0] ?? 0);
  labels.forEach((label, i) => {
    sum += scores[i * LABELS + label] ?? 0;
    if (i > 0) sum += between[(labels[i - 1] ?? 0) * LABELS + label] ?? 0;
  });
  return sum;
}

/** Takes what really followed from what was expected to follow. */
function lessen({ between, start, end }: Transitions, labels: readonly number[]): void {
  const [first, last] = [labels[0] ?? 0, labels.at(-1) ?? 0];
  start[first] = (start[first] ?? 0) - 1;
  end[last] = (end[last] ?? 0) - 1;
  for (let i = 1; i < labels.length; i++) {
    const at = (labels[i - 1] ?? 0) * LABELS + (labels[i] ?? 0);
    between[at] = (between[at] ?? 0) - 1;
  }
}

function step(transitions: Transitions, slopes: Transitions, sums: Transitions, rate: number): void {
  for (const name of ['between', 'start', 'end'] as const) {
    const [own, by, all] = [transitions[name], slopes[name], sums[name]];
    for (let i = 0; i < own.length; i++) {
      const slope = by[i] ?? 0;
      const sum = (all[i] ?? 0) + slope * slope;
      all[i] = sum;
      own[i] = (own[i] ?? 0) - (rate * slope) / (SMALL + Math.sqrt(sum));
    }
  }
}

/** The score of each label at each word. In: the features of each word, and what each of them counts for. */
function scoresOf(words: readonly Int32Array[], weights: Float32Array, share: number): Float64Array {
  const scores = new Float64Array(words.length * LABELS);
  words.forEach((features, i) => {
    const row = i * LABELS;
    for (let f = 0; f < features.length; f++) {
      const base = (features[f] ?? 0) * LABELS;
      for (let y = 0; y < LABELS; y++) scores[row + y] = (scores[row + y] ?? 0) + (weights[base + y] ?? 0) * share;
    }
  });
  return scores;
}

/** The features of a word without those that are left out this time. */
function keptOf(features: Int32Array, drop: number, random: () => number): Int32Array {
  return drop === 0 ? features : features.filter(() => random() >= drop);
}

/** Numbers from 0 to 1 in an order that the seed gives (xorshift). */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
}

/**
 * Weights that find more: of what could be a cue or a content, and of all that could be something, a little less is
 * asked.
 */
export function leaning(weights: Weights, { none, begin }: { none: number; begin: number }): Weights {
  const rows = Float32Array.from(weights.rows);
  const row = weights.keys.indexOf(ALWAYS) * LABELS;
  if (row < 0) return weights;
  rows[row] = (rows[row] ?? 0) - none;
  for (const role of ['cue', 'content'] as const) {
    const at = row + beginOf(ROLES.indexOf(role));
    rows[at] = (rows[at] ?? 0) + begin;
  }
  return { ...weights, rows };
}

/** The numbers below a count in an order that the seed gives. */
export function shuffled(count: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  let state = (seed * 0x9e3779b1) | 0;
  for (let i = count - 1; i > 0; i--) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    const j = ((t ^ (t >>> 14)) >>> 0) % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}
