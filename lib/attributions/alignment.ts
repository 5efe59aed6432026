/** For each element of `a`, the index in `b` of the same word, in order, as many as possible. */
export function alignment(a: readonly string[], b: readonly string[]): (number | null)[] {
  const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = best[i];
      if (row) row[j] = a[i] === b[j] && a[i] !== '' ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: (number | null)[] = [];
  for (let i = 0, j = 0; i < a.length; i++) {
    while (j < b.length && at(i, j) === at(i, j + 1)) j++;
    found.push(at(i, j) > at(i + 1, j) ? j++ : null);
  }
  return found;
}
