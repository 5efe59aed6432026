/** A seeded stream of chance: the same seed gives the same draws on every machine. */
export type Random = {
  /** From 0 up to 1, which it never reaches. */
  next(): number;
  /** A whole number, ends included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
};

/** The generator “mulberry32”. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T,
  };
}

/** Draws items by weight. */
export function weighted<T>(
  random: Random,
  items: readonly T[],
  weightOf: (item: T, index: number) => number,
): () => T {
  let sum = 0;
  const sums = items.map((item, index) => {
    sum += weightOf(item, index);
    return sum;
  });
  return () => {
    const wanted = random.next() * sum;
    let [low, high] = [0, items.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return items[low] as T;
  };
}

/** Draws items by Zipf's law: the second comes half as often as the first, the third a third as often. */
export const zipf = <T>(random: Random, items: readonly T[]) => weighted(random, items, (_, index) => 1 / (index + 1));
